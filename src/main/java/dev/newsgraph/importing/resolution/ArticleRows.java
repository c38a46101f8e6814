package dev.newsgraph.importing.resolution;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.ArticleValues;
import dev.newsgraph.documents.ProviderValues;
import dev.newsgraph.importing.resolution.GraphBatch.Rows;

/**
 * Creates the rows for the change of an article: the node, and those of its relationships
 * that change.
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
			addRelationships(change.key(), (before != null) ? Relationships.of(before) : Relationships.NONE,
					Relationships.of(after));
		}
	}

	/**
	 * Adds the rows that turn relationships into others. A type whose relationships stay
	 * and get more is only extended: often an article is first mentioned and then has its
	 * own document, which repeats what the mention says.
	 */
	private void addRelationships(String key, Relationships before, Relationships after) {
		List<String> detached = new ArrayList<>();
		int provider = kept("PUBLISHED_BY", before.provider(), after.provider(), detached);
		int topics = kept("ABOUT", before.about(), after.about(), detached);
		int images = kept("HAS_IMAGE", before.images(), after.images(), detached);
		int related = kept("RELATED_TO", before.related(), after.related(), detached);
		if (!detached.isEmpty()) {
			this.batch.add(Rows.DETACHED_ARTICLES, Map.of("article", key, "types", detached));
		}
		rest(after.provider(), provider)
			.forEach((domain) -> this.batch.add(Rows.PUBLISHED_BY, Map.of("article", key, "provider", domain)));
		if (topics < after.about().size()) {
			this.batch.add(Rows.ABOUT, about(key, after, topics));
		}
		ImageEdge.addRow(this.batch, Rows.ARTICLE_IMAGES, key, rest(after.images(), images));
		if (related < after.related().size()) {
			this.batch.add(Rows.RELATED_TO,
					Map.of("article", key, "others", rest(after.related(), related), "first", related));
		}
	}

	private static Map<String, Object> about(String key, Relationships after, int kept) {
		return new Row().with("article", key)
			.with("topics", rest(after.about(), kept).stream().map(About::topic).toList())
			.with("first", kept)
			.with("heat", after.about().getFirst().heat())
			.with("publishedDateTime", utc(after.about().getFirst().published()))
			.map();
	}

	/**
	 * Returns how many relationships of a type are kept: all that there were, if the new
	 * ones begin with them. Otherwise the type is added to those that are detached.
	 */
	private static <T> int kept(String type, List<T> before, List<T> after, List<String> detached) {
		if (before.size() <= after.size() && after.subList(0, before.size()).equals(before)) {
			return before.size();
		}
		detached.add(type);
		return 0;
	}

	private static <T> List<T> rest(List<T> all, int kept) {
		return List.copyOf(all.subList(kept, all.size()));
	}

	private static Map<String, Object> properties(ResolvedArticle article) {
		ArticleValues values = article.values();
		ProviderValues provider = values.provider();
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
			// Grouping by a property is faster than following PUBLISHED_BY.
			.with("providerDomain", (provider != null) ? provider.domain() : null)
			.map();
	}

	private static @Nullable ZonedDateTime utc(@Nullable Instant instant) {
		return (instant != null) ? instant.atZone(ZoneOffset.UTC) : null;
	}

	/**
	 * The relationships of an article.
	 *
	 * @param provider the domain of its provider; empty if it has none
	 * @param about the relationships to its topics, in order
	 * @param images the relationships to its images, in order
	 * @param related the keys of the related articles, in order
	 */
	private record Relationships(List<String> provider, List<About> about, List<ImageEdge> images,
			List<String> related) {

		static final Relationships NONE = new Relationships(List.of(), List.of(), List.of(), List.of());

		static Relationships of(ResolvedArticle article) {
			ProviderValues provider = article.values().provider();
			return new Relationships((provider != null) ? List.of(provider.domain()) : List.of(),
					Topics.bySlug(article).keySet().stream().map((slug) -> About.of(slug, article.values())).toList(),
					ImageEdge.of(article.values().images()), article.related());
		}

	}

	/**
	 * A relationship to a topic. It holds values of the article, so that the articles of
	 * a topic are in an index in their order.
	 *
	 * @param topic the slug of the topic
	 * @param heat the heat of the article
	 * @param published the date of publication of the article
	 */
	private record About(String topic, @Nullable Long heat, @Nullable Instant published) {

		static About of(String topic, ArticleValues values) {
			return new About(topic, values.heat(), values.publishedDateTime());
		}

	}

}
