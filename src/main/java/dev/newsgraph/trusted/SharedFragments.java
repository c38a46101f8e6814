package dev.newsgraph.trusted;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.Node;
import graphql.language.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * The fragments of files that contain only fragments. A document that spreads one of them
 * without defining it gets its text at its end.
 */
final class SharedFragments {

	private final Map<String, Shared> fragments = new HashMap<>();

	/**
	 * Adds the fragments of a file.
	 * @param document the document that was parsed from the text
	 * @return the problem of a name that is defined already, or null
	 */
	@Nullable DocumentProblem add(String file, String text, Document document) {
		List<FragmentDefinition> definitions = document.getDefinitionsOfType(FragmentDefinition.class);
		int end = text.length();
		for (FragmentDefinition fragment : definitions.reversed()) {
			SourceLocation location = Objects.requireNonNull(fragment.getSourceLocation());
			int start = offset(text, location);
			Shared shared = new Shared(file, location.getLine(), text.substring(start, end).strip(), fragment);
			end = start;
			Shared other = this.fragments.putIfAbsent(fragment.getName(), shared);
			if (other != null) {
				return new DocumentProblem(file, location.getLine(),
						"The fragment `%s` is defined in %s:%d too; rename one of them.".formatted(fragment.getName(),
								other.file, other.line));
			}
		}
		return null;
	}

	private static int offset(String text, SourceLocation location) {
		int offset = 0;
		for (int line = 1; line < location.getLine(); line++) {
			offset = text.indexOf('\n', offset) + 1;
		}
		return offset + location.getColumn() - 1;
	}

	/**
	 * Returns the text of a document with the fragments that it lacks.
	 * @param file the file of the document
	 * @param document the document that was parsed from the text
	 */
	DocumentText complete(String file, String text, Document document) {
		List<DocumentText.Part> parts = new ArrayList<>();
		StringBuilder complete = new StringBuilder(text);
		int line = 0;
		for (Shared shared : missing(document)) {
			if (parts.isEmpty()) {
				complete = new StringBuilder(text.stripTrailing()).append('\n');
				line = lines(complete) + 2;
			}
			parts.add(new DocumentText.Part(line, shared.file, shared.line));
			complete.append('\n').append(shared.text).append('\n');
			line += lines(shared.text) + 2;
		}
		return new DocumentText(complete.toString(), file, "", parts);
	}

	private static int lines(CharSequence text) {
		return (int) text.chars().filter((character) -> character == '\n').count();
	}

	private Iterable<Shared> missing(Document document) {
		Set<String> own = new HashSet<>();
		document.getDefinitionsOfType(FragmentDefinition.class).forEach((fragment) -> own.add(fragment.getName()));
		Map<String, Shared> missing = new LinkedHashMap<>();
		Deque<Node<?>> nodes = new ArrayDeque<>(List.of(document));
		while (!nodes.isEmpty()) {
			Node<?> node = nodes.poll();
			if (node instanceof FragmentSpread spread && !own.contains(spread.getName())) {
				Shared shared = this.fragments.get(spread.getName());
				if (shared != null && missing.putIfAbsent(spread.getName(), shared) == null) {
					nodes.add(shared.fragment);
				}
			}
			node.getChildren().forEach(nodes::add);
		}
		return missing.values();
	}

	private record Shared(String file, int line, String text, FragmentDefinition fragment) {
	}

}
