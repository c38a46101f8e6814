package dev.newsgraph.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.bulk.OfflineStore;
import dev.newsgraph.documents.DocumentReader;
import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.importing.bulk.BulkLoad;
import dev.newsgraph.importing.bulk.LoadControl;
import dev.newsgraph.importing.bulk.LoadLimits;
import dev.newsgraph.importing.bulk.Run;
import dev.newsgraph.importing.graph.ImportStatement;
import dev.newsgraph.importing.report.ImportCounters;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.RejectLimit;
import dev.newsgraph.importing.report.StoredJob;
import dev.newsgraph.importing.source.SeedFolder;
import dev.newsgraph.importing.resolution.GraphRevision;
import dev.newsgraph.importing.source.SeedFile;
import dev.newsgraph.importing.source.SeedRoot;

/** Loads seed folders into an embedded store that does not exist yet. */
public final class BulkImport {

	private final ImportProperties properties;

	private final BulkProperties bulk;

	private final DocumentReader reader;

	private final Clock clock;

	/**
	 * Creates an import.
	 * @param properties the settings of the import
	 * @param bulk the settings of the load
	 * @param tracking the query parameters that are not part of an address
	 * @param clock the clock for the time of the import that documents record
	 */
	public BulkImport(ImportProperties properties, BulkProperties bulk, TrackingParameters tracking, Clock clock) {
		this.properties = properties;
		this.bulk = bulk;
		this.reader = GraphImport.reader(properties, tracking);
		this.clock = clock;
	}

	/** Returns whether mode auto is set and the import root holds enough documents. */
	public boolean isWorthwhile() {
		if (this.bulk.mode() != BulkProperties.Mode.AUTO) {
			return false;
		}
		AtomicLong left = new AtomicLong(this.bulk.minDocuments());
		try {
			Consumer<SeedFile> count = (file) -> {
				if (left.decrementAndGet() == 0) {
					throw new CancellationException();
				}
			};
			for (SeedFolder folder : SeedRoot.open(this.properties.root(), this.properties.readLimits()).folders()) {
				folder.walk(count, (problem) -> {
					// The load reports problems.
				});
			}
			return false;
		}
		catch (CancellationException ex) {
			return true;
		}
	}

	/** Returns the statements that define the constraints and indexes. */
	public static List<String> schema() {
		return ImportStatement.SCHEMA.statements().stream().map(CypherStatement::text).toList();
	}

	/**
	 * Loads all parts into one store. If one of them has too many rejected documents, or
	 * the load is stopped, nothing is loaded.
	 * @param store the store, which the caller has locked
	 * @param reserve space that stays free on the disk of the store, in bytes
	 * @param job describes the jobs that are stored with the documents
	 * @return the reports of the parts, in their order
	 * @throws IOException if the disk cannot be written
	 */
	public List<ImportReport> run(OfflineStore store, long reserve, List<Part> parts, BulkJob job) throws IOException {
		long start = System.nanoTime();
		Map<SeedFolder, ImportCounters> folders = new LinkedHashMap<>();
		Map<String, String> jobs = new HashMap<>();
		List<ImportCounters> counters = new ArrayList<>();
		for (Part part : parts) {
			ImportCounters own = new ImportCounters(part.observer(), part.maxRejects());
			counters.add(own);
			for (SeedFolder folder : folders(part, own)) {
				folders.put(folder, own);
				jobs.put(folder.name(), part.job());
			}
		}
		LoadLimits limits = new LoadLimits(this.bulk.memory().toBytes(), this.bulk.pageCache().toBytes(),
				this.bulk.folder(), reserve);
		LoadControl control = new LoadControl() {
			@Override
			public boolean isStopped() {
				return isEnding(parts, counters);
			}

			@Override
			public boolean isRefused() {
				return counters.stream().anyMatch(ImportCounters::isRejectLimitExceededAtEnd);
			}

			@Override
			public List<StoredJob> jobs(GraphRevision revision) {
				List<StoredJob> all = new ArrayList<>();
				List<ImportReport> reports = reports(parts, counters, start, ImportOutcome.COMPLETED);
				for (int i = 0; i < parts.size(); i++) {
					all.add(job.of(parts.get(i), i + 1L, reports.get(i), revision.toString()));
				}
				return all;
			}
		};
		Run run = new Run(jobs, this.reader.mapping(), ZonedDateTime.now(this.clock));
		ImportOutcome outcome = load(new BulkLoad(store, this.reader, run, limits, control), folders, counters);
		if (outcome != ImportOutcome.COMPLETED) {
			counters.forEach((own) -> own.addNotice("The load in bulk ended early, so nothing was loaded."));
		}
		counters.forEach(ImportCounters::publishProgress);
		return reports(parts, counters, start, outcome);
	}

	private static List<ImportReport> reports(List<Part> parts, List<ImportCounters> counters, long start,
			ImportOutcome outcome) {
		Duration took = Duration.ofNanos(System.nanoTime() - start);
		List<ImportReport> reports = new ArrayList<>();
		for (int i = 0; i < parts.size(); i++) {
			reports.add(counters.get(i).toReport(parts.get(i).job(), took, null, outcome));
		}
		return reports;
	}

	private static ImportOutcome load(BulkLoad load, Map<SeedFolder, ImportCounters> folders,
			List<ImportCounters> counters) throws IOException {
		try {
			load.load(folders);
			return ImportOutcome.COMPLETED;
		}
		catch (CancellationException ex) {
			return counters.stream().anyMatch(ImportCounters::isRejectLimitExceededAtEnd)
					? ImportOutcome.TOO_MANY_REJECTS : ImportOutcome.STOPPED;
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private static boolean isEnding(List<Part> parts, List<ImportCounters> counters) {
		return counters.stream().anyMatch(ImportCounters::isRejectLimitExceeded)
				|| parts.stream().anyMatch((part) -> part.observer().isStopped());
	}

	private List<SeedFolder> folders(Part part, ImportCounters counters) {
		Path path = part.folder();
		if (path != null) {
			return List
				.of(new SeedFolder(String.valueOf(path.getFileName()), path, true, this.properties.readLimits()));
		}
		SeedRoot root = SeedRoot.open(this.properties.root(), this.properties.readLimits());
		root.problems().forEach((problem) -> counters.addProblem(".", problem));
		return root.folders();
	}

	/**
	 * The part of a load that is one job.
	 *
	 * @param job the id of the job, which is stored with its documents
	 * @param folder the seed folder, or {@code null} for all folders in the import root
	 * @param maxRejects how many documents may be rejected
	 * @param observer receives progress and problems, and can stop the load
	 */
	public record Part(String job, @Nullable Path folder, RejectLimit maxRejects, ImportObserver observer) {
	}

}
