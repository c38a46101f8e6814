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
 * The file with the API keys. It holds digests, not secrets. Only its owner can read the
 * files that this class writes. A change replaces the file, so that a reader sees the old
 * or the new content.
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
				Files.move(written, this.path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			}
			finally {
				Files.deleteIfExists(written);
			}
		}
		finally {
			CHANGES.unlock();
		}
	}

	private static FileAttribute<?>[] ownerOnly() {
		return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
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
