package dev.newsgraph.trusted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.OperationPreview;
import dev.newsgraph.query.OperationPreviews;

/**
 * Validates documents against the schema, with the limits that apply to requests. Values
 * of variables are not known then, so what depends on them is not a problem.
 */
final class DocumentValidation {

	private static final Set<String> PROBLEMS = Set.of("GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED");

	private static final String TOO_LARGE = "OPERATION_TOO_LARGE";

	private final Supplier<OperationPreviews> previews;

	DocumentValidation(Supplier<OperationPreviews> previews) {
		this.previews = previews;
	}

	/** Returns the problems of a document. */
	List<DocumentProblem> problems(TrustedDocument document) {
		OperationPreview preview = this.previews.get().of(document.text(), firstOperation(document.text()), Map.of());
		// Without an estimate, the size of the text is over a limit, not its cost.
		boolean tooLarge = preview.estimate().roots().isEmpty();
		return problems(document, preview.errors(), tooLarge);
	}

	private static List<DocumentProblem> problems(TrustedDocument document, List<Map<String, Object>> errors,
			boolean tooLarge) {
		List<DocumentProblem> problems = new ArrayList<>();
		for (Map<String, Object> error : errors) {
			String code = code(error);
			if (PROBLEMS.contains(code) || (tooLarge && code.equals(TOO_LARGE))) {
				problems.add(problem(document, error));
			}
		}
		return problems;
	}

	/** Returns the code of an error in the format of a response. */
	static String code(Map<String, Object> error) {
		return (error.get("extensions") instanceof Map<?, ?> extensions) ? String.valueOf(extensions.get("code")) : "";
	}

	/** Returns the problem that an error in the format of a response describes. */
	static DocumentProblem problem(TrustedDocument document, Map<String, Object> error) {
		int line = 0;
		if (error.get("locations") instanceof List<?> locations && !locations.isEmpty()
				&& locations.getFirst() instanceof Map<?, ?> location
				&& location.get("line") instanceof Integer first) {
			line = first;
		}
		return document.problem(line, String.valueOf(error.get("message")));
	}

	private static @Nullable String firstOperation(String text) {
		try {
			return new Parser().parseDocument(text)
				.getFirstDefinitionOfType(OperationDefinition.class)
				.map(OperationDefinition::getName)
				.orElse(null);
		}
		catch (InvalidSyntaxException ex) {
			return null;
		}
	}

}
