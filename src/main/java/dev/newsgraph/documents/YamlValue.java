package dev.newsgraph.documents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** A value of the front matter, as written, with its position in the file. */
sealed interface YamlValue {

	/** Returns the position of the value in the file. */
	Position position();

	/**
	 * A text.
	 *
	 * @param text the text without quotes and with escapes resolved
	 * @param plain whether the text is written without quotes
	 * @param position the position of the text
	 */
	record Scalar(String text, boolean plain, Position position) implements YamlValue {

		/** Returns whether the value is {@code null} or empty. */
		boolean isAbsent() {
			return this.text.isEmpty() || isNull();
		}

		/** Returns whether the value is a {@code null} of YAML's core schema. */
		boolean isNull() {
			return this.plain && switch (this.text) {
				case "", "~", "null", "Null", "NULL" -> true;
				default -> false;
			};
		}

		/**
		 * Returns the boolean of YAML's core schema that a text stands for, or an empty
		 * optional.
		 */
		static Optional<Boolean> booleanOf(String text) {
			return switch (text) {
				case "true", "True", "TRUE" -> Optional.of(true);
				case "false", "False", "FALSE" -> Optional.of(false);
				default -> Optional.empty();
			};
		}

	}

	/**
	 * A list.
	 *
	 * @param items the items in order
	 * @param position the position of the list
	 */
	record Sequence(List<YamlValue> items, Position position) implements YamlValue {
	}

	/**
	 * Keys with their values.
	 *
	 * @param entries the entries by key, in the order of the file
	 * @param position the position of the mapping
	 */
	record Mapping(SequencedMap<String, Entry> entries, Position position) implements YamlValue {

		/** Returns a mapping without entries. */
		static Mapping empty() {
			return new Mapping(new LinkedHashMap<>(), Position.START);
		}

	}

	/**
	 * An entry of a mapping.
	 *
	 * @param keyPosition the position of the key
	 * @param value the value
	 */
	record Entry(Position keyPosition, YamlValue value) {
	}

}
