package dev.newsgraph.query.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.SelectedField;

/**
 * Counts the objects of a response: single objects and the elements of lists and pages.
 * Connections, edges and page information are not counted.
 */
final class ResponseObjectCounter {

	private static final String EDGES = "edges";

	private ResponseObjectCounter() {
	}

	/**
	 * Returns the number of objects in the value of a field.
	 * @param fields selections of the field, one for each type it is selected on
	 * @param value value of the field in the response
	 * @param mapped tests whether a type has rows of its own
	 */
	static long count(List<SelectedField> fields, @Nullable Object value, Predicate<String> mapped) {
		return switch (value) {
			case List<?> list -> {
				boolean edges = fields.getFirst().name().equals(EDGES);
				long objects = 0;
				for (Object element : list) {
					objects += (element instanceof Map<?, ?> object)
							? (edges ? 0 : 1) + countChildren(fields, object, mapped) : 0;
				}
				yield objects;
			}
			case Map<?, ?> object -> (isObject(fields, mapped) ? 1 : 0) + countChildren(fields, object, mapped);
			case null, default -> 0;
		};
	}

	private static boolean isObject(List<SelectedField> fields, Predicate<String> mapped) {
		return fields.getFirst().name().equals("node") || fields.stream()
			.flatMap((field) -> field.children().stream())
			.anyMatch((child) -> child.typeNames().stream().anyMatch(mapped));
	}

	private static long countChildren(List<SelectedField> fields, Map<?, ?> object, Predicate<String> mapped) {
		long objects = 0;
		for (Map.Entry<?, ?> entry : object.entrySet()) {
			if (entry.getValue() instanceof Map || entry.getValue() instanceof List) {
				objects += count(selected(fields, entry.getKey()), entry.getValue(), mapped);
			}
		}
		return objects;
	}

	private static List<SelectedField> selected(List<SelectedField> fields, Object resultKey) {
		List<SelectedField> selected = new ArrayList<>();
		for (SelectedField field : fields) {
			for (SelectedField child : field.children()) {
				if (child.resultKey().equals(resultKey)) {
					selected.add(child);
				}
			}
		}
		return selected;
	}

}
