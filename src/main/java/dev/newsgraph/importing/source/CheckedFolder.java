package dev.newsgraph.importing.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A folder for platforms that cannot open files relative to a folder. Each operation
 * checks before and after it that no component of the path is a link, and that the path
 * still leads to the same folder.
 */
final class CheckedFolder implements OpenFolder {

	private final Path path;

	private final @Nullable Object key;

	private final Duration timeout;

	private CheckedFolder(Path path, @Nullable Object key, Duration timeout) {
		this.path = path;
		this.key = key;
		this.timeout = timeout;
	}

	/** Opens a folder whose absolute path contains no links. */
	static CheckedFolder open(Path path, Duration timeout) throws IOException {
		BasicFileAttributes attributes = attributes(path);
		if (!attributes.isDirectory()) {
			throw new NotDirectoryException(path.toString());
		}
		CheckedFolder folder = new CheckedFolder(path, attributes.fileKey(), timeout);
		folder.check();
		return folder;
	}

	@Override
	public List<String> names() throws IOException {
		return checked(() -> {
			try (DirectoryStream<Path> stream = Files.newDirectoryStream(this.path)) {
				return SecureFolder.names(stream);
			}
		});
	}

	@Override
	public OpenFolder folder(String name) throws IOException {
		return checked(() -> TimedCall.run(() -> open(this.path.resolve(name), this.timeout), name, this.timeout));
	}

	@Override
	public BasicFileAttributes attributes(String name) throws IOException {
		return checked(() -> attributes(this.path.resolve(name)));
	}

	@Override
	public byte[] read(String name, int limit) throws IOException {
		return checked(() -> {
			try (InputStream input = Files.newInputStream(this.path.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
				return input.readNBytes(limit);
			}
		});
	}

	private <T> T checked(TimedCall<T> call) throws IOException {
		check();
		T result = call.call();
		check();
		return result;
	}

	private void check() throws IOException {
		if (!this.path.toRealPath().equals(this.path) || !Objects.equals(attributes(this.path).fileKey(), this.key)) {
			throw new FileSystemException(this.path.toString(), null, "The folder was replaced or its path has a link");
		}
	}

	private static BasicFileAttributes attributes(Path path) throws IOException {
		return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
	}

	@Override
	public void close() {
		// Holds no resources.
	}

}
