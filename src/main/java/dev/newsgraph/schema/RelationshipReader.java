package dev.newsgraph.schema;

import java.util.List;
import java.util.function.Function;

import graphql.language.Directive;

/** Reads {@code @relationship} and {@code @count}. */
final class RelationshipReader {

	private RelationshipReader() {
	}

	/**
	 * Returns the relationships that a directive names.
	 * @param directive the directive
	 * @param error creates the exception of a mistake
	 */
	static Source.ByRelationship read(Directive directive, Function<String, ? extends RuntimeException> error) {
		List<String> types = Directives.texts(directive, "type");
		if (types.isEmpty()) {
			throw error.apply("@%s has no relationship type; add at least one type".formatted(directive.getName()));
		}
		boolean outgoing = Directives.text(directive, "direction", "OUT").equals("OUT");
		List<String> sorted = Directives.texts(directive, "sorted");
		if (!sorted.isEmpty() && (!outgoing || types.size() > 1)) {
			throw error.apply("@relationship(sorted: …) needs one type and the direction OUT; correct one of them");
		}
		return new Source.ByRelationship(types, outgoing, sorted);
	}

}
