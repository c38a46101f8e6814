package dev.newsgraph.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The file with the API keys. It holds digests, not secrets. A change replaces the file,
 * so that a reader sees the old or the new content. The new file has the owner, the group
 * and the permissions of the old one, because the gateway may run as another user than
 * the command. Only its owner can read a file that is new.
 */
public final class KeysFile {

	/** The lock of a file excludes other processes, not other threads. */
	private static final ReentrantLock CHANGES = new ReentrantLock();

	private final Path path;

	private final long maxBytes;

	/**
	 * Creates an object for a file that may not exist.
	 * @param maxBytes the size over which the file is not read
	 */
	public KeysFile(Path path, long maxBytes) {
		this.path = path.toAbsolutePath().normalize();
		this.maxBytes = maxBytes;
	}

	/** Returns the absolute path of the file. */
	public Path path() {
		return this.path;
	}

	/** Returns the valid keys, in the order of the file. */
	public List<ApiKey> keys() throws IOException {
		return Files.exists(this.path) ? read().keys() : List.of();
	}

	/**
	 * Adds a key.
	 * @param expires the last day of the key, an instant, or {@code null} for none
	 * @return the secret of the key, which is kept nowhere
	 * @throws IllegalArgumentException if the name or the expiry is not valid, or a key
	 * has the name
	 */
	public String add(String name, Role role, @Nullable String expires) throws IOException {
		if (!KeyLines.isName(name)) {
			throw new IllegalArgumentException("The name of a key must have 1 to 64 letters, digits and . _ @ -, and"
					+ " begin with a letter or a digit.");
		}
		Instant expiry = expiry(expires);
		String secret = KeyToken.random();
		ApiKey key = new ApiKey(name, role, HexFormat.of().formatHex(KeyToken.digest(secret)), expiry);
		change((lines) -> {
			if (lines.stream().anyMatch((line) -> name.equals(KeyLines.name(line)))) {
				throw new IllegalArgumentException(
						"The file %s has a key with the name %s; remove it first, or choose another name."
							.formatted(this.path, name));
			}
			lines.add(key.line());
		});
		return secret;
	}

	private static @Nullable Instant expiry(@Nullable String expires) {
		if (expires == null) {
			return null;
		}
		try {
			return KeyLines.expiry(expires);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"The last day of a key must be a date such as 2027-06-30, or an instant such as"
							+ " 2027-06-30T12:00:00Z.",
					ex);
		}
	}

	/**
	 * Removes the key with a name.
	 * @return whether there was one
	 */
	public boolean remove(String name) throws IOException {
		if (!Files.exists(this.path)) {
			return false;
		}
		boolean[] removed = new boolean[1];
		change((lines) -> removed[0] = lines.removeIf((line) -> name.equals(KeyLines.name(line))));
		return removed[0];
	}

	/** Reads the file. */
	KeyLines read() throws IOException {
		return KeyLines.of(lines());
	}

	/** Returns what changes when the file changes. */
	Version version() throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(this.path, BasicFileAttributes.class);
		return new Version(attributes.lastModifiedTime(), attributes.size(), Optional.ofNullable(attributes.fileKey()));
	}

	private List<String> lines() throws IOException {
		byte[] bytes;
		try (InputStream input = Files.newInputStream(this.path)) {
			bytes = input.readNBytes((int) Math.min(this.maxBytes + 1, Integer.MAX_VALUE - 8));
		}
		if (bytes.length > this.maxBytes) {
			throw new IOException(
					"it is larger than %d bytes, the limit in newsgraph.access.max-keys-file".formatted(this.maxBytes));
		}
		return new String(bytes, StandardCharsets.UTF_8).lines().toList();
	}

	private void change(LinesChange change) throws IOException {
		Path folder = Files.createDirectories(Objects.requireNonNull(this.path.getParent()));
		// Two commands at the same time must not lose a change.
		Path lockFile = folder.resolve(this.path.getFileName() + ".lock");
		CHANGES.lock();
		// The end of the channel ends its lock.
		try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			channel.lock();
			List<String> lines = new ArrayList<>(Files.exists(this.path) ? lines() : List.of());
			change.apply(lines);
			Path written = Files.createTempFile(folder, "keys", null, ownerOnly());
			try {
				Files.write(written, lines);
				keepOwner(written);
				Files.move(written, this.path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
				keepLike(lockFile);
			}
			finally {
				Files.deleteIfExists(written);
			}
		}
		finally {
			CHANGES.unlock();
		}
	}

	/** Gives a file to the owner of the file that it replaces, or of its folder. */
	private void keepOwner(Path written) throws IOException {
		if (!isPosix()) {
			return;
		}
		boolean replaces = Files.exists(this.path);
		Path pattern = replaces ? this.path : Objects.requireNonNull(this.path.getParent());
		PosixFileAttributes old = Files.readAttributes(pattern, PosixFileAttributes.class);
		if (!give(written, old) && replaces) {
			throw new IOException(
					"The file %s belongs to %s, and this user cannot make a new version that does; change it as %s"
						.formatted(this.path, old.owner().getName(), old.owner().getName()));
		}
		if (replaces) {
			Files.setPosixFilePermissions(written, old.permissions());
		}
	}

	/** Returns whether a file has the owner and the group of another file now. */
	private static boolean give(Path file, PosixFileAttributes owned) throws IOException {
		PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
		PosixFileAttributes now = view.readAttributes();
		try {
			if (!now.group().equals(owned.group())) {
				view.setGroup(owned.group());
			}
			if (!now.owner().equals(owned.owner())) {
				view.setOwner(owned.owner());
			}
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Appends a line about a change to the file with the name of this one and
	 * {@code .log}.
	 * @param line the line, without its end
	 */
	void log(String line) throws IOException {
		Path log = log();
		if (!Files.exists(log)) {
			Files.createDirectories(Objects.requireNonNull(log.getParent()));
			Files.createFile(log, ownerOnly());
			keepLike(log);
		}
		Files.writeString(log, line + "\n", StandardOpenOption.APPEND);
	}

	/** Returns the path of the file with the changes. */
	public Path log() {
		return this.path.resolveSibling(this.path.getFileName() + ".log");
	}

	/** Another user must be able to make the next change. */
	private void keepLike(Path beside) throws IOException {
		if (isPosix() && Files.exists(this.path)) {
			give(beside, Files.readAttributes(this.path, PosixFileAttributes.class));
		}
	}

	private static boolean isPosix() {
		return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
	}

	private static FileAttribute<?>[] ownerOnly() {
		return isPosix()
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
	}

	/**
	 * What a change of the file changes.
	 *
	 * @param modified the time of the last change
	 * @param size the size in bytes
	 * @param key what tells the file from the one that replaces it
	 */
	record Version(FileTime modified, long size, Optional<Object> key) {
	}

	/** A change of the lines of the file. */
	private interface LinesChange {

		void apply(List<String> lines);

	}

}
