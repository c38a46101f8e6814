package dev.newsgraph.revision;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Shows the revision of the graph as a detail of the health endpoint. It is always up; if
 * the database does not answer soon, the detail is missing.
 */
final class RevisionHealth implements HealthIndicator {

	private static final long WAIT_MILLIS = 500;

	private final CurrentRevision revision;

	/** The read that runs, if any. A probe does not start a second one. */
	private final AtomicReference<@Nullable CompletableFuture<RevisionState>> running = new AtomicReference<>();

	RevisionHealth(CurrentRevision revision) {
		this.revision = revision;
	}

	@Override
	public Health health() {
		Health.Builder health = Health.up();
		try {
			String value = read().get(WAIT_MILLIS, TimeUnit.MILLISECONDS).documents();
			if (value != null) {
				health.withDetail("revision", value);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			// The indicator of the database reports it.
		}
		return health.build();
	}

	private CompletableFuture<RevisionState> read() {
		CompletableFuture<RevisionState> read = new CompletableFuture<>();
		CompletableFuture<RevisionState> other = this.running.compareAndExchange(null, read);
		if (other != null) {
			return other;
		}
		Thread.ofVirtual().name("revision-health").start(() -> {
			try {
				read.complete(this.revision.read());
			}
			catch (RuntimeException ex) {
				read.completeExceptionally(ex);
			}
			finally {
				this.running.set(null);
			}
		});
		return read;
	}

}
