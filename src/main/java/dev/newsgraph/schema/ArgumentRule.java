package dev.newsgraph.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.schema.Source.KeyForm;

/** What the schema demands of an argument's value, beyond its type. */
public sealed interface ArgumentRule {

	/** The argument's name. */
	String argument();

	/**
	 * A number within bounds.
	 *
	 * @param argument the argument's name
	 * @param min the least that works
	 * @param max the greatest that works
	 */
	record Range(String argument, int min, int max) implements ArgumentRule {
	}

	/**
	 * A key that is brought into the form that keys have in the graph.
	 *
	 * @param argument the argument's name
	 * @param form the form
	 * @param unlike the argument that must not hold the same key; null for none
	 */
	record Key(String argument, KeyForm form, @Nullable String unlike) implements ArgumentRule {
	}

	/**
	 * What a person wants to find, which becomes a query of a full-text index.
	 *
	 * @param argument the argument's name
	 * @param properties what is looked into, each with its weight if it has one:
	 * {@code title^3}
	 */
	record Search(String argument, List<String> properties) implements ArgumentRule {

		public Search {
			properties = List.copyOf(properties);
		}

	}

}
