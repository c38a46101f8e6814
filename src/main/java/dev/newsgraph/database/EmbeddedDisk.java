package dev.newsgraph.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The disk under the embedded server: whether it has room for another batch, and whether
 * it is to blame for a write that failed.
 */
final class EmbeddedDisk {

	/** What a checkpoint finds to write is at most about as much as the log grew. */
	private static final int LOG_AND_STORE = 2;

	private final EmbeddedServer server;

	private final Path folder;

	private final long reserve;

	private final long pageCache;

	/** What was free when nothing waited in memory to be written; else -1. */
	private long freeWithAllWritten = -1;

	/**
	 * A disk.
	 * @param folder the data folder
	 * @param reserve how much is to stay free, in bytes
	 * @param pageCache how much may wait in memory to be written, in bytes
	 */
	EmbeddedDisk(EmbeddedServer server, Path folder, long reserve, long pageCache) {
		this.server = server;
		this.folder = folder.toAbsolutePath().normalize();
		this.reserve = reserve;
		this.pageCache = pageCache;
	}

	/**
	 * Why no more should be written, in one sentence; null while there is room. A server
	 * whose disk is full to the last byte cannot even be closed, so it is not let come to
	 * that.
	 */
	synchronized @Nullable String shortage() {
		if (this.reserve == 0) {
			return null;
		}
		try {
			if (isSurelyEnough(free())) {
				return null;
			}
			// Pages that wait in memory need room too; what is free after they are
			// written is what there really is.
			if (!this.server.writesCheckpoint()) {
				// The write to come fails, and says why.
				this.freeWithAllWritten = -1;
				return null;
			}
			this.freeWithAllWritten = free();
			return (this.freeWithAllWritten >= this.reserve) ? null : shortage(this.freeWithAllWritten);
		}
		catch (IOException ex) {
			return null;
		}
	}

	private boolean isSurelyEnough(long free) {
		if (free >= this.reserve + this.pageCache) {
			return true;
		}
		long used = this.freeWithAllWritten - free;
		return this.freeWithAllWritten >= 0 && used >= 0 && free - LOG_AND_STORE * used >= this.reserve;
	}

	private String shortage(long free) {
		return "The disk of the data folder %s is nearly full: %,d MB are free, and %,d MB are to stay free."
			.formatted(this.folder, free / 1_000_000, this.reserve / 1_000_000)
				+ " Make room, or lower newsgraph.database.embedded.reserve.";
	}

	/**
	 * Why nothing can be written, in one sentence; null when the disk is not to blame.
	 */
	@Nullable String fault() {
		Throwable panic = this.server.panic();
		DiskFault fault = (panic != null) ? DiskFault.of(panic) : null;
		if (fault == null) {
			fault = DiskFault.of(this.folder);
		}
		if (fault != null) {
			return "The data folder %s cannot be written, as %s: %s, then start again.".formatted(this.folder,
					fault.what(), fault.mend());
		}
		return (panic != null) ? "The embedded database in %s has stopped (%s): start again. Why is in %s."
			.formatted(this.folder, panic.getMessage(), this.folder.resolve("logs").resolve("debug.log")) : null;
	}

	private long free() throws IOException {
		return Files.getFileStore(this.folder).getUsableSpace();
	}

}
