package dev.newsgraph.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * A graph as four lists: the plain model that the responses of the gateway are compared
 * with.
 */
record ModelGraph(List<Article> articles, List<Provider> providers, List<Topic> topics, List<Collection> collections) {

	Article article(String key) {
		return this.articles.stream().filter((article) -> article.key().equals(key)).findFirst().orElse(null);
	}

	Provider provider(String domain) {
		return this.providers.stream().filter((provider) -> provider.domain().equals(domain)).findFirst().orElse(null);
	}

	Topic topic(String slug) {
		return this.topics.stream().filter((topic) -> topic.slug().equals(slug)).findFirst().orElse(null);
	}

	Provider provider(Article article) {
		return (article.provider() != null) ? provider(article.provider()) : null;
	}

	List<Topic> topics(Article article) {
		return article.topics().stream().map(this::topic).toList();
	}

	Topic parent(Topic topic) {
		return (topic.parent() != null) ? topic(topic.parent()) : null;
	}

	List<Topic> subtopics(Topic parent) {
		return this.topics.stream().filter((topic) -> parent.slug().equals(topic.parent())).toList();
	}

	List<Article> by(Provider provider) {
		return this.articles.stream().filter((article) -> provider.domain().equals(article.provider())).toList();
	}

	List<Article> about(Topic topic) {
		return this.articles.stream().filter((article) -> article.topics().contains(topic.slug())).toList();
	}

	/** Returns the articles that an article lists. */
	List<Article> listed(Article article) {
		return article.related().stream().map(this::article).toList();
	}

	/** Returns the articles that list an article. */
	List<Article> listing(Article article) {
		return this.articles.stream().filter((other) -> other.related().contains(article.key())).toList();
	}

	Collection collection(String key) {
		return this.collections.stream().filter((collection) -> collection.key().equals(key)).findFirst().orElse(null);
	}

	Provider provider(Collection collection) {
		return (collection.provider() != null) ? provider(collection.provider()) : null;
	}

	List<Topic> topics(Collection collection) {
		return collection.topics().stream().map(this::topic).toList();
	}

	List<Article> items(Collection collection) {
		return collection.items().keySet().stream().map(this::article).toList();
	}

	/** Returns the collections that list an article. */
	List<Collection> collections(Article article) {
		return this.collections.stream().filter((collection) -> collection.items().containsKey(article.key())).toList();
	}

	/** Returns the articles that are one relation away. */
	List<Article> neighbours(Article article, Direction direction) {
		List<Article> neighbours = new ArrayList<>();
		for (Article other : this.articles) {
			boolean out = article.related().contains(other.key()) && direction != Direction.IN;
			boolean in = other.related().contains(article.key()) && direction != Direction.OUT;
			if (out || in) {
				neighbours.add(other);
			}
		}
		return neighbours;
	}

	/** Returns the files that describe or mention an article. */
	List<String> sources(Article article) {
		List<String> sources = new ArrayList<>(listing(article).stream().map(Article::document).toList());
		sources.add(article.document());
		return sources.stream().filter(Objects::nonNull).sorted().toList();
	}

	/** Direction in which relations are followed. */
	enum Direction {

		OUT, IN, BOTH

	}

	/**
	 * An article; missing values are null.
	 *
	 * @param webUrl address as written, which can differ from the key
	 * @param provider domain of the provider
	 * @param topics slugs of the topics, in order
	 * @param related keys of the listed articles, in order
	 */
	record Article(String key, String webUrl, String title, Instant publishedDateTime, Instant updatedDateTime,
			String category, String type, String locale, Integer quality, Integer heat, Boolean published,
			boolean hasDocument, String provider, List<String> topics, List<String> related, String originalUrl,
			String excerpt, String body) {

		/** Returns the path of the article's own document. */
		String document() {
			return this.hasDocument ? this.key.substring(this.key.lastIndexOf('/') + 1) + ".md" : null;
		}

	}

	/**
	 * A collection; missing values are null.
	 *
	 * @param provider domain of the provider
	 * @param topics slugs of the topics, in order
	 * @param items positions of the listed articles by key, in order
	 */
	record Collection(String folder, String path, String title, String excerpt, Integer heat, String provider,
			List<String> topics, SequencedMap<String, Integer> items) {

		String key() {
			return this.folder + "/" + this.path;
		}

	}

	/** A provider of articles. */
	record Provider(String domain, String name) {
	}

	/**
	 * A topic of articles.
	 *
	 * @param parent slug of the parent topic
	 */
	record Topic(String slug, String name, String shortname, String parent) {
	}

}
