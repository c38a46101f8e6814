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
 * Brings the tree of topics in the graph to what the topics' documents say, at the end of
 * an import.
 */
public final class TopicHierarchyUpdater {

	private final GraphClient client;

	public TopicHierarchyUpdater(GraphClient client) {
		this.client = client;
	}

	/** Returns the circles of parents that it had to open. */
	public List<FileProblem> keep() {
		// The last of a run: who sees it sees the batches.
		return this.client.write((transaction) -> {
			new CypherClaimRepository(transaction).acquireLock();
			List<TopicState> topics = transaction.run(ImportStatement.TOPICS.with(Map.of()))
				.stream()
				.map(TopicHierarchyUpdater::topic)
				.toList();
			TopicHierarchy tree = TopicHierarchy.of(topics);
			Map<String, TopicState> bySlug = topics.stream()
				.collect(Collectors.toMap(TopicState::slug, Function.identity()));
			write(transaction, tree, bySlug);
			return problems(tree, bySlug);
		});
	}

	private static void write(GraphTransaction transaction, TopicHierarchy tree, Map<String, TopicState> topics) {
		List<Object> cut = new ArrayList<>();
		List<Object> grown = new ArrayList<>();
		List<Object> bare = new ArrayList<>();
		for (TopicState topic : topics.values()) {
			String parent = tree.edges().get(topic.slug());
			topic.parents()
				.stream()
				.filter((other) -> !other.equals(parent))
				.forEach((other) -> cut.add(edge(topic.slug(), other)));
			if (parent != null && !topic.parents().contains(parent)) {
				grown.add(edge(topic.slug(), parent));
			}
		}
		tree.bare().forEach((slug, name) -> {
			TopicState topic = topics.get(slug);
			if (topic == null || !topic.name().equals(name)) {
				bare.add(Map.of("slug", slug, "name", name));
			}
		});
		if (!(cut.isEmpty() && grown.isEmpty() && bare.isEmpty() && tree.left().isEmpty())) {
			transaction.run(ImportStatement.TOPIC_HIERARCHY
				.withBatch(Map.of("cut", cut, "grown", grown, "bare", bare, "left", tree.left())));
		}
	}

	private static List<FileProblem> problems(TopicHierarchy tree, Map<String, TopicState> topics) {
		List<FileProblem> problems = new ArrayList<>();
		tree.circles().forEach((slug, parent) -> {
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
