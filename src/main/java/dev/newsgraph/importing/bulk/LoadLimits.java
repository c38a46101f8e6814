package dev.newsgraph.importing.bulk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The limits of a load.
 *
 * @param memory memory for sorting, in bytes
 * @param pageCache memory outside the Java heap for pages of the store, in bytes
 * @param folder the folder for temporary files, or {@code null} for the data folder
 * @param reserve space that stays free on the disk of the data folder, in bytes
 */
public record LoadLimits(long memory, long pageCache, @Nullable Path folder, long reserve) {

	/**
	 * Checks the free space.
	 * @param data the data folder
	 * @param bytes the space that is needed in addition to the reserve
	 * @throws IOException if there is less; the message is for the user
	 */
	void requireSpace(Path data, long bytes) throws IOException {
		long free = Files.getFileStore(data).getUsableSpace();
		if (free < this.reserve + bytes) {
			throw new NoSpaceException(
					("The disk of the data folder %s is too small for a load in bulk: %,d MB are free, and %,d MB are"
							+ " needed. Free some space, or lower newsgraph.database.embedded.reserve.")
						.formatted(data, free / 1_000_000, (this.reserve + bytes) / 1_000_000));
		}
	}

	/** Thrown if there is too little space. The message is for the user. */
	public static final class NoSpaceException extends IOException {

		private static final long serialVersionUID = 1L;

		NoSpaceException(String message) {
			super(message);
		}

	}

}
