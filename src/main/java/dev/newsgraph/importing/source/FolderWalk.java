package dev.newsgraph.importing.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.documents.Problem;

/** A walk through a seed folder. */
final class FolderWalk {

	/**
	 * The longest path, in bytes, like that of Linux. The path is a part of the key of a
	 * document, and Neo4j rejects keys of more than 8 KB. It also bounds the depth.
	 */
	private static final int MAX_PATH = 4 * 1024;

	private final SeedFolder folder;

	private final Consumer<SeedFile> files;

	private final Consumer<Problem> problems;

	private final Consumer<Path> folders;

	FolderWalk(SeedFolder folder, Consumer<SeedFile> files, Consumer<Problem> problems, Consumer<Path> folders) {
		this.folder = folder;
		this.files = files;
		this.problems = problems;
		this.folders = folders;
	}

	void walk() {
		try (OpenFolder root = this.folder.openRoot()) {
			walk(root, "");
		}
		catch (IOException ex) {
			this.problems.accept(FolderProblems.unreadableFolder(""));
		}
	}

	private void walk(OpenFolder open, String prefix) {
		this.folders.accept(this.folder.root().resolve(prefix));
		List<String> names;
		try {
			names = open.names();
		}
		catch (IOException ex) {
			this.problems.accept(FolderProblems.unreadableFolder(prefix));
			return;
		}
		names.sort(null);
		for (String name : names) {
			if (!name.startsWith(".")) {
				visit(open, name, prefix + name);
			}
		}
	}

	/** Visits a child of an open folder. */
	void visit(OpenFolder parent, String name, String path) {
		try {
			BasicFileAttributes attributes = parent.attributes(name);
			if (path.getBytes(StandardCharsets.UTF_8).length > MAX_PATH) {
				this.problems.accept(FolderProblems.pathTooLong(path, MAX_PATH));
			}
			else if (attributes.isDirectory()) {
				if (this.folder.isRecursive()) {
					enter(parent, name, path + "/");
				}
			}
			else if (attributes.isSymbolicLink()) {
				follow(path);
			}
			else if (SeedFolder.isDocument(path)) {
				accept(path, path, attributes);
			}
		}
		catch (NoSuchFileException ex) {
			// The file was deleted after the folder was listed.
		}
		catch (IOException ex) {
			this.problems.accept(FolderProblems.unreadableFile(path));
		}
	}

	private void enter(OpenFolder parent, String name, String prefix) throws NoSuchFileException {
		OpenFolder child;
		try {
			child = parent.folder(name);
		}
		catch (NoSuchFileException ex) {
			throw ex;
		}
		catch (IOException ex) {
			// This includes a folder that was replaced by a link.
			this.problems.accept(FolderProblems.unreadableFolder(prefix));
			return;
		}
		try {
			walk(child, prefix);
		}
		finally {
			close(child);
		}
	}

	private static void close(OpenFolder folder) {
		try {
			folder.close();
		}
		catch (IOException ex) {
			// It was only read.
		}
	}

	private void follow(String path) throws IOException {
		String location = location(path);
		if (location == null) {
			return;
		}
		try (SeedFolderReader reader = this.folder.open()) {
			BasicFileAttributes attributes = reader.attributes(location);
			if (SeedFolder.isDocument(path) && !attributes.isDirectory()) {
				accept(path, location, attributes);
			}
		}
	}

	/**
	 * Returns the path of the target of a link within the folder, without links. It only
	 * says where to look: each part of it is opened without following links.
	 */
	private @Nullable String location(String path) {
		Path root = this.folder.root();
		try {
			Path target = root.resolve(path).toRealPath();
			if (target.startsWith(root)) {
				return root.relativize(target).toString().replace(target.getFileSystem().getSeparator(), "/");
			}
			this.problems.accept(FolderProblems.linkLeavesFolder(path));
		}
		catch (IOException ex) {
			this.problems.accept(FolderProblems.brokenLink(path));
		}
		return null;
	}

	private void accept(String path, String location, BasicFileAttributes attributes) {
		if (attributes.isRegularFile()) {
			this.files.accept(new SeedFile(path, location, attributes.size(),
					attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), attributes.fileKey()));
		}
		else {
			this.problems.accept(FolderProblems.notAFile(path));
		}
	}

}
