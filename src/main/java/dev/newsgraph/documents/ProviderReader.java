package dev.newsgraph.documents;

import dev.newsgraph.identity.CanonicalAddress;
import dev.newsgraph.identity.ProviderDomain;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * From the key {@code provider} to its values, with the address to fall back on for a
 * domain.
 */
final class ProviderReader {

	private final Fields article;

	private final Extra extra;

	/** The extra takes what is unknown in the provider. */
	ProviderReader(Fields article, Extra extra) {
		this.article = article;
		this.extra = extra;
	}

	/**
	 * The provider; null when the article says nothing of it, or a problem was reported.
	 */
	@Nullable ProviderValues read(@Nullable CanonicalAddress address) {
		YamlValue.Mapping mapping = this.article.mapping("provider");
		if (mapping == null) {
			return null;
		}
		Fields provider = new Fields(mapping, this.article.limits(), this.article.findings().inPart("provider"));
		Extra unread = new Extra();
		String name = provider.indexedText("name");
		List<ImageValues> images = new ImagesReader(provider, unread).read();
		String domain = domain(provider, address);
		unread.keepUnread(provider);
		this.extra.keep("provider", unread);
		return (domain != null) ? new ProviderValues(domain, name, images) : null;
	}

	private static @Nullable String domain(Fields provider, @Nullable CanonicalAddress address) {
		if (!provider.lacks("domain")) {
			return written(provider);
		}
		if (address == null) {
			return null;
		}
		String domain = ProviderDomain.of(address);
		provider.findings()
			.add(ProblemCode.DOMAIN_ASSUMED, provider.position("domain"),
					"there is no `domain`, and %s is taken from the article's address.".formatted(domain),
					"Write `domain: %s`.".formatted(domain));
		return domain;
	}

	private static @Nullable String written(Fields provider) {
		String written = provider.indexedText("domain");
		if (written == null) {
			return null;
		}
		Optional<String> domain = ProviderDomain.of(written);
		if (domain.isEmpty()) {
			provider.findings()
				.add(ProblemCode.INVALID_DOMAIN, provider.position("domain"),
						"`domain` is %s, not a domain name.".formatted(Findings.quote(written)),
						"Write the bare name, as in `example.com`.");
		}
		else if (written.indexOf('/') >= 0) {
			provider.findings()
				.add(ProblemCode.DOMAIN_ASSUMED, provider.position("domain"),
						"`domain` is an address, of which %s is taken.".formatted(domain.get()),
						"Write `domain: %s`.".formatted(domain.get()));
		}
		return domain.orElse(null);
	}

}
