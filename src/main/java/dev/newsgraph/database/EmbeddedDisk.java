package dev.newsgraph.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The disk of the embedded server. It knows whether there is space for another batch, and
 * whether the disk caused a failed write.
 */
final class EmbeddedDisk {

	/**
	 * A checkpoint writes about as many bytes as the log has grown, so each byte of the
	 * log needs this many bytes.
	 */
	private static final int BYTES_PER_LOG_BYTE = 2;

	private final Supplier<EmbeddedServer> server;

	private final Path folder;

	private final long reserve;

	private final long pageCache;

	/** Free bytes after the last checkpoint, or -1 if the checkpoint failed. */
	private long freeAfterCheckpoint = -1;

	/**
	 * Creates a disk.
	 * @param server the server, which may still be starting
	 * @param folder the data folder
	 * @param reserve bytes that must stay free; 0 for no limit
	 * @param pageCache size of the page cache in bytes, which limits the changes that are
	 * only in memory
	 */
	EmbeddedDisk(Supplier<EmbeddedServer> server, Path folder, long reserve, long pageCache) {
		this.server = server;
		this.folder = folder.toAbsolutePath().normalize();
		this.reserve = reserve;
		this.pageCache = pageCache;
	}

	/** Returns whether the server begins transactions. No connection is used. */
	boolean isServerAvailable() {
		return this.server.get().isAvailable();
	}

	/**
	 * Returns a sentence if the free space is below the reserve, or {@code null}. A
	 * server on a completely full disk cannot be closed, so writes must stop before.
	 */
	synchronized @Nullable String shortage() {
		if (this.reserve == 0) {
			return null;
		}
		try {
			if (isCertainlyEnough(free())) {
				return null;
			}
			// Changes in memory need space too, so the free space is known only after a
			// checkpoint.
			if (!this.server.get().checkpoint()) {
				// The next write fails with the reason.
				this.freeAfterCheckpoint = -1;
				return null;
			}
			this.freeAfterCheckpoint = free();
			return (this.freeAfterCheckpoint >= this.reserve) ? null : shortage(this.freeAfterCheckpoint);
		}
		catch (IOException ex) {
			return null;
		}
	}

	private boolean isCertainlyEnough(long free) {
		if (free >= this.reserve + this.pageCache) {
			return true;
		}
		long used = this.freeAfterCheckpoint - free;
		return this.freeAfterCheckpoint >= 0 && used >= 0 && free - BYTES_PER_LOG_BYTE * used >= this.reserve;
	}

	private String shortage(long free) {
		return "The disk of the data folder %s is nearly full: %,d MB are free, and %,d MB must stay free."
			.formatted(this.folder, free / 1_000_000, this.reserve / 1_000_000)
				+ " Free some space, or lower newsgraph.database.embedded.reserve.";
	}

	/**
	 * Returns a sentence if the data folder cannot be written or the server has stopped,
	 * or {@code null}.
	 */
	@Nullable String fault() {
		Throwable panic = this.server.get().panic();
		DiskFault fault = (panic != null) ? DiskFault.of(panic) : null;
		if (fault == null) {
			fault = DiskFault.of(this.folder);
		}
		if (fault != null) {
			return "The data folder %s cannot be written because %s: %s, then start again.".formatted(this.folder,
					fault.description(), fault.hint());
		}
		return (panic != null) ? stopped(panic) : null;
	}

	/**
	 * Returns a sentence if the database rejects all writes and another start can repair
	 * it, or {@code null}: without space, a start would fail too.
	 */
	@Nullable String stopped() {
		Throwable panic = this.server.get().panic();
		return (panic != null && DiskFault.of(this.folder) == null) ? stopped(panic) : null;
	}

	private String stopped(Throwable panic) {
		return "The embedded database in %s has stopped (%s): start again. The reason is in %s.".formatted(this.folder,
				panic.getMessage(), this.folder.resolve("logs").resolve("debug.log"));
	}

	private long free() throws IOException {
		return Files.getFileStore(this.folder).getUsableSpace();
	}

}
