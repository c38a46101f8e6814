package dev.newsgraph.importing.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.Problem;
import dev.newsgraph.documents.ProblemCode;
import dev.newsgraph.documents.SourceFile;

/**
 * A folder of documents. This is the only class that reads documents from the file
 * system.
 *
 * <p>
 * A link to a file within the folder is read like a file; folders that Kubernetes mounts
 * consist of such links. A link to a folder within the folder is ignored, because the
 * target is walked at its own location. A link with a target outside the folder is
 * reported as a problem. Only regular files are opened.
 */
public final class SeedFolder {

	private static final Set<String> EXTENSIONS = Set.of("md", "markdown", "txt", "yaml", "yml");

	/** How often a file that changes is read. */
	private static final int ATTEMPTS = 3;

	private final String name;

	private final Path root;

	private final boolean recursive;

	private final long maxFileSize;

	/**
	 * Creates a seed folder.
	 * @param name the name in the graph
	 * @param root the folder; its path must not contain links
	 * @param recursive whether to include subfolders
	 * @param maxFileSize the maximum size of a file, in bytes; larger files are not read
	 */
	public SeedFolder(String name, Path root, boolean recursive, long maxFileSize) {
		this.name = name;
		this.root = root;
		this.recursive = recursive;
		this.maxFileSize = maxFileSize;
	}

	/** Returns the name that the folder has in the graph. */
	public String name() {
		return this.name;
	}

	/** Returns whether subfolders are included. */
	public boolean isRecursive() {
		return this.recursive;
	}

	/**
	 * Finds every document of the folder. Names are visited in ascending order, folder by
	 * folder; only the names of the folders on the current path are in memory.
	 * @param files receives the documents
	 * @param problems receives the problems
	 */
	public void walk(Consumer<SeedFile> files, Consumer<Problem> problems) {
		walk(this.root, "", files, problems);
	}

	/** Returns the number of documents that a walk finds. */
	public long countDocuments() {
		long[] total = new long[1];
		walk((file) -> total[0]++, (problem) -> {
			// Problems are reported when the documents are read.
		});
		return total[0];
	}

	private void walk(Path folder, String prefix, Consumer<SeedFile> files, Consumer<Problem> problems) {
		List<String> names = new ArrayList<>();
		try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
			children.forEach((child) -> names.add(child.getFileName().toString()));
		}
		catch (IOException | DirectoryIteratorException ex) {
			problems.accept(FolderProblems.unreadableFolder(prefix));
			return;
		}
		names.sort(null);
		for (String child : names) {
			if (!child.startsWith(".")) {
				visit(folder.resolve(child), prefix + child, files, problems);
			}
		}
	}

	private void visit(Path child, String path, Consumer<SeedFile> files, Consumer<Problem> problems) {
		try {
			BasicFileAttributes attributes = attributes(child);
			if (attributes.isDirectory()) {
				if (this.recursive) {
					walk(child, path + "/", files, problems);
				}
				return;
			}
			if (attributes.isSymbolicLink()) {
				follow(child, path, files, problems);
			}
			else if (isDocument(path)) {
				accept(new SeedFile(path, child, attributes.size()), attributes, files, problems);
			}
		}
		catch (NoSuchFileException ex) {
			// The file was deleted after the folder was listed.
		}
		catch (IOException ex) {
			problems.accept(FolderProblems.unreadableFile(path));
		}
	}

	private void follow(Path link, String path, Consumer<SeedFile> files, Consumer<Problem> problems)
			throws IOException {
		Path target = realPath(link);
		if (target == null) {
			problems.accept(FolderProblems.brokenLink(path));
		}
		else if (!target.startsWith(this.root)) {
			problems.accept(FolderProblems.linkLeavesFolder(path));
		}
		else if (isDocument(path)) {
			BasicFileAttributes attributes = attributes(target);
			if (!attributes.isDirectory()) {
				accept(new SeedFile(path, target, attributes.size()), attributes, files, problems);
			}
		}
	}

	private void accept(SeedFile file, BasicFileAttributes attributes, Consumer<SeedFile> files,
			Consumer<Problem> problems) {
		if (attributes.isRegularFile()) {
			files.accept(file);
		}
		else {
			problems.accept(FolderProblems.notAFile(file.path()));
		}
	}

	/** Reads a file that a walk found. */
	public FileContent read(SeedFile file) {
		try {
			byte[] before = null;
			for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
				BasicFileAttributes attributes = attributes(file.file());
				if (!attributes.isRegularFile()) {
					return new FileContent.Rejected(FolderProblems.notAFile(file.path()));
				}
				if (attributes.size() > this.maxFileSize) {
					return tooLarge(file);
				}
				byte[] content = bytes(file.file());
				if (content.length > this.maxFileSize) {
					return tooLarge(file);
				}
				// Some file systems report no sizes; there, two equal reads are required.
				if (content.length == attributes.size() || Arrays.equals(content, before)) {
					return new FileContent.Present(new SourceFile(file.path(), content));
				}
				before = content;
			}
			return new FileContent.Unreadable(FolderProblems.changedWhileRead(file.path()));
		}
		catch (NoSuchFileException ex) {
			return new FileContent.Gone();
		}
		catch (IOException ex) {
			return new FileContent.Unreadable(FolderProblems.unreadableFile(file.path()));
		}
	}

	private byte[] bytes(Path file) throws IOException {
		try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
			return stream.readNBytes((int) this.maxFileSize + 1);
		}
	}

	/**
	 * Returns whether the folder certainly has no document at the path. The result is
	 * {@code false} if this cannot be determined.
	 * @param path the path within the folder
	 */
	public boolean isMissing(String path) {
		int name = path.lastIndexOf('/') + 1;
		if ((name > 0 && !this.recursive) || path.startsWith(".") || path.contains("/.")) {
			return true;
		}
		try {
			Path folder = this.root;
			for (String part : path.substring(0, Math.max(0, name - 1)).split("/")) {
				folder = folder.resolve(part);
				if (!attributes(folder).isDirectory()) {
					return true;
				}
			}
			Path file = folder.resolve(path.substring(name));
			if (attributes(file).isDirectory()) {
				return true;
			}
			boolean[] found = new boolean[1];
			visit(file, path, (seedFile) -> found[0] = true, (problem) -> found[0] |= isUnknown(problem));
			return !found[0];
		}
		catch (NoSuchFileException | InvalidPathException ex) {
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static boolean isUnknown(Problem problem) {
		return problem.code() == ProblemCode.UNREADABLE_FILE || problem.code() == ProblemCode.UNREADABLE_FOLDER;
	}

	private FileContent tooLarge(SeedFile file) {
		return new FileContent.Rejected(FolderProblems.tooLarge(file.path(), this.maxFileSize));
	}

	private static @Nullable Path realPath(Path link) {
		try {
			return link.toRealPath();
		}
		catch (IOException ex) {
			return null;
		}
	}

	private static BasicFileAttributes attributes(Path file) throws IOException {
		return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
	}

	private static boolean isDocument(String path) {
		String extension = path.substring(path.lastIndexOf('.') + 1);
		return EXTENSIONS.contains(extension.toLowerCase(Locale.ROOT));
	}

}
