package dev.newsgraph.importing.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.Channels;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A folder whose children are opened relative to its file descriptor, so that no other
 * process can replace a folder above them.
 */
final class SecureFolder implements OpenFolder {

	private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

	private final SecureDirectoryStream<Path> stream;

	private final Duration timeout;

	/** Whether a thread still waits in a call of the stream, which holds its lock. */
	private boolean blocked;

	SecureFolder(SecureDirectoryStream<Path> stream, Duration timeout) {
		this.stream = stream;
		this.timeout = timeout;
	}

	@Override
	public List<String> names() throws IOException {
		return names(this.stream);
	}

	static List<String> names(DirectoryStream<Path> stream) throws IOException {
		List<String> names = new ArrayList<>();
		try {
			stream.forEach((child) -> names.add(child.getFileName().toString()));
		}
		catch (DirectoryIteratorException ex) {
			throw ex.getCause();
		}
		return names;
	}

	@Override
	public OpenFolder folder(String name) throws IOException {
		try {
			return TimedCall
				.run(() -> new SecureFolder(this.stream.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS),
						this.timeout), name, this.timeout);
		}
		catch (CallTimeoutException | InterruptedIOException ex) {
			this.blocked = true;
			throw ex;
		}
	}

	@Override
	public BasicFileAttributes attributes(String name) throws IOException {
		return this.stream.getFileAttributeView(Path.of(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
			.readAttributes();
	}

	@Override
	public byte[] read(String name, int limit) throws IOException {
		try (InputStream input = Channels.newInputStream(this.stream.newByteChannel(Path.of(name), READ))) {
			return input.readNBytes(limit);
		}
	}

	@Override
	public void close() throws IOException {
		if (this.blocked) {
			// Closing waits for the lock until the blocked call returns, if it does.
			Thread.startVirtualThread(this::closeLate);
			return;
		}
		this.stream.close();
	}

	private void closeLate() {
		try {
			this.stream.close();
		}
		catch (IOException ex) {
			// It was only read.
		}
	}

}
