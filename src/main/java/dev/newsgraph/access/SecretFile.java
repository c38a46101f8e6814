package dev.newsgraph.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;

/**
 * A file with a random secret, such as a password, that only its owner can read.
 */
public final class SecretFile {

	private static final int SECRET_BYTES = 32;

	private static final int SECRET_LENGTH = 2 * SECRET_BYTES;

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	private SecretFile() {
	}

	/**
	 * Reads the secret: 64 hexadecimal digits. A file that does not exist, that another
	 * user could read, or that contains something else is replaced by one with a new
	 * random secret. A missing folder is created.
	 * @param file the file
	 * @throws IOException if the file can be neither read nor written
	 */
	public static String read(Path file) throws IOException {
		if (isPrivate(file)) {
			String secret = Files.readString(file, StandardCharsets.US_ASCII).strip();
			if (secret.length() == SECRET_LENGTH) {
				return secret;
			}
		}
		byte[] random = new byte[SECRET_BYTES];
		new SecureRandom().nextBytes(random);
		String secret = HexFormat.of().formatHex(random);
		Path target = file.toAbsolutePath();
		Path folder = Files.createDirectories(Objects.requireNonNull(target.getParent()));
		// A new file, because another user could have opened the old one.
		Path written = Files.createTempFile(folder, "secret", null, ownerOnly());
		try {
			Files.writeString(written, secret + "\n", StandardCharsets.US_ASCII);
			Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(written);
		}
		return secret;
	}

	private static boolean isPrivate(Path file) throws IOException {
		if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
			return false;
		}
		try {
			return !isPosix() || Files.getPosixFilePermissions(file).equals(OWNER_ONLY);
		}
		catch (NoSuchFileException ex) {
			return false;
		}
	}

	private static FileAttribute<?>[] ownerOnly() {
		return isPosix() ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(OWNER_ONLY) }
				: new FileAttribute<?>[0];
	}

	private static boolean isPosix() {
		return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
	}

}
