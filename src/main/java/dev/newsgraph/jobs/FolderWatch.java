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
 * Looks at the import root again and again, and queues a job for each seed folder that is
 * new, changed or gone and has been still since the last look.
 */
final class FolderWatch implements DisposableBean {

	private static final Logger LOGGER = LoggerFactory.getLogger(FolderWatch.class);

	/** A look must not cost more than a fifth of the time. */
	private static final int REST = 5;

	private static final long GONE = 0;

	private final JobStore store;

	private final JobRunner runner;

	private final ImportRoot root;

	private final long stillMillis;

	/** What was queued last, by folder. */
	private final Map<String, Long> queued = new HashMap<>();

	private Map<String, Long> last = Map.of();

	private @Nullable Object place;

	private boolean started;

	private final Thread thread = Thread.ofPlatform().name("import-watch").daemon().unstarted(this::run);

	/**
	 * A watch.
	 * @param importsAtStart whether what is there now is imported anyway
	 */
	FolderWatch(JobStore store, JobRunner runner, ImportRoot root, WatchProperties properties, boolean importsAtStart) {
		this.store = store;
		this.runner = runner;
		this.root = root;
		this.stillMillis = properties.still().toMillis();
		this.place = root.identity();
		if (importsAtStart) {
			this.queued.putAll(root.fingerprints());
			this.last = Map.copyOf(this.queued);
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
		long pause = this.stillMillis;
		try {
			while (true) {
				Thread.sleep(pause);
				long start = System.nanoTime();
				lookOnce();
				pause = Math.max(this.stillMillis, (System.nanoTime() - start) / 1_000_000 * REST);
			}
		}
		catch (InterruptedException ex) {
			// The gateway ends.
		}
	}

	private void lookOnce() {
		try {
			look();
		}
		catch (RuntimeException ex) {
			LOGGER.warn("The import root could not be looked at: {}", ex.getMessage());
		}
	}

	private void look() {
		// A disk that is not there is no reason to forget what its folders said.
		Object place = this.root.identity();
		if (place == null) {
			return;
		}
		Map<String, Long> now = this.root.fingerprints();
		// Where a disk was mounted, an empty folder may be left in its place.
		if (now.isEmpty() && !place.equals(this.place)) {
			return;
		}
		this.place = place;
		Set<String> names = new HashSet<>(now.keySet());
		names.addAll(this.queued.keySet());
		for (String name : names) {
			long current = now.getOrDefault(name, GONE);
			boolean still = current == this.last.getOrDefault(name, GONE);
			if (still && current != this.queued.getOrDefault(name, GONE)) {
				queue(name, current);
			}
		}
		this.last = now;
	}

	private void queue(String name, long fingerprint) {
		try {
			boolean gone = fingerprint == GONE;
			// Documents in the root itself are imported with all others.
			boolean whole = !gone && this.root.isRootFolder(name);
			this.store.enqueue(gone ? JobKind.REMOVAL : JobKind.IMPORT, whole ? null : name, false, null);
			this.queued.put(name, fingerprint);
			this.runner.wake();
		}
		catch (GraphClientException ex) {
			LOGGER.debug("The next look queues it.", ex);
		}
	}

	@Override
	public void destroy() {
		this.thread.interrupt();
	}

}
