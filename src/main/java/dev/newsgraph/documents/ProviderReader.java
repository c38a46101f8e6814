package dev.newsgraph.documents;

import dev.newsgraph.identity.CanonicalAddress;
import dev.newsgraph.identity.ProviderDomain;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Reads the key {@code provider} of an article. If the provider has no domain, the domain
 * is taken from the address of the article.
 */
final class ProviderReader {

	private final Fields article;

	private final Extra extra;

	/**
	 * Creates a reader.
	 * @param article the fields of the article
	 * @param extra receives the unknown keys of the provider
	 */
	ProviderReader(Fields article, Extra extra) {
		this.article = article;
		this.extra = extra;
	}

	/**
	 * Returns the provider, or {@code null} if there is none or it is rejected.
	 * @param address the address of the article, {@code null} if it is invalid
	 */
	@Nullable ProviderValues read(@Nullable CanonicalAddress address) {
		YamlValue.Mapping mapping = this.article.mapping("provider");
		if (mapping == null) {
			return null;
		}
		Fields provider = new Fields(mapping, this.article.limits(), this.article.findings().forPart("provider"));
		Extra unread = new Extra();
		String name = provider.indexedText("name");
		List<ImageValues> images = new ImagesReader(provider, unread).read();
		String domain = domain(provider, address);
		unread.keepUnread(provider);
		this.extra.keep("provider", unread);
		return (domain != null) ? new ProviderValues(domain, name, images) : null;
	}

	private static @Nullable String domain(Fields provider, @Nullable CanonicalAddress address) {
		if (!provider.isAbsent("domain")) {
			return written(provider);
		}
		if (address == null) {
			return null;
		}
		String domain = ProviderDomain.of(address);
		provider.findings()
			.add(ProblemCode.DOMAIN_ASSUMED, provider.position("domain"),
					"the `domain` is missing; %s is taken from the article's address.".formatted(domain),
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
						"Write only the domain name, for example `example.com`.");
		}
		else if (written.indexOf('/') >= 0) {
			provider.findings()
				.add(ProblemCode.DOMAIN_ASSUMED, provider.position("domain"),
						"`domain` is an address; its domain %s is used.".formatted(domain.get()),
						"Write `domain: %s`.".formatted(domain.get()));
		}
		return domain.orElse(null);
	}

}
