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
 * From the change of an article to its rows: the node, and its edges when they change.
 */
final class ArticleRows {

	private final GraphBatch batch;

	private final ExistingClaims existing;

	ArticleRows(GraphBatch batch, ExistingClaims existing) {
		this.batch = batch;
		this.existing = existing;
	}

	void add(ArticleChange change) {
		ResolvedArticle before = change.before();
		ResolvedArticle after = change.after();
		if (after == null) {
			this.batch.add(Rows.REMOVED_ARTICLES, change.key());
		}
		else if (!after.equals(before)) {
			boolean held = before != null || this.existing.holds(change.key());
			this.batch.add((held) ? Rows.ARTICLES : Rows.NEW_ARTICLES, properties(after));
			if (before == null) {
				wire(after);
			}
			else if (!Edges.of(before).equals(Edges.of(after))) {
				this.batch.add(Rows.REWIRED_ARTICLES, change.key());
				wire(after);
			}
		}
	}

	private void wire(ResolvedArticle article) {
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

	static void images(GraphBatch batch, Rows list, String owner, List<ImageValues> images) {
		List<Map<String, Object>> shown = new ArrayList<>();
		for (ImageValues image : images) {
			shown.add(new Row().with("url", image.url())
				.with("position", shown.size())
				.with("title", image.title())
				.with("isCached", image.isCached())
				.map());
		}
		if (!shown.isEmpty()) {
			batch.add(list, Map.of("owner", owner, "images", shown));
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

	/** What an article's edges are made from. */
	private record Edges(@Nullable String provider, List<String> topics, List<ImageValues> images,
			List<String> related) {

		static Edges of(ResolvedArticle article) {
			ProviderValues provider = article.values().provider();
			return new Edges((provider != null) ? provider.domain() : null,
					List.copyOf(Topics.bySlug(article).keySet()), article.values().images(), article.related());
		}

	}

}
