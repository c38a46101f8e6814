package dev.newsgraph.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.newsgraph.database.DatabaseProperties;
import dev.newsgraph.database.bulk.OfflineStore;
import dev.newsgraph.database.bulk.StorePreparation;
import dev.newsgraph.database.bulk.StorePreparationException;
import dev.newsgraph.importing.BulkImport;
import dev.newsgraph.importing.BulkRequest;
import dev.newsgraph.importing.ImportProperties;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.RejectLimit;
import dev.newsgraph.importing.report.RunFolder;

/**
 * Loads seed folders in bulk before the embedded server starts, if a command requests it
 * or the import root holds many documents. The jobs are stored with the documents.
 */
final class BulkJobs implements StorePreparation {

	private static final Logger LOGGER = LoggerFactory.getLogger(BulkJobs.class);

	private static final String REFUSED = "The database in %s exists already, and only a new database can be loaded in"
			+ " bulk. Import without --bulk, or name another folder with newsgraph.database.embedded.data.";

	private final BulkImport bulkImport;

	private final JobProperties jobs;

	private final ImportProperties imports;

	private final long reserve;

	private final boolean watched;

	private final @Nullable BulkRequest request;

	private volatile @Nullable Loaded loaded;

	private volatile boolean stopping;

	/**
	 * Creates an instance.
	 * @param watched whether the gateway watches the import root
	 * @param request the request of a command, or {@code null} in a gateway
	 */
	BulkJobs(BulkImport bulkImport, JobProperties jobs, ImportProperties imports, DatabaseProperties database,
			boolean watched, @Nullable BulkRequest request) {
		this.watched = watched;
		this.bulkImport = bulkImport;
		this.jobs = jobs;
		this.imports = imports;
		this.reserve = database.embedded().reserve().toBytes();
		this.request = request;
	}

	// The lock is only held.
	@SuppressWarnings("try")
	@Override
	public List<String> prepare(OfflineStore store) {
		if (this.request == null && store.exists()) {
			// An earlier process may have ended before its indexes were defined.
			return store.isUnfinished() ? BulkImport.schema() : List.of();
		}
		boolean wanted = this.request != null || isWanted();
		if (!wanted && !store.isUnfinished()) {
			return List.of();
		}
		try (AutoCloseable lock = store.lock()) {
			if (store.exists()) {
				if (this.request != null) {
					throw new StorePreparationException(REFUSED.formatted(store.data()), null);
				}
				// Another process has loaded it meanwhile.
				return store.isUnfinished() ? BulkImport.schema() : List.of();
			}
			store.discard();
			return wanted ? load(store) : List.of();
		}
		catch (StorePreparationException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new StorePreparationException(
					"The data folder %s could not be loaded in bulk, and nothing was loaded: %s."
						.formatted(store.data(), ex.getMessage()),
					ex);
		}
		catch (Exception ex) {
			throw new StorePreparationException(
					"The load in bulk failed by an internal error (%s), and nothing was loaded. Import without it."
						.formatted(ex),
					ex);
		}
	}

	private boolean isWanted() {
		return this.jobs.run() && this.imports.atStart() && this.bulkImport.isWorthwhile();
	}

	private List<String> load(OfflineStore store) throws IOException {
		if (this.request == null) {
			LOGGER
				.info("There is no database yet, and the import root holds many documents, so they are loaded in bulk."
						+ " The gateway answers when the load has ended.");
		}
		Thread hook = Thread.ofPlatform().unstarted(() -> this.stopping = true);
		Runtime.getRuntime().addShutdownHook(hook);
		List<Loading> all = loadings();
		try {
			List<ImportReport> reports = this.bulkImport.run(store, this.reserve,
					all.stream().map(Loading::part).toList(), (part, number, report, revision) -> {
						Loading loading = all.get((int) number - 1);
						return LoadedJobs.of(part, number, loading.complete(report), revision,
								loading.observer().kept());
					});
			end(all, reports);
			return BulkImport.schema();
		}
		finally {
			all.forEach((loading) -> loading.folder().close());
			removeHook(hook);
		}
	}

	private void end(List<Loading> all, List<ImportReport> reports) {
		List<ImportReport> complete = new ArrayList<>();
		for (int i = 0; i < all.size(); i++) {
			ImportReport report = all.get(i).complete(reports.get(i));
			all.get(i).folder().summary(report);
			complete.add(report);
		}
		if (this.request != null) {
			this.request.reports().accept(complete);
		}
		ImportReport first = complete.getFirst();
		if (first.outcome() != ImportOutcome.COMPLETED) {
			throw new StorePreparationException("The load in bulk ended early, so nothing was loaded.", null);
		}
		Job job = new Job(first.job(), JobKind.IMPORT, null, false, RejectLimit.NONE.toString());
		this.loaded = new Loaded(job, first);
	}

	private static void removeHook(Thread hook) {
		try {
			Runtime.getRuntime().removeShutdownHook(hook);
		}
		catch (IllegalStateException ex) {
			// The JVM is shutting down.
		}
	}

	private List<Loading> loadings() {
		BulkRequest command = this.request;
		if (command == null) {
			return List.of(loading(null, RejectLimit.NONE, new ProgressLines(() -> this.stopping)));
		}
		return command.folders()
			.stream()
			.map((folder) -> loading(folder, command.maxRejects(), command.observer()))
			.toList();
	}

	private Loading loading(@Nullable Path path, RejectLimit limit, ImportObserver delegate) {
		RunFolder folder = RunFolder.create(this.imports.runs(), this.jobs.kept(), Clock.systemUTC());
		JobObserver observer = new JobObserver(this.jobs, folder, delegate);
		String key = UUID.randomUUID().toString();
		return new Loading(folder, observer, new BulkImport.Part(key, path, limit, observer));
	}

	/** Returns the job that has loaded all folders, or {@code null} if there is none. */
	@Nullable Loaded loaded() {
		return this.loaded;
	}

	/**
	 * Returns whether the load takes the place of the import at the start. A watch begins
	 * while documents are read, and relies on an import that begins later.
	 */
	boolean replacesImport() {
		return this.loaded != null && !this.watched;
	}

	/**
	 * A load that has ended.
	 *
	 * @param job the job, which is stored
	 * @param report its report
	 */
	record Loaded(Job job, ImportReport report) {
	}

	private record Loading(RunFolder folder, JobObserver observer, BulkImport.Part part) {

		ImportReport complete(ImportReport report) {
			return (report.rejected() > 0 && this.folder.isWritten()) ? report.withNotice(
					"The rejected documents are listed in %s.".formatted(this.folder.path().resolve(RunFolder.REJECTS)))
					: report;
		}

	}

}
