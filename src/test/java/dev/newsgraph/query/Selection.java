package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A selection of an object and the expected object.
 *
 * @param bodies texts of the selection; if there are several, the field is selected as
 * often, and the results are merged
 */
record Selection<T>(List<String> bodies, Function<T, Map<String, Object>> answer) {

	/**
	 * Selects fields, some of them in fragments, some under conditions.
	 * @param type type of the object
	 */
	static <T> Selection<T> of(Random random, OperationText operation, String type, List<ExpectedField<T>> fields) {
		List<ExpectedField<T>> kept = new ArrayList<>();
		List<String> texts = new ArrayList<>();
		for (ExpectedField<T> field : fields) {
			switch (random.nextInt(30)) {
				case 0, 1 -> {
					boolean wanted = random.nextInt(3) > 0;
					texts.add(conditional(random.nextBoolean(), wanted, operation, field.text()));
					if (wanted) {
						kept.add(field);
					}
				}
				case 2 -> {
					texts.add(operation.fragment(type, field.text()));
					kept.add(field);
				}
				case 3 -> {
					texts.add("... on %s { %s }".formatted(type, field.text()));
					kept.add(field);
				}
				case 4 -> {
					texts.add("%s ... { %s }".formatted(field.text(), field.text()));
					kept.add(field);
				}
				default -> {
					texts.add(field.text());
					kept.add(field);
				}
			}
		}
		boolean twice = texts.size() > 1 && random.nextInt(10) == 0;
		List<String> bodies = twice
				? List.of(String.join(" ", texts.subList(0, 1)), String.join(" ", texts.subList(1, texts.size())))
				: List.of(String.join(" ", texts));
		return new Selection<>(bodies, (object) -> {
			Map<String, Object> answer = new LinkedHashMap<>();
			kept.forEach((field) -> answer.put(field.name(), field.answer().apply(object)));
			return answer;
		});
	}

	private static String conditional(boolean include, boolean wanted, OperationText operation, String field) {
		String directive = include ? "@include(if: %s)".formatted(operation.variable("Boolean!", wanted))
				: "@skip(if: %s)".formatted(operation.variable("Boolean!", !wanted));
		return field.contains("{") ? "... %s { %s }".formatted(directive, field) : field + " " + directive;
	}

	/** Returns the field with this selection. */
	String text(String head) {
		return this.bodies.stream().map((body) -> "%s { %s }".formatted(head, body)).collect(Collectors.joining(" "));
	}

}
