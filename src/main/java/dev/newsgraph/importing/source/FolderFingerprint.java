package dev.newsgraph.importing.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

import dev.newsgraph.documents.Problem;

/**
 * A digest of what a walk finds in a seed folder, in the order of the walk: the path, the
 * size, the modification time and the identity of each file, and the problems. Two states
 * of a folder have the same digest only if they do not differ in any of these.
 */
public final class FolderFingerprint {

	private final MessageDigest digest;

	private FolderFingerprint() {
		try {
			this.digest = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/**
	 * Walks a folder and returns its fingerprint.
	 * @param folder the seed folder
	 * @param folders receives each folder before its names are listed, and each folder
	 * that holds the target of a link
	 */
	public static String of(SeedFolder folder, Consumer<Path> folders) {
		FolderFingerprint fingerprint = new FolderFingerprint();
		folder.walk((file) -> {
			if (!file.location().equals(file.path())) {
				folders.accept(folder.root().resolve(file.location()).resolveSibling(""));
			}
			fingerprint.add(file);
		}, fingerprint::add, folders);
		return HexFormat.of().formatHex(fingerprint.digest.digest());
	}

	private void add(SeedFile file) {
		add(file.path() + '\0' + file.location() + '\0' + file.size() + ' ' + file.modified() + ' ' + file.key()
				+ '\n');
	}

	private void add(Problem problem) {
		add(problem.path() + '\0' + problem.code() + '\n');
	}

	private void add(String line) {
		this.digest.update(line.getBytes(StandardCharsets.UTF_8));
	}

}
