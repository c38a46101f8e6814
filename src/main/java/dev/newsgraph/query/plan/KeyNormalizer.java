package dev.newsgraph.query.plan;

import java.util.Optional;

import dev.newsgraph.identity.CanonicalAddress;
import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.identity.ProviderDomain;
import dev.newsgraph.identity.TopicSlug;
import dev.newsgraph.schema.Source.KeyForm;

/** Brings a key from a client into the form that keys have in the graph. */
final class KeyNormalizer {

	private KeyNormalizer() {
	}

	/** The key; empty when no node can have it. */
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
