package dev.newsgraph.documents;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of a seed folder.
 *
 * @param path the path within the seed folder, with {@code /} as separator
 * @param content the bytes of the file
 */
@SuppressWarnings("ArrayRecordComponent")
public record SourceFile(String path, byte[] content) {

	/** Returns the SHA-256 of the bytes in lower case hexadecimal. */
	public String sha256() {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(this.content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
