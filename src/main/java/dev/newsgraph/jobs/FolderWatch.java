package dev.newsgraph.jobs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;

import dev.newsgraph.database.DatabaseReachable;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.importing.ImportRoot;

/**
 * Watches the import root. It queues a job for each seed folder that was added, changed
 * or deleted, as soon as the folder has not changed between two scans.
 */
final class FolderWatch implements DisposableBean {

	private static final Logger LOGGER = LoggerFactory.getLogger(FolderWatch.class);

	/** The pause after a scan is at least this many times as long as the scan. */
	private static final int PAUSE_FACTOR = 5;

	/** The fingerprint of a folder that does not exist. */
	private static final long DELETED = 0;

	private final JobStore store;

	private final JobRunner runner;

	private final ImportRoot root;

	private final long intervalMillis;

	/** The fingerprint of each folder when its last job was queued. */
	private final Map<String, Long> queued = new HashMap<>();

	/** The fingerprints of the last scan. */
	private Map<String, Long> scanned = Map.of();

	private @Nullable Object rootIdentity;

	private boolean started;

	private final Thread thread = Thread.ofPlatform().name("import-watch").daemon().unstarted(this::run);

	/**
	 * Creates a watch, which starts when the database is reachable.
	 * @param importsAtStart whether the present folders are imported anyway, so that the
	 * watch ignores them until they change
	 */
	FolderWatch(JobStore store, JobRunner runner, ImportRoot root, WatchProperties properties, boolean importsAtStart) {
		this.store = store;
		this.runner = runner;
		this.root = root;
		this.intervalMillis = properties.still().toMillis();
		this.rootIdentity = root.identity();
		if (importsAtStart) {
			this.queued.putAll(root.fingerprints());
			this.scanned = Map.copyOf(this.queued);
		}
	}

	@EventListener(DatabaseReachable.class)
	synchronized void start() {
		if (!this.started) {
			this.started = true;
			this.thread.start();
		}
	}

	private void run() {
		long pause = this.intervalMillis;
		try {
			while (true) {
				Thread.sleep(pause);
				long start = System.nanoTime();
				scanSafely();
				pause = Math.max(this.intervalMillis, (System.nanoTime() - start) / 1_000_000 * PAUSE_FACTOR);
			}
		}
		catch (InterruptedException ex) {
			// The gateway stops.
		}
	}

	private void scanSafely() {
		try {
			scan();
		}
		catch (RuntimeException ex) {
			LOGGER.warn("The import root cannot be scanned: {}", ex.getMessage());
		}
	}

	private void scan() {
		// If the disk is not mounted, the documents of its folders must not be removed.
		Object identity = this.root.identity();
		if (identity == null) {
			return;
		}
		Map<String, Long> now = this.root.fingerprints();
		// An empty mount point may remain in the place of the disk.
		if (now.isEmpty() && !identity.equals(this.rootIdentity)) {
			return;
		}
		this.rootIdentity = identity;
		Set<String> names = new HashSet<>(now.keySet());
		names.addAll(this.queued.keySet());
		for (String name : names) {
			long current = now.getOrDefault(name, DELETED);
			boolean unchanged = current == this.scanned.getOrDefault(name, DELETED);
			if (unchanged && current != this.queued.getOrDefault(name, DELETED)) {
				queue(name, current);
			}
		}
		this.scanned = now;
	}

	private void queue(String name, long fingerprint) {
		try {
			boolean deleted = fingerprint == DELETED;
			// Documents directly in the root are imported by a job for all folders.
			boolean allFolders = !deleted && this.root.isRootFolder(name);
			this.store.enqueue(deleted ? JobKind.REMOVAL : JobKind.IMPORT, allFolders ? null : name, false, null);
			this.queued.put(name, fingerprint);
			this.runner.wake();
		}
		catch (GraphClientException ex) {
			LOGGER.debug("The job for the folder {} cannot be queued; the next scan tries again.", name, ex);
		}
	}

	@Override
	public void destroy() {
		this.thread.interrupt();
	}

}
