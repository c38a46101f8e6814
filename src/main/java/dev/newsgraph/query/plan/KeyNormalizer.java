package dev.newsgraph.query.plan;

import java.util.Optional;

import dev.newsgraph.identity.CanonicalAddress;
import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.identity.ProviderDomain;
import dev.newsgraph.identity.TopicSlug;
import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.schema.Source.KeyForm;

/** Converts keys that clients pass to the form in which the graph stores them. */
final class KeyNormalizer {

	private KeyNormalizer() {
	}

	/**
	 * Returns the normalized key.
	 * @param form form of the key in the graph
	 * @param value key as passed by the client
	 * @param tracking query parameters that are not part of an address
	 * @return the key, or empty if no node can have it
	 */
	static Optional<String> apply(KeyForm form, String value, TrackingParameters tracking) {
		return switch (form) {
			case EXACT -> Optional.of(value);
			case ID -> GlobalId.decode(value).map(GlobalId::key);
			case ADDRESS -> CanonicalAddress.of(value, tracking).map(CanonicalAddress::value);
			case DOMAIN -> ProviderDomain.of(value);
			case SLUG -> Optional.of(TopicSlug.of(value)).filter((slug) -> !slug.isEmpty());
		};
	}

	/**
	 * Returns a part of a key in the form in which the graph stores it, for comparisons
	 * with a part of a key.
	 * @param form form of the key in the graph
	 * @param text text as passed by the client
	 * @param start whether the key begins with the text
	 */
	static String part(KeyForm form, String text, boolean start) {
		if (form != KeyForm.ADDRESS) {
			return text;
		}
		return (start) ? CanonicalAddress.prefix(text) : CanonicalAddress.part(text);
	}

}
