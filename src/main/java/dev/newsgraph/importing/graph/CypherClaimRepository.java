package dev.newsgraph.importing.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

import dev.newsgraph.database.GraphTransaction;
import dev.newsgraph.documents.TopicDocument;
import dev.newsgraph.importing.resolution.ArticleResolution;
import dev.newsgraph.importing.resolution.Claim;
import dev.newsgraph.importing.resolution.ClaimJson;
import dev.newsgraph.importing.resolution.ClaimRank;
import dev.newsgraph.importing.resolution.ClaimRepository;
import dev.newsgraph.importing.resolution.ClaimSummaries;
import dev.newsgraph.importing.resolution.Contributor;
import dev.newsgraph.importing.resolution.DocumentChange;
import dev.newsgraph.importing.resolution.DocumentVersion;
import dev.newsgraph.importing.resolution.ExistingClaims;
import dev.newsgraph.importing.resolution.GraphRevision;
import dev.newsgraph.importing.resolution.GraphVersion;
import dev.newsgraph.importing.resolution.ImageEdge;
import dev.newsgraph.importing.resolution.ResolvedArticle;
import dev.newsgraph.importing.resolution.SharedNodes;
import dev.newsgraph.importing.resolution.SharedNodes.ImageNode;
import dev.newsgraph.importing.resolution.SharedNodes.ProviderNode;
import dev.newsgraph.importing.resolution.SharedNodes.TopicNode;

/**
 * A {@link ClaimRepository} that runs Cypher statements in one transaction: that of a
 * batch, or a read before it.
 */
final class CypherClaimRepository implements ClaimRepository {

	private final GraphTransaction transaction;

	/** Whether the graph is known to hold no document, and so nothing to look up. */
	private boolean empty;

	CypherClaimRepository(GraphTransaction transaction) {
		this.transaction = transaction;
	}

	/**
	 * Acquires the import lock and waits for it if necessary. No other import writes
	 * until the transaction ends.
	 * @param job the key of the job that writes, or an empty text if there is none
	 * @return the state of the graph
	 * @throws NewerGraphException if a newer version of the gateway has written to the
	 * graph
	 * @throws JobEndedException if the job has ended
	 */
	GraphState acquireLock(String job) {
		Record row = this.transaction
			.run(ImportStatement.IMPORT_LOCK.with(Map.of("model", GraphVersion.CURRENT.model(), "mapping",
					GraphVersion.CURRENT.mapping(), "job", job)))
			.getFirst();
		requireNotNewer(row);
		if (row.get("jobEnded").asBoolean()) {
			throw new JobEndedException();
		}
		Value revision = row.get("revision");
		GraphState state = new GraphState(row.get("token").asLong(),
				revision.isNull() ? GraphRevision.EMPTY : GraphRevision.of(revision.asString()),
				row.get("sequence").asLong(), new GraphState.Sizes(row.get("documents").asLong(),
						row.get("removed").asLong(), row.get("itemNames").asLong(), row.get("changes").asLong()));
		this.empty = state.sizes().documents() == 0;
		return revision.isNull() ? recounted(state) : state;
	}

	/**
	 * Checks the version of the graph in a row.
	 * @throws NewerGraphException if it is newer than that of this gateway
	 */
	static void requireNotNewer(Record row) {
		GraphVersion graph = new GraphVersion(row.get("model").asLong(), row.get("mapping").asLong());
		if (graph.isNewerThan(GraphVersion.CURRENT)) {
			throw new NewerGraphException(graph);
		}
	}

	/**
	 * Counts and stores the revision of a graph that is empty, or that an earlier version
	 * has written.
	 */
	private GraphState recounted(GraphState unknown) {
		GraphState state = unknown
			.withRevision(this.empty ? GraphRevision.EMPTY : DocumentVersions.count(this.transaction::run));
		this.transaction.runAll(BatchStatements.state(unknown, state));
		return state;
	}

	/** Returns what the graph holds of the documents and of their articles and topics. */
	ExistingClaims claims(List<DocumentChange> documents) {
		if (this.empty) {
			return new ExistingClaims(new ClaimSummaries(new TreeMap<>(), Map.of()), Set.of(), List.of(), List.of());
		}
		SortedSet<String> topics = new TreeSet<>();
		for (DocumentChange change : documents) {
			if (change.document() instanceof TopicDocument topic) {
				topics.add(topic.slug());
			}
		}
		return claims(documents, summaries(documents, DocumentChange.articles(documents)), topics);
	}

	/**
	 * Returns what the graph holds of the given articles. The documents themselves and
	 * topics are not looked up.
	 * @param documents the documents of the batch
	 * @param articles the keys of some articles that the documents claim
	 */
	ExistingClaims claims(List<DocumentChange> documents, Collection<String> articles) {
		return claims(documents, summaries(List.of(), articles), new TreeSet<>());
	}

	private ExistingClaims claims(List<DocumentChange> documents, ClaimSummaries summaries, SortedSet<String> topics) {
		SortedSet<String> unresolved = summaries.unresolved(documents);
		if (unresolved.isEmpty() && topics.isEmpty() && summaries.known().isEmpty()) {
			return new ExistingClaims(summaries, unresolved, List.of(), List.of());
		}
		Record row = this.transaction
			.run(ImportStatement.CLAIMS.withBatch(Map.of("known", list(summaries.known().keySet()), "articles",
					list(unresolved), "topics", list(topics))))
			.getFirst();
		return new ExistingClaims(summaries, unresolved,
				row.get("articleClaims").asList(CypherClaimRepository::articleClaim),
				row.get("topicClaims").asList(CypherClaimRepository::topicClaim));
	}

	private ClaimSummaries summaries(List<DocumentChange> documents, Collection<String> articles) {
		List<String> keys = documents.stream().map(DocumentChange::key).sorted().toList();
		Record row = this.transaction
			.run(ImportStatement.CLAIM_SUMMARIES.withBatch(Map.of("documents", keys, "articles", list(articles))))
			.getFirst();
		Map<String, ClaimSummaries.Summary> summaries = new HashMap<>();
		row.get("summaries")
			.values()
			.forEach((summary) -> summaries.put(summary.get(0).asString(),
					new ClaimSummaries.Summary(summary.get(1).asString(""), summary.get(2).asLong(0))));
		SortedMap<String, DocumentVersion> known = new TreeMap<>();
		row.get("known")
			.values()
			.forEach((version) -> known.put(version.get(0).asString(), new DocumentVersion(version.get(1).asString(),
					version.get(2).asString(), version.get(3).asString(), version.get(4).asString())));
		return new ClaimSummaries(known, summaries);
	}

	@Override
	public SharedNodes sharedNodes(Collection<String> providers, Collection<String> topics, Collection<String> images) {
		// Without documents, no shared node has a value that takes precedence.
		if (this.empty || (providers.isEmpty() && topics.isEmpty() && images.isEmpty())) {
			return new SharedNodes(new HashMap<>(), new HashMap<>(), new HashMap<>());
		}
		Record row = this.transaction
			.run(ImportStatement.SHARED_NODES
				.withBatch(Map.of("providers", list(providers), "topics", list(topics), "images", list(images))))
			.getFirst();
		return new SharedNodes(byKey(row.get("providers"), "domain", CypherClaimRepository::provider),
				byKey(row.get("topics"), "slug",
						(node) -> new TopicNode(node.get("name").asString(null), node.get("nameRank").asString(null))),
				byKey(row.get("images"), "url", (node) -> new ImageNode(node.get("sizeRank").asString(null))));
	}

	@Override
	public List<Contributor> contributors(Collection<String> providers, Collection<String> topics,
			Collection<String> images) {
		return this.transaction
			.run(ImportStatement.CONTRIBUTORS
				.withBatch(Map.of("providers", list(providers), "topics", list(topics), "images", list(images))))
			.stream()
			.map((row) -> new Contributor(Contributor.Kind.valueOf(row.get("kind").asString().toUpperCase(Locale.ROOT)),
					row.get("node").asString(), row.get("rank").asString(), row.get("article").asString()))
			.toList();
	}

	@Override
	public Map<String, ResolvedArticle> articles(Collection<String> keys) {
		Map<String, List<Claim>> claims = new HashMap<>();
		this.transaction.run(ImportStatement.ARTICLE_CLAIMS.withBatch(Map.of("articles", list(keys))))
			.forEach((row) -> claims.computeIfAbsent(row.get("key").asString(), (key) -> new ArrayList<>())
				.add(claim(row.get("kind").asString(), row.get("claim").asString(), row.get("sha256").asString())));
		Map<String, ResolvedArticle> articles = new HashMap<>();
		claims.forEach((key, all) -> articles.put(key, ArticleResolution.resolve(all)));
		return articles;
	}

	private static ExistingClaims.OnArticle articleClaim(Value value) {
		return new ExistingClaims.OnArticle(value.get(2).asBoolean(),
				claim(value.get(1).asString(), value.get(4).asString(), value.get(3).asString()));
	}

	private static Claim claim(String kind, String json, String sha256) {
		return switch (kind) {
			case "DESCRIBES" -> ClaimJson.read(json, true, sha256);
			case "MENTIONS" -> ClaimJson.read(json, false, sha256);
			case "COLLECTION" -> ClaimJson.readCollection(json, sha256);
			default -> throw new IllegalArgumentException(kind);
		};
	}

	private static ExistingClaims.OnTopic topicClaim(Value value) {
		return new ExistingClaims.OnTopic(value.get(0).asString(), value.get(1).asBoolean(),
				ClaimRank.ofTopic(value.get(2).asString()), ClaimJson.readTopic(value.get(3).asString()));
	}

	private static ProviderNode provider(Value node) {
		return new ProviderNode(node.get("name").asString(), node.get("nameRank").asString(null),
				node.get("imagesRank").asString(null), node.get("articles").asLong(),
				node.get("images")
					.asList(CypherClaimRepository::imageEdge)
					.stream()
					.sorted(Comparator.comparing(ImageEdge::position))
					.toList());
	}

	private static ImageEdge imageEdge(Value edge) {
		Value isCached = edge.get("isCached");
		return new ImageEdge(edge.get("url").asString(), edge.get("position").asLong(),
				edge.get("title").asString(null), isCached.isNull() ? null : isCached.asBoolean());
	}

	private static <T> Map<String, T> byKey(Value nodes, String key, Function<Value, T> mapping) {
		Map<String, T> result = new HashMap<>();
		nodes.values().forEach((node) -> result.put(node.get(key).asString(), mapping.apply(node)));
		return result;
	}

	private static List<String> list(Collection<String> values) {
		return List.copyOf(values);
	}

}
