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
 * A folder of documents: the only class that reads them from the file system.
 *
 * <p>
 * A link to a file within the folder is read like a file (folders that Kubernetes mounts
 * are made of such links); a link to a folder within it is passed over, as what it leads
 * to is read where it is; a link that leaves the folder is a problem. Only regular files
 * are opened.
 */
public final class SeedFolder {

	private static final Set<String> EXTENSIONS = Set.of("md", "markdown", "txt", "yaml", "yml");

	/** How often a file is read that is being written. */
	private static final int ATTEMPTS = 3;

	private final String name;

	private final Path root;

	private final boolean deep;

	private final long maxFileSize;

	/**
	 * A seed folder.
	 * @param name its name in the graph
	 * @param root the folder, without links in its path
	 * @param deep whether folders in it belong to it too
	 * @param maxFileSize over which a file is not read, in bytes
	 */
	public SeedFolder(String name, Path root, boolean deep, long maxFileSize) {
		this.name = name;
		this.root = root;
		this.deep = deep;
		this.maxFileSize = maxFileSize;
	}

	public String name() {
		return this.name;
	}

	/** Whether folders in it belong to it too. */
	public boolean isDeep() {
		return this.deep;
	}

	/**
	 * Names every document of the folder, in the order of their paths; holds no more than
	 * one folder's names.
	 */
	public void walk(Consumer<SeedFile> files, Consumer<Problem> problems) {
		walk(this.root, "", files, problems);
	}

	/** How many documents a walk names. */
	public long documents() {
		long[] total = new long[1];
		walk((file) -> total[0]++, (problem) -> {
			// It is told when they are read.
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
				if (this.deep) {
					walk(child, path + "/", files, problems);
				}
				return;
			}
			if (attributes.isSymbolicLink()) {
				follow(child, path, files, problems);
			}
			else if (isDocument(path)) {
				offer(new SeedFile(path, child, attributes.size()), attributes, files, problems);
			}
		}
		catch (NoSuchFileException ex) {
			// It went away since the folder was listed.
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
				offer(new SeedFile(path, target, attributes.size()), attributes, files, problems);
			}
		}
	}

	private void offer(SeedFile file, BasicFileAttributes attributes, Consumer<SeedFile> files,
			Consumer<Problem> problems) {
		if (attributes.isRegularFile()) {
			files.accept(file);
		}
		else {
			problems.accept(FolderProblems.notAFile(file.path()));
		}
	}

	/** Reads a file that the walk named. */
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
				// Some file systems know no sizes; what is read twice alike stands.
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
	 * Whether the folder is sure to hold no document of this path; not when it cannot be
	 * told.
	 */
	public boolean lacks(String path) {
		int name = path.lastIndexOf('/') + 1;
		if ((name > 0 && !this.deep) || path.startsWith(".") || path.contains("/.")) {
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
			boolean[] named = new boolean[1];
			visit(file, path, (found) -> named[0] = true, (problem) -> named[0] |= isUnknown(problem));
			return !named[0];
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
