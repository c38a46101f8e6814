package dev.newsgraph.query;

import java.util.Optional;

import dev.newsgraph.schema.Source.KeyForm;

/** Brings a key from a client into the form that keys have in the graph. */
final class KeyForms {

	private KeyForms() {
	}

	static Optional<String> apply(KeyForm form, String value) {
		return switch (form) {
			case EXACT -> Optional.of(value);
			case ADDRESS -> Optional.of(value);
			case DOMAIN -> Optional.of(value.toLowerCase(java.util.Locale.ROOT));
			case SLUG -> Optional.of(value.toLowerCase(java.util.Locale.ROOT));
		};
	}

}
