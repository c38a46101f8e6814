package dev.newsgraph.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** File with the token of local callers, which only the user of the gateway can read. */
final class TokenFile {

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	private static final int BYTES = 32;

	private static final int CHARACTERS = 43;

	private TokenFile() {
	}

	/**
	 * Returns the token in the file. A file that does not exist, that others can read, or
	 * that does not contain a token, is replaced by one with a new random token.
	 * @throws UncheckedIOException if the file cannot be written
	 */
	static String read(Path file) {
		try {
			if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && isOwnerOnly(file)) {
				String token = Files.readString(file).strip();
				if (token.length() == CHARACTERS) {
					return token;
				}
			}
			return create(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					"The token file %s cannot be written; set newsgraph.http.token-file.".formatted(file), ex);
		}
	}

	private static String create(Path file) throws IOException {
		byte[] random = new byte[BYTES];
		new SecureRandom().nextBytes(random);
		String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
		Path folder = file.toAbsolutePath().getParent();
		if (folder != null) {
			Files.createDirectories(folder);
		}
		Files.deleteIfExists(file);
		// The file has its permissions before it has content.
		Files.createFile(file, isPosix() ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(OWNER_ONLY) }
				: new FileAttribute<?>[0]);
		Files.writeString(file, token + "\n");
		return token;
	}

	private static boolean isOwnerOnly(Path file) throws IOException {
		return !isPosix() || OWNER_ONLY.equals(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
	}

	private static boolean isPosix() {
		return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
	}

}
