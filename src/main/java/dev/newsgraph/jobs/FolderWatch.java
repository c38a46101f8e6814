package dev.newsgraph.jobs;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;

import dev.newsgraph.database.DatabaseReachable;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.documents.Problem;
import dev.newsgraph.importing.ImportRoot;
import dev.newsgraph.importing.RootScan;
import dev.newsgraph.importing.RootScanner;

/**
 * Watches the import root. It queues a job for each seed folder that was added, changed
 * or deleted, as soon as the folder has not changed between two scans. It queues a job
 * that failed again. While the file system reports no change, it scans only at long
 * intervals.
 */
final class FolderWatch implements DisposableBean {

	private static final Logger LOGGER = LoggerFactory.getLogger(FolderWatch.class);

	/** The pause after a scan is at least this many times as long as the scan. */
	private static final int PAUSE_FACTOR = 5;

	/**
	 * While the file system reports changes, the pause between two scans is at least this
	 * many times as long as the scan.
	 */
	private static final int REST_FACTOR = 500;

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(1);

	/** The fingerprint of a folder that does not exist. */
	private static final String DELETED = "";

	private final BiConsumer<JobKind, @Nullable String> queue;

	private final JobRetries retries;

	private final ImportRoot root;

	private final RootScanner scanner;

	private final WatchProperties properties;

	/** The fingerprint of each folder when its last job was queued. */
	private final Map<String, String> queued = new HashMap<>();

	/** The fingerprints of the last scan. */
	private Map<String, String> scanned = Map.of();

	/** The problems of the last scan. */
	private List<Problem> problems = List.of();

	private @Nullable Object rootIdentity;

	/** Whether the last scan has found the import root. */
	private volatile boolean rootPresent = true;

	/** Whether the import at the start found no folder, so that it must be repeated. */
	private boolean importDue;

	/** Whether the last scan found nothing that a job must still be queued for. */
	private boolean settled;

	private long nextScan;

	private boolean started;

	private final Thread thread = Thread.ofPlatform().name("import-watch").daemon().unstarted(this::run);

	/**
	 * Creates a watch, which starts when the database is reachable.
	 * @param queue queues a job of a folder, or of all folders if it is {@code null}
	 * @param retries the jobs that failed
	 * @param importsAtStart whether the present folders are imported anyway, so that the
	 * watch ignores them until they change
	 */
	FolderWatch(BiConsumer<JobKind, @Nullable String> queue, JobRetries retries, ImportRoot root,
			WatchProperties properties, boolean importsAtStart) {
		this.queue = queue;
		this.retries = retries;
		this.root = root;
		this.properties = properties;
		this.rootIdentity = root.identity();
		this.scanner = root.scanner();
		if (importsAtStart) {
			RootScan scan = this.scanner.scan();
			this.queued.putAll(scan.fingerprints());
			this.scanned = scan.fingerprints();
			// The import at the start reports them.
			this.problems = scan.problems();
			this.importDue = scan.fingerprints().isEmpty();
		}
	}

	@EventListener(DatabaseReachable.class)
	synchronized void start() {
		if (!this.started) {
			this.started = true;
			this.thread.start();
		}
	}

	/** Notes the end of a job, also of one that the watch has not queued. */
	@EventListener
	void ended(JobFinished end) {
		this.retries.ended(end);
	}

	private void run() {
		long interval = this.properties.still().toMillis();
		long pause = interval;
		try {
			while (true) {
				Thread.sleep(pause);
				long start = System.nanoTime();
				if (isScanNeeded(start)) {
					scanSafely();
					long took = System.nanoTime() - start;
					this.nextScan = start + Math.max(this.properties.scanInterval().toNanos(), took * REST_FACTOR);
				}
				pause = Math.max(interval, (System.nanoTime() - start) / 1_000_000 * PAUSE_FACTOR);
			}
		}
		catch (InterruptedException ex) {
			// The gateway stops.
		}
	}

	private boolean isScanNeeded(long now) {
		// Called in any case, because it consumes the events.
		boolean changed = this.scanner.mayHaveChanged();
		return changed || !this.settled || now - this.nextScan >= 0 || !this.retries.due().isEmpty();
	}

	private void scanSafely() {
		this.settled = false;
		try {
			scan();
		}
		catch (RuntimeException ex) {
			LOGGER.warn("The import root cannot be scanned: {}", ex.getMessage());
		}
	}

	/** Scans the root once, and queues what must be imported. */
	void scan() {
		// If the disk is not mounted, the documents of its folders must not be removed.
		Object identity = this.root.identity();
		if (identity == null) {
			rootPresent(false, "cannot be read");
			return;
		}
		RootScan scan = this.scanner.scan();
		Map<String, String> now = scan.fingerprints();
		// An empty mount point may remain in the place of the disk.
		if (now.isEmpty() && this.rootIdentity != null && !identity.equals(this.rootIdentity)) {
			rootPresent(false, "is another folder than before, and empty");
			return;
		}
		rootPresent(true, "");
		this.rootIdentity = identity;
		Set<String> names = new HashSet<>(now.keySet());
		names.addAll(this.queued.keySet());
		for (String name : names) {
			String current = now.getOrDefault(name, DELETED);
			if (isUnchanged(name, now) && !current.equals(this.queued.getOrDefault(name, DELETED))) {
				queue(name, current);
			}
		}
		this.settled = names.stream()
			.allMatch((name) -> now.getOrDefault(name, DELETED).equals(this.queued.getOrDefault(name, DELETED)));
		if (this.importDue && this.settled && !now.isEmpty()) {
			// A job of all folders completes what the one at the start could not do.
			this.settled = enqueue(JobKind.IMPORT, null);
			this.importDue = !this.settled;
		}
		this.retries.due().forEach((work) -> retry(work, now));
		this.scanned = now;
		report(scan.problems());
	}

	private boolean isUnchanged(String name, Map<String, String> now) {
		return now.getOrDefault(name, DELETED).equals(this.scanned.getOrDefault(name, DELETED));
	}

	private void retry(JobWork work, Map<String, String> now) {
		String folder = work.folder();
		if (folder == null) {
			if (!now.isEmpty() && this.settled) {
				enqueue(work.kind(), null);
			}
		}
		else if (now.containsKey(folder) == (work.kind() == JobKind.REMOVAL)) {
			// The folder was deleted or added since then, for which there is another job.
			this.retries.remove(work);
		}
		else if (isUnchanged(folder, now)) {
			enqueue(work.kind(), folder);
		}
	}

	/** Returns whether the last scan has found the import root. */
	boolean isRootPresent() {
		return this.rootPresent;
	}

	private void rootPresent(boolean present, String problem) {
		if (present && !this.rootPresent) {
			LOGGER.info("The import root {} can be read again.", this.root.path());
		}
		else if (!present && this.rootPresent) {
			LOGGER.warn("The import root {} {}. Its disk may not be mounted. The graph keeps all documents, and no"
					+ " change is imported until the root is there.", this.root.path(), problem);
		}
		this.rootPresent = present;
	}

	/** Logs the problems that the last scan did not have. */
	private void report(List<Problem> found) {
		found.stream()
			.filter((problem) -> !this.problems.contains(problem))
			.forEach((problem) -> LOGGER.warn("{} in the import root: {} {} {}", problem.path(), problem.code(),
					problem.message(), problem.hint()));
		this.problems = found;
	}

	private void queue(String name, String fingerprint) {
		boolean deleted = fingerprint.equals(DELETED);
		// Documents directly in the root are imported by a job for all folders.
		boolean allFolders = !deleted && this.root.isRootFolder(name);
		if (enqueue(deleted ? JobKind.REMOVAL : JobKind.IMPORT, allFolders ? null : name)) {
			this.queued.put(name, fingerprint);
		}
	}

	private boolean enqueue(JobKind kind, @Nullable String folder) {
		JobWork work = new JobWork(kind, folder);
		this.retries.queued(work);
		try {
			this.queue.accept(kind, folder);
			return true;
		}
		catch (GraphClientException | QueueRefusedException ex) {
			LOGGER.debug("The job for the folder {} cannot be queued; the next scan tries again.", folder, ex);
			this.retries.refused(work);
			return false;
		}
	}

	@Override
	public void destroy() throws IOException, InterruptedException {
		if (this.thread.isAlive()) {
			this.thread.interrupt();
			this.thread.join(STOP_TIMEOUT);
		}
		this.scanner.close();
	}

}
