package dev.newsgraph.documents;

import dev.newsgraph.identity.CanonicalAddress;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of an article into {@link ArticleValues}, both for the article that a
 * document describes and for a related article.
 */
final class ArticleValuesReader {

	private final Fields fields;

	ArticleValuesReader(Fields fields) {
		this.fields = fields;
	}

	/**
	 * Returns the values of the article that the document describes, or {@code null} if
	 * it is rejected.
	 * @param body the text after the front matter
	 */
	@Nullable ArticleValues readOwn(@Nullable String body) {
		return read(new NamesReader(this.fields).readTopics("topics"), body);
	}

	/**
	 * Returns the values of a related article, or {@code null} if it is rejected. Topics
	 * of a related article are kept as extra.
	 */
	@Nullable ArticleValues readMention() {
		return read(List.of(), null);
	}

	private @Nullable ArticleValues read(List<String> topics, @Nullable String body) {
		Extra extra = new Extra();
		String title = title();
		String webUrl = this.fields.url("webUrl");
		String originalUrl = this.fields.url("originalUrl");
		CanonicalAddress address = address((webUrl != null) ? webUrl : originalUrl);
		String ampWebUrl = this.fields.url("ampWebUrl");
		String cdnAmpWebUrl = this.fields.url("cdnAmpWebUrl");
		Instant published = this.fields.instant("publishedDateTime");
		Instant updated = this.fields.instant("updatedDateTime");
		String category = this.fields.indexedText("category");
		String type = this.fields.indexedText("type");
		String locale = this.fields.indexedText("locale");
		String excerpt = this.fields.text("excerpt");
		String featuredContent = this.fields.text("featuredContent");
		String secured = this.fields.text("secured");
		Long quality = this.fields.integer("quality");
		Long heat = this.fields.integer("heat");
		Boolean isPublished = this.fields.bool("published");
		ProviderValues provider = new ProviderReader(this.fields, extra).read(address);
		List<ImageValues> images = new ImagesReader(this.fields, extra).read();
		extra.keepUnread(this.fields);
		// Return only here, so that all problems of the document are reported.
		if (title == null || address == null || this.fields.findings().rejected()) {
			return null;
		}
		return new ArticleValues(address.value(), title, webUrl, originalUrl, ampWebUrl, cdnAmpWebUrl, published,
				updated, category, type, locale, excerpt, featuredContent, secured, quality, heat, isPublished, body,
				provider, topics, images, extra.json());
	}

	private @Nullable String title() {
		String title = this.fields.indexedText("title");
		if (this.fields.isAbsent("title") || (title != null && title.isBlank())) {
			this.fields.findings()
				.add(ProblemCode.MISSING_TITLE, this.fields.position("title"), "the `title` is missing or blank.",
						"Add the headline as `title`.");
		}
		return title;
	}

	private @Nullable CanonicalAddress address(@Nullable String url) {
		if (this.fields.isAbsent("webUrl") && this.fields.isAbsent("originalUrl")) {
			this.fields.findings()
				.add(ProblemCode.MISSING_ADDRESS, this.fields.position("webUrl"),
						"both `webUrl` and `originalUrl` are missing.", "Add the article's address as `webUrl`.");
		}
		CanonicalAddress address = (url != null)
				? CanonicalAddress.of(url, this.fields.limits().trackingParameters()).orElse(null) : null;
		// Escapes can make the canonical address longer than the written one.
		String key = this.fields.isAbsent("webUrl") ? "originalUrl" : "webUrl";
		return (address != null && this.fields.fitsIndex(key, address.value())) ? address : null;
	}

}
