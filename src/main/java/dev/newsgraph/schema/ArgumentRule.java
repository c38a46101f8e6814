package dev.newsgraph.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.Source.KeyForm;

/** A rule for the value of an argument, in addition to its type. */
public sealed interface ArgumentRule {

	/** Returns the name of the argument. */
	String argument();

	/**
	 * The value must be within a range.
	 *
	 * @param argument name of the argument
	 * @param min lowest allowed value
	 * @param max highest allowed value
	 */
	record Range(String argument, int min, int max) implements ArgumentRule {
	}

	/**
	 * The value is a key and is converted to the form that the graph stores.
	 *
	 * @param argument name of the argument
	 * @param form form of the key in the graph
	 * @param unlike argument that must not have the same key, or null
	 */
	record Key(String argument, KeyForm form, @Nullable String unlike) implements ArgumentRule {
	}

	/**
	 * The value is a search text and is converted to a query of a full-text index.
	 *
	 * @param argument name of the argument
	 * @param properties properties to search, each with an optional weight such as {@code
	 * title^3}
	 */
	record Search(String argument, List<String> properties) implements ArgumentRule {

		public Search {
			properties = List.copyOf(properties);
		}

	}

	/**
	 * The value says how a text is searched. If it is absent, it is set to the best mode
	 * that the gateway has.
	 *
	 * @param argument name of the argument
	 */
	record Mode(String argument) implements ArgumentRule {

		/** Compares words only. The other modes need vectors of texts. */
		public static final String WORDS = "WORDS";

		/** Compares words and meaning. */
		public static final String HYBRID = "HYBRID";

	}

}
