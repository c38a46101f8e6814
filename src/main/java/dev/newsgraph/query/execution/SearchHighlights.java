package dev.newsgraph.query.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import graphql.execution.ExecutionStepInfo;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.search.SearchFragments;
import dev.newsgraph.query.search.SearchHighlight;
import dev.newsgraph.query.search.SearchText;
import dev.newsgraph.schema.ArgumentRule;
import dev.newsgraph.schema.GraphModel;

/** Creates the highlights of a search hit from its texts and the search terms. */
public final class SearchHighlights extends RowDataFetcher {

	private final GraphModel model;

	SearchHighlights(GraphModel model) {
		super(new Kind.Highlights());
		this.model = model;
	}

	@Override
	@Nullable Object value(Map<?, ?> row, @Nullable Object value, Supplier<DataFetchingEnvironment> environment) {
		if (!(value instanceof List<?> texts)) {
			return value;
		}
		return highlights(texts, fragments(environment.get()));
	}

	/**
	 * Returns the highlights of a hit.
	 * @param texts the texts that the row holds
	 * @param fragments finds the terms of the search
	 */
	public static List<Map<String, Object>> highlights(List<?> texts, SearchFragments fragments) {
		List<Map<String, Object>> highlights = new ArrayList<>();
		for (Object entry : texts) {
			if (entry instanceof List<?> text && text.get(1) instanceof String content) {
				String field = String.valueOf(text.getFirst());
				List<SearchHighlight> found = Boolean.TRUE.equals(text.getLast()) ? fragments.whole(field, content)
						: fragments.best(field, content);
				found.forEach((highlight) -> highlights.add(row(highlight)));
			}
		}
		return highlights;
	}

	private static Map<String, Object> row(SearchHighlight highlight) {
		List<Map<String, Object>> matches = highlight.matches()
			.stream()
			.map((match) -> Map.<String, Object>of("start", match.start(), "end", match.end()))
			.toList();
		return Map.of("field", highlight.field(), "fragment", highlight.fragment(), "matches", matches);
	}

	// Created once for all hits of a page.
	private SearchFragments fragments(DataFetchingEnvironment environment) {
		String text = text(environment.getExecutionStepInfo());
		return environment.getGraphQlContext()
			.computeIfAbsent(new SearchKey(text), (key) -> new SearchFragments(SearchText.of(text)));
	}

	private String text(ExecutionStepInfo hit) {
		for (ExecutionStepInfo field = hit; field.hasParent(); field = field.getParent()) {
			for (ArgumentRule rule : this.model.rules(field.getObjectType().getName(),
					field.getFieldDefinition().getName())) {
				if (rule instanceof ArgumentRule.Search search) {
					return String.valueOf(field.<Object>getArgument(search.argument()));
				}
			}
		}
		throw new IllegalStateException("Nothing was searched for");
	}

	private record SearchKey(String text) {
	}

}
