package dev.newsgraph.database;

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
import java.util.Set;

/**
 * The file with the password of the Bolt port. Only its owner can read it.
 */
final class BoltPasswordFile {

	private static final String NAME = "bolt-password";

	private static final int PASSWORD_BYTES = 32;

	private static final int PASSWORD_LENGTH = 2 * PASSWORD_BYTES;

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	private BoltPasswordFile() {
	}

	/** Returns the path of the file in a data folder. */
	static Path in(Path data) {
		return data.resolve(NAME);
	}

	/**
	 * Reads the password. A file that does not exist, that another user could read, or
	 * that contains something else is replaced by one with a new random password.
	 * @param file the file
	 * @throws IOException if the file can be neither read nor written
	 */
	static String read(Path file) throws IOException {
		if (isPrivate(file)) {
			String password = Files.readString(file, StandardCharsets.US_ASCII).strip();
			if (password.length() == PASSWORD_LENGTH) {
				return password;
			}
		}
		byte[] random = new byte[PASSWORD_BYTES];
		new SecureRandom().nextBytes(random);
		String password = HexFormat.of().formatHex(random);
		// A new file, because another user could have opened the old one.
		Path written = Files.createTempFile(file.getParent(), NAME, null, ownerOnly());
		try {
			Files.writeString(written, password + "\n", StandardCharsets.US_ASCII);
			Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(written);
		}
		return password;
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
