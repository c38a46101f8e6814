package dev.newsgraph.importing.resolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.ImageValues;
import dev.newsgraph.documents.ProviderValues;
import dev.newsgraph.documents.TopicDocument;
import dev.newsgraph.importing.resolution.Candidate.ImageSize;
import dev.newsgraph.importing.resolution.TopicHierarchy.DocumentName;
import dev.newsgraph.importing.resolution.TopicHierarchy.TopicState;
import dev.newsgraph.importing.resolution.TopicResolution.ResolvedTopic;

/**
 * A graph that is built from all documents at once. Articles are added one by one, and
 * only what they share is kept: the providers, the topics, and the values that have
 * precedence there. Use it to load an empty graph. It can be used by several threads.
 */
public final class WholeGraph {

	private static final ExistingClaims NOTHING = new ExistingClaims(new ClaimSummaries(new TreeMap<>(), Map.of()),
			Set.of(), List.of(), List.of());

	private final Precedence<String> providerNames = new Precedence<>();

	private final Precedence<List<ImageValues>> providerImages = new Precedence<>();

	private final Precedence<String> topicNames = new Precedence<>();

	private final Set<String> domains = new TreeSet<>();

	private final Set<String> used = new TreeSet<>();

	private final Map<String, SortedMap<String, TopicClaim>> described = new TreeMap<>();

	private final Map<String, DocumentName> topicDocuments = new TreeMap<>();

	/**
	 * Returns the rows of an article or a collection, and keeps what it gives for its
	 * provider and its topics.
	 */
	public GraphBatch add(ResolvedArticle article) {
		GraphBatch rows = new GraphBatch(new ArticleLog(1));
		ArticleChange change = new ArticleChange(article.values().address(), null, article);
		if (article.isCollection()) {
			new CollectionRows(rows).add(change);
		}
		else {
			new ArticleRows(rows, NOTHING).add(change);
		}
		collect(article);
		return rows;
	}

	private synchronized void collect(ResolvedArticle article) {
		ProviderValues provider = article.values().provider();
		if (provider != null) {
			this.domains.add(provider.domain());
			this.providerNames.change(provider.domain(), null, Candidate.providerName(article, provider.domain()));
			this.providerImages.change(provider.domain(), null, Candidate.providerImages(article, provider.domain()));
		}
		Topics.bySlug(article).forEach((slug, name) -> {
			this.used.add(slug);
			this.topicNames.add(slug, new Candidate<>(article.precedence(), name));
		});
	}

	/**
	 * Adds the document of a topic.
	 * @return the claim of the document, as JSON
	 */
	public synchronized String addTopic(String folder, TopicDocument topic) {
		TopicClaim claim = TopicClaim.of(topic);
		this.described.computeIfAbsent(topic.slug(), (any) -> new TreeMap<>())
			.put(ClaimRank.ofTopic(topic.sha256()), claim);
		this.topicDocuments.merge(topic.slug(), new DocumentName(folder, topic.path()),
				(one, other) -> isBefore(one, other) ? one : other);
		return ClaimJson.write(claim);
	}

	private static boolean isBefore(DocumentName one, DocumentName other) {
		int folders = one.folder().compareTo(other.folder());
		return folders < 0 || (folders == 0 && one.path().compareTo(other.path()) <= 0);
	}

	/** Returns the providers, when all articles were added. */
	public synchronized List<Provider> providers() {
		List<Provider> providers = new ArrayList<>();
		for (String domain : this.domains) {
			Candidate<String> name = this.providerNames.winner(domain, null);
			Candidate<List<ImageValues>> images = this.providerImages.winner(domain, null);
			Map<String, Object> row = new Row().with("domain", domain)
				.with("name", (name != null) ? name.value() : domain)
				.with("nameRank", (name != null) ? name.rank() : null)
				.with("imagesRank", (images != null) ? images.rank() : null)
				.map();
			providers.add(new Provider(domain, row,
					(images != null) ? images(images.value(), (url) -> Candidate.imageSize(images, url)) : List.of()));
		}
		return providers;
	}

	/** Returns the topics, when all articles and documents were added. */
	public synchronized TopicGraph topics() {
		SortedMap<String, Map<String, Object>> rows = new TreeMap<>();
		List<TopicState> states = new ArrayList<>();
		Set<String> slugs = new TreeSet<>(this.used);
		slugs.addAll(this.described.keySet());
		for (String slug : slugs) {
			ResolvedTopic topic = TopicResolution.resolve(this.described.getOrDefault(slug, new TreeMap<>()));
			if (topic != null) {
				this.topicNames.add(slug, new Candidate<>(topic.rank(), topic.values().name()));
			}
			Candidate<String> name = this.topicNames.winner(slug, null);
			if (name != null) {
				Row row = new Row().with("slug", slug).with("name", name.value()).with("nameRank", name.rank());
				if (topic != null) {
					TopicRows.describe(row, topic.values());
				}
				rows.put(slug, row.map());
				states.add(new TopicState(slug, name.value(), name.rank(),
						(topic != null) ? topic.values().parent() : null, this.used.contains(slug),
						this.topicDocuments.get(slug), List.of()));
			}
		}
		TopicHierarchy hierarchy = TopicHierarchy.of(states);
		hierarchy.undocumented().forEach((slug, name) -> rows.put(slug, Map.of("slug", slug, "name", name)));
		return new TopicGraph(rows, hierarchy, states);
	}

	/** Returns the images of an article or a collection. */
	public static List<Image> images(ResolvedArticle article) {
		return images(article.values().images(), (url) -> Candidate.imageSize(article, url));
	}

	private static List<Image> images(List<ImageValues> images,
			Function<String, @Nullable Candidate<ImageSize>> sizes) {
		List<Image> all = new ArrayList<>();
		for (ImageEdge edge : ImageEdge.of(images)) {
			Candidate<ImageSize> size = sizes.apply(edge.url());
			all.add(new Image(edge, (size != null) ? size.rank() : null, (size != null) ? size.value().width() : null,
					(size != null) ? size.value().height() : null));
		}
		return all;
	}

	/**
	 * A provider.
	 *
	 * @param domain the key of the provider
	 * @param row the properties of the node
	 * @param images the images of the provider
	 */
	public record Provider(String domain, Map<String, Object> row, List<Image> images) {
	}

	/**
	 * A reference to an image.
	 *
	 * @param edge the relationship
	 * @param sizeRank the rank of the size, {@code null} if the owner gives none
	 * @param width the width in pixels
	 * @param height the height in pixels
	 */
	public record Image(ImageEdge edge, @Nullable String sizeRank, @Nullable Long width, @Nullable Long height) {
	}

	/**
	 * The topics.
	 *
	 * @param rows the properties of the nodes, by slug
	 * @param hierarchy the hierarchy
	 * @param states the topics from which the hierarchy was made
	 */
	public record TopicGraph(SortedMap<String, Map<String, Object>> rows, TopicHierarchy hierarchy,
			List<TopicState> states) {
	}

}
