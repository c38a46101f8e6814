package dev.newsgraph.query.values;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Finds halves of characters in the texts of a client. UTF-8 cannot represent them, so
 * the database would get question marks.
 */
public final class UnpairedSurrogates {

	private UnpairedSurrogates() {
	}

	/**
	 * Returns what is wrong with a value, or an empty optional if all of its texts
	 * consist of whole characters.
	 * @param value a text, or lists and maps with texts; other values have no texts
	 */
	public static Optional<String> problem(@Nullable Object value) {
		return switch (value) {
			case String text -> in(text);
			case Collection<?> list -> first(list);
			case Map<?, ?> map -> first(map.values());
			case null, default -> Optional.empty();
		};
	}

	private static Optional<String> first(Collection<?> values) {
		for (Object value : values) {
			Optional<String> problem = problem(value);
			if (problem.isPresent()) {
				return problem;
			}
		}
		return Optional.empty();
	}

	private static Optional<String> in(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (Character.isSurrogate(c)) {
				if (Character.isHighSurrogate(c) && i + 1 < text.length()
						&& Character.isLowSurrogate(text.charAt(i + 1))) {
					i++;
				}
				else {
					return Optional
						.of("the text is not valid Unicode: U+%04X at position %d is half of a character; remove it"
							.formatted((int) c, i));
				}
			}
		}
		return Optional.empty();
	}

}
