package dev.newsgraph.access;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API keys that are valid now. They are read again when the file has changed. A line
 * that is not valid is logged by its number and holds no key; the other lines count.
 * While the file cannot be read, the keys of the last reading stay valid for a limited
 * time.
 */
final class ApiKeys {

	private static final Logger LOGGER = LoggerFactory.getLogger(ApiKeys.class);

	private final KeysFile file;

	private final long interval;

	private final long unreadable;

	private final Clock clock;

	private final ReentrantLock reading = new ReentrantLock();

	private volatile KeySet keys = KeySet.EMPTY;

	private volatile long checked;

	/** Whether the file could not be read for too long. */
	private volatile boolean lost;

	private long failedSince;

	private KeysFile.@Nullable Version version;

	private boolean failed;

	/**
	 * Reads the file.
	 * @param interval the shortest time between two looks at the file
	 * @param unreadable the time for which the keys stay valid while the file cannot be
	 * read
	 * @throws IOException if the file cannot be read
	 */
	ApiKeys(KeysFile file, Duration interval, Duration unreadable, Clock clock) throws IOException {
		this.file = file;
		this.interval = interval.toNanos();
		this.unreadable = unreadable.toNanos();
		this.clock = clock;
		load(file.version());
		this.checked = System.nanoTime();
	}

	/** Returns the caller with this secret, or {@code null} if no valid key has it. */
	@Nullable VerifiedCaller find(String token) {
		ApiKey key = current().find(token, this.clock.instant());
		return (key != null) ? new VerifiedCaller(key.identity(), CredentialKind.KEY,
				() -> current().holds(key, this.clock.instant())) : null;
	}

	/** Returns the number of keys, without those that have expired. */
	long count() {
		return current().keys().stream().filter((key) -> key.isValidAt(this.clock.instant())).count();
	}

	private KeySet current() {
		// A request does not wait while another one reads the file.
		if (System.nanoTime() - this.checked >= this.interval && this.reading.tryLock()) {
			try {
				this.checked = System.nanoTime();
				refresh();
			}
			finally {
				this.reading.unlock();
			}
		}
		return this.lost ? KeySet.EMPTY : this.keys;
	}

	private void refresh() {
		try {
			KeysFile.Version now = this.file.version();
			if (this.failed || !now.equals(this.version)) {
				load(now);
				LOGGER.info("{} keys were read from {}.", this.keys.keys().size(), this.file.path());
			}
			this.failed = false;
			this.lost = false;
		}
		catch (IOException ex) {
			if (!this.failed) {
				LOGGER.error("The keys file {} cannot be read, so the keys that it had stay valid for {}: {}",
						this.file.path(), Duration.ofNanos(this.unreadable), ex.toString());
				this.failedSince = System.nanoTime();
			}
			this.failed = true;
			if (!this.lost && System.nanoTime() - this.failedSince >= this.unreadable) {
				LOGGER.error("The keys file {} still cannot be read, so no key is valid.", this.file.path());
				this.lost = true;
			}
		}
	}

	private void load(KeysFile.Version now) throws IOException {
		KeyLines lines = this.file.read();
		lines.problems()
			.forEach((problem) -> LOGGER.error("Line {} of the keys file {} is ignored: {}.", problem.line(),
					this.file.path(), problem.message()));
		KeySet before = this.keys;
		this.keys = new KeySet(lines.keys());
		if (this.version != null) {
			noteChanges(before.keys(), this.keys.keys());
		}
		this.version = now;
	}

	private static void noteChanges(Set<ApiKey> before, Set<ApiKey> after) {
		before.stream().filter((key) -> !after.contains(key)).forEach((key) -> AuditLog.key(key, "REMOVED"));
		after.stream().filter((key) -> !before.contains(key)).forEach((key) -> AuditLog.key(key, "ADDED"));
	}

}
