package dev.newsgraph.trusted;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.SortedMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The files of a folder and of its sub-folders, within the limits. Names that begin with
 * a dot are left out. Links are followed within the folder, because Kubernetes mounts
 * files in this way; a link that leaves the folder is a problem.
 */
final class FolderFiles {

	private final Path root;

	private final DocumentProperties limits;

	private final SortedMap<String, Listed> files = new TreeMap<>();

	private final List<DocumentProblem> problems = new ArrayList<>();

	/** The real paths of the folders that are being listed, against cycles of links. */
	private final Deque<Path> open = new ArrayDeque<>();

	private int entries;

	private long bytes;

	private FolderFiles(Path root, DocumentProperties limits) {
		this.root = root;
		this.limits = limits;
	}

	/** Lists a folder. */
	static FolderFiles list(Path folder, DocumentProperties limits) {
		try {
			FolderFiles files = new FolderFiles(folder.toRealPath(), limits);
			files.list(files.root, "");
			return files;
		}
		catch (IOException ex) {
			FolderFiles none = new FolderFiles(folder, limits);
			none.problems.add(new DocumentProblem(folder.toString(), 0,
					"The folder does not exist or cannot be read; check newsgraph.documents.folder."));
			return none;
		}
	}

	/** Returns the problems of the folder and of the files that are left out. */
	List<DocumentProblem> problems() {
		return this.problems;
	}

	/** Returns the maximum size of the files, and of the documents made of them. */
	long maxTotalSize() {
		return this.limits.maxTotalSize().toBytes();
	}

	/** Returns the paths of the files in the folder, in their order. */
	List<String> paths() {
		return List.copyOf(this.files.keySet());
	}

	/** Returns a text that changes when a file or a problem of the folder changes. */
	String fingerprint() {
		return this.files + "\n" + this.problems;
	}

	private void list(Path folder, String prefix) throws IOException {
		Path real = folder.toRealPath();
		if (this.open.contains(real)) {
			return;
		}
		this.open.push(real);
		try (Stream<Path> listed = Files.list(folder)) {
			for (Path entry : (Iterable<Path>) listed::iterator) {
				String name = entry.getFileName().toString();
				if (this.entries++ >= this.limits.maxFiles()) {
					return;
				}
				if (!name.startsWith(".")) {
					add(entry, prefix + name);
				}
			}
		}
		finally {
			this.open.pop();
			if (this.open.isEmpty() && this.entries > this.limits.maxFiles()) {
				this.problems.add(new DocumentProblem(this.root.toString(), 0,
						"The folder contains more than %,d files and folders; remove some, or raise newsgraph.documents.max-files."
							.formatted(this.limits.maxFiles())));
			}
		}
	}

	private void add(Path entry, String path) {
		try {
			Path real = entry.toRealPath();
			if (!real.startsWith(this.root)) {
				this.problems.add(new DocumentProblem(path, 0,
						"This is a link to a place outside of the folder; replace it with the file."));
				return;
			}
			BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
			if (attributes.isDirectory()) {
				list(entry, path + "/");
			}
			else if (path.endsWith(DocumentFolder.DOCUMENT) || path.endsWith(DocumentFolder.MANIFEST)) {
				add(real, path, attributes);
			}
		}
		catch (IOException ex) {
			this.problems.add(unreadable(path));
		}
	}

	private static DocumentProblem unreadable(String path) {
		return new DocumentProblem(path, 0,
				"The file cannot be read; grant the gateway permission to read it, or remove it.");
	}

	private void add(Path real, String path, BasicFileAttributes attributes) {
		long limit = this.limits.maxFileSize().toBytes();
		if (!attributes.isRegularFile()) {
			this.problems.add(new DocumentProblem(path, 0, "This is not a file; replace it with a file."));
		}
		// A problem is a part of the fingerprint, so that a new permission is noticed.
		else if (!Files.isReadable(real)) {
			this.problems.add(unreadable(path));
		}
		else if (attributes.size() > limit) {
			this.problems.add(new DocumentProblem(path, 0,
					"The file is larger than %,d bytes; make it smaller, or raise newsgraph.documents.max-file-size."
						.formatted(limit)));
		}
		else {
			long before = this.bytes;
			this.bytes += attributes.size();
			long total = maxTotalSize();
			if (this.bytes > total && before <= total) {
				this.problems.add(new DocumentProblem(path, 0,
						"With this file, the files of the folder are larger than %,d bytes; remove some, or raise newsgraph.documents.max-total-size."
							.formatted(total)));
			}
			this.files.put(path, new Listed(real, attributes.size(), attributes.lastModifiedTime().toString(),
					String.valueOf(attributes.fileKey())));
		}
	}

	/**
	 * Reads a file. A file that cannot be read is a problem.
	 * @param path one of {@link #paths()}
	 */
	@Nullable String read(String path) {
		Listed file = this.files.get(path);
		if (file == null) {
			return null;
		}
		// It may have grown since it was listed.
		try (InputStream input = Files.newInputStream(file.real)) {
			byte[] content = input.readNBytes((int) Math.min(file.size + 1, DocumentProperties.LARGEST_FILE_BYTES));
			return StandardCharsets.UTF_8.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(content))
				.toString();
		}
		catch (CharacterCodingException ex) {
			this.problems.add(new DocumentProblem(path, 0, "The file is not UTF-8; save it in this encoding."));
		}
		catch (IOException ex) {
			this.problems.add(unreadable(path));
		}
		return null;
	}

	/**
	 * A file of the folder.
	 *
	 * @param real its real path
	 * @param size its size in bytes
	 * @param modified when it was modified
	 * @param key its identity in the file system
	 */
	private record Listed(Path real, long size, String modified, String key) {
	}

}
