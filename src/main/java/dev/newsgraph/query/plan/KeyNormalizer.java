package dev.newsgraph.query.plan;

import java.util.Optional;

import dev.newsgraph.identity.CanonicalAddress;
import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.identity.ProviderDomain;
import dev.newsgraph.identity.TopicSlug;
import dev.newsgraph.schema.Source.KeyForm;

/** Converts keys that clients pass to the form in which the graph stores them. */
final class KeyNormalizer {

	private KeyNormalizer() {
	}

	/**
	 * Returns the normalized key.
	 * @param form form of the key in the graph
	 * @param value key as passed by the client
	 * @return the key, or empty if no node can have it
	 */
	static Optional<String> apply(KeyForm form, String value) {
		return switch (form) {
			case EXACT -> Optional.of(value);
			case ID -> GlobalId.decode(value).map(GlobalId::key);
			case ADDRESS -> CanonicalAddress.of(value).map(CanonicalAddress::value);
			case DOMAIN -> ProviderDomain.of(value);
			case SLUG -> Optional.of(TopicSlug.of(value)).filter((slug) -> !slug.isEmpty());
		};
	}

}
