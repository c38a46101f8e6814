package dev.newsgraph.trusted;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.query.OperationPreview;
import dev.newsgraph.query.OperationPreviews;

/** Checks a folder with trusted documents, and estimates their operations. */
public final class FolderCheck {

	private static final JsonMapper JSON = new JsonMapper();

	private final OperationPreviews previews;

	private final DocumentProperties properties;

	private final DocumentValidation validation;

	private final TypicalVariables typical;

	private final List<FolderReport.Checked> documents = new ArrayList<>();

	private final List<DocumentProblem> problems = new ArrayList<>();

	private FolderCheck(OperationPreviews previews, GraphQLSchema schema, DocumentProperties properties) {
		this.previews = previews;
		this.properties = properties;
		this.validation = new DocumentValidation(() -> previews);
		this.typical = new TypicalVariables(schema);
	}

	/**
	 * Checks a folder.
	 * @param previews estimates the operations
	 * @param schema the schema of the gateway
	 * @param properties the limits of the folder
	 */
	public static FolderReport check(Path folder, OperationPreviews previews, GraphQLSchema schema,
			DocumentProperties properties) {
		return new FolderCheck(previews, schema, properties).check(folder);
	}

	private FolderReport check(Path folder) {
		FolderContent content = DocumentFolder.read(FolderFiles.list(folder, this.properties));
		for (TrustedDocument document : content.documents()) {
			List<DocumentProblem> found = this.validation.problems(document);
			this.problems.addAll(found);
			if (found.isEmpty()) {
				estimate(document);
			}
		}
		return new FolderReport(this.documents, content.withProblems(this.problems).problems());
	}

	private void estimate(TrustedDocument document) {
		List<CheckedOperation> operations = new ArrayList<>();
		for (OperationDefinition operation : new Parser().parseDocument(document.text())
			.getDefinitionsOfType(OperationDefinition.class)) {
			CheckedOperation checked = estimate(document, operation);
			if (checked != null) {
				operations.add(checked);
			}
		}
		this.documents.add(new FolderReport.Checked(document, operations));
	}

	private @Nullable CheckedOperation estimate(TrustedDocument document, OperationDefinition operation) {
		String declared = document.comments().variables();
		Map<String, @Nullable Object> variables = (declared != null) ? object(declared) : this.typical.of(operation);
		OperationPreview preview = this.previews.of(document.text(), operation.getName(), variables);
		boolean unknown = declared == null && preview.errors()
			.stream()
			.anyMatch((error) -> DocumentValidation.code(error).equals("BAD_USER_INPUT"));
		if (!unknown && !preview.errors().isEmpty()) {
			preview.errors().forEach((error) -> this.problems.add(DocumentValidation.problem(document, error)));
			return null;
		}
		return new CheckedOperation(operation.getName(), operation.getOperation().name().toLowerCase(Locale.ROOT),
				variables, declared != null, unknown ? null : preview.estimate());
	}

	@SuppressWarnings("unchecked")
	private static Map<String, @Nullable Object> object(String json) {
		return JSON.readValue(json, Map.class);
	}

}
