package dev.newsgraph.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Reason why a folder cannot be written. The description and the hint are clauses that a
 * message is built from.
 */
enum DiskFault {

	FULL("its disk is full", "make room"), QUOTA("the disk quota is used up", "make room"),
	READ_ONLY("its disk is read-only", "make it writable"), FORBIDDEN("this user has no write permission", "grant it");

	private static final int PROBE_BYTES = 64 * 1024;

	private final String description;

	private final String hint;

	DiskFault(String description, String hint) {
		this.description = description;
		this.hint = hint;
	}

	String description() {
		return this.description;
	}

	String hint() {
		return this.hint;
	}

	/**
	 * Creates the folder if it does not exist, and writes a file to it.
	 * @return the reason why that fails, or {@code null} if it succeeds
	 */
	static @Nullable DiskFault of(Path folder) {
		try {
			Files.createDirectories(folder);
			Path probe = Files.createTempFile(folder, "probe", null);
			try {
				Files.write(probe, new byte[PROBE_BYTES]);
			}
			finally {
				Files.delete(probe);
			}
			return null;
		}
		catch (IOException ex) {
			DiskFault fault = of(ex);
			return (fault != null) ? fault : FORBIDDEN;
		}
	}

	/**
	 * Returns the reason that the messages of the operating system in an exception name,
	 * or {@code null} if they name none.
	 */
	static @Nullable DiskFault of(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			String message = String.valueOf(cause.getMessage());
			if (message.contains("No space left") || message.contains("not enough space")) {
				return FULL;
			}
			if (message.contains("Disk quota exceeded")) {
				return QUOTA;
			}
			if (message.contains("Read-only file system")) {
				return READ_ONLY;
			}
		}
		return null;
	}

}
