package dev.newsgraph.importing.resolution;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One version of a document, as far as the graph depends on it.
 *
 * @param folder the name of the seed folder
 * @param path the path within the folder
 * @param sha256 the SHA-256 of the file's bytes, in hexadecimal
 * @param mapping the version of the mapping from files to documents; empty if the graph
 * does not know it
 */
public record DocumentVersion(String folder, String path, String sha256, String mapping) {

	/** Ends each part. It occurs in no path. */
	private static final byte[] END = { 0 };

	/** Returns the SHA-256 of all parts as a number. */
	BigInteger digest() {
		MessageDigest digest = newDigest();
		for (String part : new String[] { this.folder, this.path, this.sha256, this.mapping }) {
			digest.update(part.getBytes(StandardCharsets.UTF_8));
			digest.update(END);
		}
		return new BigInteger(1, digest.digest());
	}

	private static MessageDigest newDigest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
