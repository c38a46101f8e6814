package dev.newsgraph.documents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A value of the front matter, as written, with its place in the file. */
sealed interface YamlValue {

	Position position();

	/**
	 * A text.
	 *
	 * @param text what a person sees
	 * @param plain whether it stands without quotes
	 */
	record Scalar(String text, boolean plain, Position position) implements YamlValue {

		/** Whether it says nothing: {@code null}, or no text at all. */
		boolean isAbsent() {
			return this.text.isEmpty() || (this.plain && this.text.equals("null"));
		}

	}

	/** A list. */
	record Sequence(List<YamlValue> items, Position position) implements YamlValue {
	}

	/** Keys with their values, in the order of the file. */
	record Mapping(SequencedMap<String, Entry> entries, Position position) implements YamlValue {

		static Mapping empty() {
			return new Mapping(new LinkedHashMap<>(), Position.START);
		}

	}

	/**
	 * What stands at a key.
	 *
	 * @param keyPosition where the key stands
	 * @param value its value
	 */
	record Entry(Position keyPosition, YamlValue value) {
	}

}
