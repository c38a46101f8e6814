package dev.newsgraph.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** Why a folder cannot be written, and what mends it, as the ends of sentences. */
enum DiskFault {

	FULL("its disk is full", "make room"), QUOTA("the disk quota is used up", "make room"),
	READ_ONLY("its disk is read-only", "make it writable"), FORBIDDEN("this user has no right to", "grant it");

	private static final int PROBE = 64 * 1024;

	private final String what;

	private final String mend;

	DiskFault(String what, String mend) {
		this.what = what;
		this.mend = mend;
	}

	String what() {
		return this.what;
	}

	String mend() {
		return this.mend;
	}

	/**
	 * Tries to write into the folder, and makes it when it is missing; null when that
	 * works.
	 */
	static @Nullable DiskFault of(Path folder) {
		try {
			Files.createDirectories(folder);
			Path probe = Files.createTempFile(folder, "probe", null);
			try {
				Files.write(probe, new byte[PROBE]);
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

	/** Reads it off a failure, by the words of the system; null when it is another. */
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
