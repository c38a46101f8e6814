package dev.newsgraph.importing.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.bulk.EntitySource;
import dev.newsgraph.database.bulk.OfflineStore;
import dev.newsgraph.database.bulk.StoreContent;
import dev.newsgraph.documents.DocumentReader;
import dev.newsgraph.importing.report.ImportCounters;
import dev.newsgraph.importing.report.StoredJob;
import dev.newsgraph.importing.resolution.GraphRevision;
import dev.newsgraph.importing.resolution.GraphVersion;
import dev.newsgraph.importing.resolution.TopicHierarchy.DocumentName;
import dev.newsgraph.importing.resolution.TopicHierarchy.TopicState;
import dev.newsgraph.importing.resolution.WholeGraph;
import dev.newsgraph.importing.source.FolderProblems;
import dev.newsgraph.importing.source.SeedFolder;

/**
 * Loads seed folders into a store that does not exist yet. Documents are parsed, claims
 * are sorted by article and resolved, and Neo4j's batch importer writes the result. The
 * nodes and relationships are those of an ordinary import.
 */
public final class BulkLoad {

	private static final Logger LOGGER = LoggerFactory.getLogger(BulkLoad.class);

	/** The store takes at most so many times the space of the claims. */
	private static final int STORE_FOR_CLAIMS = 3;

	private final OfflineStore store;

	private final DocumentReader reader;

	private final Run run;

	private final LoadLimits limits;

	private final LoadControl control;

	/**
	 * Creates a load.
	 * @param store the store to write, which the caller has locked
	 * @param reader reads the documents
	 * @param run what the documents record of the load
	 * @param limits memory, disk and temporary files
	 * @param control ends the load early, and supplies its jobs
	 */
	public BulkLoad(OfflineStore store, DocumentReader reader, Run run, LoadLimits limits, LoadControl control) {
		this.store = store;
		this.reader = reader;
		this.run = run;
		this.limits = limits;
		this.control = control;
	}

	/**
	 * Loads the folders. If it fails or is stopped, the store does not exist. Otherwise
	 * the store is marked as unfinished until its constraints and indexes are defined.
	 * @param folders the folders with their counters
	 * @throws CancellationException if the load is stopped
	 * @throws IOException if a temporary file or the store cannot be written
	 */
	public void load(Map<SeedFolder, ImportCounters> folders) throws IOException {
		this.store.discard();
		try {
			Files.createDirectories(this.store.unfinished());
			this.limits.requireSpace(this.store.data(), 0);
			loadAll(folders);
		}
		finally {
			if (!this.store.exists()) {
				this.store.discard();
			}
		}
	}

	private void loadAll(Map<SeedFolder, ImportCounters> folders) throws IOException {
		try (TemporaryFolder folder = TemporaryFolder.create(this.limits.folder(), this.store);
				LoadFiles files = new LoadFiles(folder.path());
				Workers workers = Workers.start()) {
			DocumentStage documents = new DocumentStage(files, this.run, this.reader, workers, this::isStopped,
					this.limits.memory());
			Map<ImportCounters, Long> loaded = new LinkedHashMap<>();
			for (Map.Entry<SeedFolder, ImportCounters> entry : folders.entrySet()) {
				long before = documents.documents();
				documents.read(entry.getKey(), entry.getValue());
				loaded.merge(entry.getValue(), documents.documents() - before, Long::sum);
			}
			GraphRevision revision = documents.complete();
			if (this.control.isRefused()) {
				throw new CancellationException();
			}
			LOGGER.info("Bulk load: {} documents read. The articles are resolved.", documents.documents());
			this.limits.requireSpace(this.store.data(), STORE_FOR_CLAIMS * files.claims().size());
			ClaimTargets targets = new ClaimTargets(files.claims().claims());
			new ArticleStage(files, workers, this::isStopped, targets, this.limits.memory()).run();
			writeShared(files, folders);
			new ReferenceStage(files).run();
			new ItemStage(files, targets, this.limits.memory()).run(new ExternalSort(folder.path(), "chosen"));
			loaded.forEach((counters, count) -> counters.addWritten(count.intValue(), 0));
			writeState(files, revision, this.control.jobs(revision));
			LOGGER.info("Bulk load: the database with {} nodes is written.", files.nodes().count());
			this.store.write(new Content(files, targets), this.limits.pageCache());
			LOGGER.info("Bulk load: the database is complete. Its indexes are built.");
		}
	}

	private boolean isStopped() {
		return this.control.isStopped() || Thread.currentThread().isInterrupted();
	}

	/** Writes the providers, the topics and their hierarchy. */
	private void writeShared(LoadFiles files, Map<SeedFolder, ImportCounters> folders) throws IOException {
		EntityFile.Writer nodes = files.nodes().writer();
		EntityFile.Writer edges = files.edges().writer();
		ReferenceWriter references = new ReferenceWriter(files.references().buffer(this.limits.memory()));
		for (WholeGraph.Provider provider : files.graph().providers()) {
			long node = files.ids().provider(provider.domain());
			nodes.node(node, "Provider", provider.row());
			for (WholeGraph.Image image : provider.images()) {
				references.addImage(node, image);
			}
		}
		WholeGraph.TopicGraph topics = files.graph().topics();
		for (Map.Entry<String, Map<String, Object>> topic : topics.rows().entrySet()) {
			nodes.node(files.ids().topic(topic.getKey()), "Topic", topic.getValue());
		}
		for (Map.Entry<String, String> edge : topics.hierarchy().edges().entrySet()) {
			edges.edge("SUBTOPIC_OF", files.ids().topic(edge.getKey()), files.ids().topic(edge.getValue()), Map.of());
		}
		references.complete();
		nodes.complete();
		edges.complete();
		topics.hierarchy().cycles().forEach((slug, parent) -> addCycle(slug, parent, topics, folders));
	}

	private static void addCycle(String slug, String parent, WholeGraph.TopicGraph topics,
			Map<SeedFolder, ImportCounters> folders) {
		for (TopicState topic : topics.states()) {
			DocumentName document = topic.document();
			if (topic.slug().equals(slug) && document != null) {
				folders.entrySet()
					.stream()
					.filter((entry) -> entry.getKey().name().equals(document.folder()))
					.findFirst()
					.ifPresent((entry) -> entry.getValue()
						.addProblem(document.folder(),
								FolderProblems.topicCycle(document.path(), topic.name(), parent)));
			}
		}
	}

	/** Writes the jobs and the state that the next import continues. */
	private static void writeState(LoadFiles files, GraphRevision revision, List<StoredJob> jobs) throws IOException {
		EntityFile.Writer nodes = files.nodes().writer();
		nodes.node(files.ids().next(1), "ImportLock",
				Map.of("id", "import", "token", 1L, "topicHierarchyPending", false));
		Map<String, Object> state = new HashMap<>(Map.of("id", "graph", "revision", revision.toString()));
		state.putAll(Map.of("sequence", 1L, "token", 1L, "history", UUID.randomUUID().toString(), "sortedRelationships",
				List.of("ABOUT"), "model", GraphVersion.CURRENT.model(), "mapping", GraphVersion.CURRENT.mapping()));
		if (jobs.stream().anyMatch((job) -> !job.properties().containsKey("folder"))) {
			// The statement that ends a job does the same.
			state.put("loaded", true);
		}
		nodes.node(files.ids().next(1), "GraphState", state);
		long count = jobs.size();
		nodes.node(files.ids().next(1), "ImportLock", Map.of("id", "jobs", "number", count, "claims", count));
		EntityFile.Writer edges = files.edges().writer();
		for (StoredJob job : jobs) {
			long id = files.ids().next(1);
			nodes.node(id, "ImportJob", job.properties());
			for (Map<String, Object> problem : job.problems()) {
				long target = files.ids().next(1);
				nodes.node(target, "ImportProblem", problem);
				edges.edge("HAS_PROBLEM", id, target, Map.of());
			}
		}
		nodes.complete();
		edges.complete();
	}

	/** The content of the store. */
	private record Content(LoadFiles files, ClaimTargets targets) implements StoreContent {

		@Override
		public EntitySource nodes() throws IOException {
			return this.files.nodes().open();
		}

		@Override
		public EntitySource edges() throws IOException {
			return new ClaimEdges(this.files.claims(), this.targets, this.files.edges().open());
		}

		@Override
		public long nodeCount() {
			return this.files.nodes().count();
		}

		@Override
		public long edgeCount() {
			// Each claim is a relationship, and so is each related article.
			return this.files.edges().count() + 2L * this.files.claims().claims();
		}

	}

}
