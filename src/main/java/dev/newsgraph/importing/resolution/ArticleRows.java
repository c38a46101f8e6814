package dev.newsgraph.importing.resolution;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.ArticleValues;
import dev.newsgraph.documents.ImageValues;
import dev.newsgraph.documents.ProviderValues;
import dev.newsgraph.importing.resolution.GraphBatch.Rows;

/**
 * Creates the rows for the change of an article: the node, and its relationships if they
 * change.
 */
final class ArticleRows {

	private final GraphBatch batch;

	private final ExistingClaims existing;

	ArticleRows(GraphBatch batch, ExistingClaims existing) {
		this.batch = batch;
		this.existing = existing;
	}

	/** Adds the rows of a change to the batch. */
	void add(ArticleChange change) {
		ResolvedArticle before = change.before();
		ResolvedArticle after = change.after();
		if (after == null) {
			this.batch.add(Rows.REMOVED_ARTICLES, change.key());
		}
		else if (!after.equals(before)) {
			boolean isStored = before != null || this.existing.holds(change.key());
			this.batch.add((isStored) ? Rows.ARTICLES : Rows.NEW_ARTICLES, properties(after));
			if (!isStored) {
				this.batch.add(Rows.RETURNED_ARTICLES, change.key());
			}
			if (before == null) {
				addRelationships(after);
			}
			else if (!Relationships.of(before).equals(Relationships.of(after))) {
				this.batch.add(Rows.DETACHED_ARTICLES, change.key());
				addRelationships(after);
			}
		}
	}

	private void addRelationships(ResolvedArticle article) {
		String key = article.values().address();
		ProviderValues provider = article.values().provider();
		if (provider != null) {
			this.batch.add(Rows.PUBLISHED_BY, Map.of("article", key, "provider", provider.domain()));
		}
		List<String> topics = List.copyOf(Topics.bySlug(article).keySet());
		if (!topics.isEmpty()) {
			this.batch.add(Rows.ABOUT, Map.of("article", key, "topics", topics));
		}
		images(this.batch, Rows.ARTICLE_IMAGES, key, article.values().images());
		if (!article.related().isEmpty()) {
			this.batch.add(Rows.RELATED_TO, Map.of("article", key, "others", article.related()));
		}
	}

	/**
	 * Adds the row with the relationships to the images of an article or a provider.
	 * @param batch the batch
	 * @param list the list to add to
	 * @param owner the key of the article or provider
	 * @param images the images in order
	 */
	static void images(GraphBatch batch, Rows list, String owner, List<ImageValues> images) {
		List<Map<String, Object>> rows = new ArrayList<>();
		for (ImageValues image : images) {
			rows.add(new Row().with("url", image.url())
				.with("position", rows.size())
				.with("title", image.title())
				.with("isCached", image.isCached())
				.map());
		}
		if (!rows.isEmpty()) {
			batch.add(list, Map.of("owner", owner, "images", rows));
		}
	}

	private static Map<String, Object> properties(ResolvedArticle article) {
		ArticleValues values = article.values();
		return new Row().with("key", values.address())
			.with("rank", article.rank())
			.with("filled", article.filled())
			.with("hasDocument", article.hasDocument())
			.with("title", values.title())
			.with("webUrl", values.webUrl())
			.with("originalUrl", values.originalUrl())
			.with("ampWebUrl", values.ampWebUrl())
			.with("cdnAmpWebUrl", values.cdnAmpWebUrl())
			.with("publishedDateTime", utc(values.publishedDateTime()))
			.with("updatedDateTime", utc(values.updatedDateTime()))
			.with("category", values.category())
			.with("type", values.type())
			.with("locale", values.locale())
			.with("excerpt", values.excerpt())
			.with("featuredContent", values.featuredContent())
			.with("secured", values.secured())
			.with("quality", values.quality())
			.with("heat", values.heat())
			.with("published", values.published())
			.with("body", values.body())
			.with("extra", values.extra())
			.map();
	}

	private static @Nullable ZonedDateTime utc(@Nullable Instant instant) {
		return (instant != null) ? instant.atZone(ZoneOffset.UTC) : null;
	}

	/** The values from which the relationships of an article are created. */
	private record Relationships(@Nullable String provider, List<String> topics, List<ImageValues> images,
			List<String> related) {

		static Relationships of(ResolvedArticle article) {
			ProviderValues provider = article.values().provider();
			return new Relationships((provider != null) ? provider.domain() : null,
					List.copyOf(Topics.bySlug(article).keySet()), article.values().images(), article.related());
		}

	}

}
