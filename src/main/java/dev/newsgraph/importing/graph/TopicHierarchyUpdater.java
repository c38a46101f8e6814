package dev.newsgraph.importing.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.GraphTransaction;
import dev.newsgraph.importing.report.FileProblem;
import dev.newsgraph.importing.resolution.TopicHierarchy;
import dev.newsgraph.importing.resolution.TopicHierarchy.DocumentName;
import dev.newsgraph.importing.resolution.TopicHierarchy.TopicState;
import dev.newsgraph.importing.source.FolderProblems;

/**
 * Updates the topic hierarchy in the graph from the topic documents, at the end of an
 * import.
 */
public final class TopicHierarchyUpdater {

	private final GraphClient client;

	private final ImportId id;

	/**
	 * A transaction that is repeated may have cleared the flag before its reply was lost.
	 */
	private boolean pending;

	/**
	 * Creates an updater.
	 * @param client the client of the database
	 * @param id the id of the run
	 */
	public TopicHierarchyUpdater(GraphClient client, ImportId id) {
		this.client = client;
		this.id = id;
	}

	/**
	 * Updates the hierarchy, if a batch since the last update can have changed it.
	 * Otherwise no topic is read and the import lock is not acquired. The call can be
	 * repeated after a failure.
	 * @return the topics whose parent was left out because of a cycle; empty if there was
	 * nothing to update
	 * @throws JobEndedException if the job has ended
	 */
	public List<FileProblem> update() {
		return this.client.write((transaction) -> {
			this.pending = this.pending || isPending(transaction);
			if (!this.pending) {
				return List.of();
			}
			GraphState state = new CypherClaimRepository(transaction).acquireLock(this.id.job());
			List<TopicState> topics = transaction.run(ImportStatement.TOPICS.with(Map.of()))
				.stream()
				.map(TopicHierarchyUpdater::topic)
				.toList();
			TopicHierarchy hierarchy = TopicHierarchy.of(topics);
			Map<String, TopicState> bySlug = topics.stream()
				.collect(Collectors.toMap(TopicState::slug, Function.identity()));
			if (write(transaction, hierarchy, bySlug)) {
				transaction.runAll(BatchStatements.state(state, state.afterChange()));
			}
			transaction.run(ImportStatement.TOPIC_HIERARCHY_UPDATED.with(Map.of()));
			return problems(hierarchy, bySlug);
		});
	}

	private static boolean isPending(GraphTransaction transaction) {
		return transaction.run(ImportStatement.TOPIC_HIERARCHY_PENDING.with(Map.of()))
			.getFirst()
			.get("pending")
			.asBoolean();
	}

	private static boolean write(GraphTransaction transaction, TopicHierarchy hierarchy,
			Map<String, TopicState> topics) {
		List<Object> removedEdges = new ArrayList<>();
		List<Object> addedEdges = new ArrayList<>();
		List<Object> undocumented = new ArrayList<>();
		for (TopicState topic : topics.values()) {
			String parent = hierarchy.edges().get(topic.slug());
			topic.parents()
				.stream()
				.filter((other) -> !other.equals(parent))
				.forEach((other) -> removedEdges.add(edge(topic.slug(), other)));
			if (parent != null && !topic.parents().contains(parent)) {
				addedEdges.add(edge(topic.slug(), parent));
			}
		}
		hierarchy.undocumented().forEach((slug, name) -> {
			TopicState topic = topics.get(slug);
			if (topic == null || !topic.name().equals(name)) {
				undocumented.add(Map.of("slug", slug, "name", name));
			}
		});
		boolean changed = !(removedEdges.isEmpty() && addedEdges.isEmpty() && undocumented.isEmpty()
				&& hierarchy.unused().isEmpty());
		if (changed) {
			transaction.run(ImportStatement.TOPIC_HIERARCHY.withBatch(Map.of("removedEdges", removedEdges, "addedEdges",
					addedEdges, "undocumented", undocumented, "unused", hierarchy.unused())));
		}
		return changed;
	}

	private static List<FileProblem> problems(TopicHierarchy hierarchy, Map<String, TopicState> topics) {
		List<FileProblem> problems = new ArrayList<>();
		hierarchy.cycles().forEach((slug, parent) -> {
			TopicState topic = topics.get(slug);
			DocumentName document = (topic != null) ? topic.document() : null;
			if (topic != null && document != null) {
				problems.add(new FileProblem(document.folder(),
						FolderProblems.topicCycle(document.path(), topic.name(), parent)));
			}
		});
		return problems;
	}

	private static Map<String, String> edge(String topic, String parent) {
		return Map.of("topic", topic, "parent", parent);
	}

	private static TopicState topic(Record row) {
		DocumentName document = row.get("documents")
			.asList((name) -> new DocumentName(name.get(0).asString(), name.get(1).asString()))
			.stream()
			.min(Comparator.comparing(DocumentName::folder).thenComparing(DocumentName::path))
			.orElse(null);
		return new TopicState(row.get("slug").asString(), row.get("name").asString(), row.get("rank").asString(null),
				row.get("parent").asString(null), row.get("used").asBoolean(), document,
				row.get("parents").asList(Value::asString));
	}

}
