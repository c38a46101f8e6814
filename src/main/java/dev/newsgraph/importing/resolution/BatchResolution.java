package dev.newsgraph.importing.resolution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.newsgraph.documents.CollectionDocument;
import dev.newsgraph.documents.Document;
import dev.newsgraph.documents.TopicDocument;
import dev.newsgraph.importing.resolution.DocumentChange.SerializedClaim;
import dev.newsgraph.importing.resolution.GraphBatch.Rows;

/**
 * Resolves a batch of changed documents, together with the claims in the graph, to the
 * rows to write. The resulting graph depends only on the set of documents, not on the
 * order in which they were imported.
 */
public final class BatchResolution {

	private final List<DocumentChange> documents;

	private final ExistingClaims existing;

	private final GraphBatch batch;

	private final boolean logged;

	/**
	 * Creates a resolution.
	 * @param documents the changed documents
	 * @param existing what the graph holds of these documents and their articles and
	 * topics
	 * @param limits how much of the changes is logged
	 */
	public BatchResolution(List<DocumentChange> documents, ExistingClaims existing, ArticleLogLimits limits) {
		this.batch = new GraphBatch(new ArticleLog(limits.valueLength()));
		this.logged = limits.isEnabled();
		this.documents = documents.stream().sorted(Comparator.comparing(DocumentChange::key)).toList();
		this.existing = existing;
	}

	/**
	 * Returns the rows of the batch.
	 * @param graph looks up shared nodes and other claims
	 */
	public GraphBatch resolve(ClaimRepository graph) {
		addDocuments();
		SortedMap<String, ArticleChange> articles = articles();
		ProviderRows providers = new ProviderRows();
		TopicRows topics = new TopicRows(topics());
		ImageRows images = new ImageRows();
		ArticleRows rows = new ArticleRows(this.batch, this.existing);
		CollectionRows collections = new CollectionRows(this.batch);
		articles.values().stream().filter((change) -> !change.isEmpty()).forEach((change) -> {
			if (change.isCollection()) {
				collections.add(change);
			}
			else {
				rows.add(change);
				if (this.logged) {
					this.batch.log().add(change);
				}
			}
			providers.collect(change);
			topics.collect(change);
			images.collect(change);
		});
		collections.addItemLinks(this.documents);
		addShared(articles, providers, topics, images, graph);
		return this.batch;
	}

	private void addShared(SortedMap<String, ArticleChange> articles, ProviderRows providers, TopicRows topics,
			ImageRows images, ClaimRepository graph) {
		SortedSet<String> urls = images.unresolved();
		SharedNodes nodes = graph.sharedNodes(providers.domains(), topics.slugs(), urls);
		ContributorSearch search = new ContributorSearch(graph, articles);
		providers.addRows(nodes, graph, search, this.batch, images);
		topics.addRows(nodes, graph, search, this.batch);
		// The images of providers are known only now.
		Set<String> additional = images.unresolved();
		additional.removeAll(urls);
		additional.removeAll(nodes.images().keySet());
		if (!additional.isEmpty()) {
			nodes.images().putAll(graph.sharedNodes(List.of(), List.of(), additional).images());
		}
		images.addRows(nodes, graph, search, this.batch);
	}

	/**
	 * Returns the change of each article and collection that the batch concerns, by key.
	 */
	public SortedMap<String, ArticleChange> articles() {
		SortedMap<String, List<Claim>> before = new TreeMap<>();
		SortedMap<String, List<Claim>> after = new TreeMap<>();
		for (ExistingClaims.OnArticle claim : this.existing.articles()) {
			String key = claim.claim().values().address();
			before.computeIfAbsent(key, (any) -> new ArrayList<>()).add(claim.claim());
			if (!claim.replaced()) {
				after.computeIfAbsent(key, (any) -> new ArrayList<>()).add(claim.claim());
			}
		}
		for (DocumentChange document : this.documents) {
			for (SerializedClaim serialized : document.claims()) {
				if (before.containsKey(serialized.article()) || !this.existing.isUnaffected(serialized.article())) {
					after.computeIfAbsent(serialized.article(), (any) -> new ArrayList<>()).add(serialized.claim());
				}
			}
		}
		SortedMap<String, ArticleChange> changes = new TreeMap<>();
		before.forEach((key, claims) -> changes.put(key, new ArticleChange(key, ArticleResolution.resolve(claims),
				ArticleResolution.resolve(after.getOrDefault(key, List.of())))));
		after.forEach((key, claims) -> changes.computeIfAbsent(key,
				(any) -> new ArticleChange(key, null, ArticleResolution.resolve(claims))));
		return changes;
	}

	private SortedMap<String, TopicChange> topics() {
		SortedMap<String, SortedMap<String, TopicClaim>> before = new TreeMap<>();
		SortedMap<String, SortedMap<String, TopicClaim>> after = new TreeMap<>();
		for (ExistingClaims.OnTopic claim : this.existing.topics()) {
			before.computeIfAbsent(claim.slug(), (any) -> new TreeMap<>()).put(claim.rank(), claim.claim());
			if (!claim.replaced()) {
				after.computeIfAbsent(claim.slug(), (any) -> new TreeMap<>()).put(claim.rank(), claim.claim());
			}
		}
		for (DocumentChange change : this.documents) {
			if (change.document() instanceof TopicDocument topic) {
				after.computeIfAbsent(topic.slug(), (any) -> new TreeMap<>())
					.put(ClaimRank.ofTopic(topic.sha256()), TopicClaim.of(topic));
			}
		}
		SortedSet<String> slugs = new TreeSet<>(before.keySet());
		slugs.addAll(after.keySet());
		SortedMap<String, TopicChange> changes = new TreeMap<>();
		slugs.forEach((slug) -> changes.put(slug,
				new TopicChange(slug, TopicResolution.resolve(before.getOrDefault(slug, new TreeMap<>())),
						TopicResolution.resolve(after.getOrDefault(slug, new TreeMap<>())))));
		return changes;
	}

	private void addDocuments() {
		for (DocumentChange change : this.documents) {
			String key = change.key();
			boolean known = this.existing.summaries().known().containsKey(key);
			if (known) {
				this.batch.add(Rows.KNOWN_DOCUMENTS, key);
			}
			Document document = change.document();
			if (document != null) {
				this.batch.add((known) ? Rows.DOCUMENTS : Rows.NEW_DOCUMENTS,
						new Row().with("key", key)
							.with("folder", change.folder())
							.with("path", change.path())
							.with("sha256", document.sha256())
							.map());
				addClaims(change, document);
			}
			else if (known) {
				this.batch.add(Rows.REMOVED_DOCUMENTS, key);
			}
		}
	}

	private void addClaims(DocumentChange change, Document document) {
		List<Map<String, String>> mentions = new ArrayList<>();
		for (SerializedClaim serialized : change.claims()) {
			if (serialized.claim().own()) {
				this.batch.add(document instanceof CollectionDocument ? Rows.DESCRIBES_COLLECTION : Rows.DESCRIBES,
						Map.of("document", change.key(), "article", serialized.article(), "claim", serialized.json()));
			}
			else {
				mentions.add(Map.of("article", serialized.article(), "claim", serialized.json()));
			}
		}
		if (!mentions.isEmpty()) {
			this.batch.add(Rows.MENTIONS, Map.of("document", change.key(), "claims", mentions));
		}
		if (document instanceof TopicDocument topic) {
			this.batch.add(Rows.DESCRIBES_TOPIC,
					new Row().with("document", change.key())
						.with("topic", topic.slug())
						.with("claim", ClaimJson.write(TopicClaim.of(topic)))
						.map());
		}
	}

}
