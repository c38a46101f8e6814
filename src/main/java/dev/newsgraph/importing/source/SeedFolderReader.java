package dev.newsgraph.importing.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.newsgraph.documents.ProblemCode;
import dev.newsgraph.documents.SourceFile;

/**
 * Reads files of a seed folder, and finds out which files are missing. It keeps the
 * folders on the path of the last file open, so files that follow each other in the order
 * of the walk are read fast. An instance is for use by one thread.
 */
public final class SeedFolderReader implements Closeable {

	/** How often a file that changes is read. */
	private static final int ATTEMPTS = 3;

	private final SeedFolder folder;

	/** The open folders: the root, then one for each name. */
	private final List<OpenFolder> folders = new ArrayList<>();

	/** The names of the open folders below the root. */
	private final List<String> names = new ArrayList<>();

	SeedFolderReader(SeedFolder folder) {
		this.folder = folder;
	}

	/**
	 * Reads a file that a walk found. The time is not limited; {@link PortionReader}
	 * limits it.
	 */
	FileContent read(SeedFile file) {
		try {
			OpenFolder parent = parent(file.location());
			String name = name(file.location());
			byte[] before = null;
			for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
				BasicFileAttributes attributes = parent.attributes(name);
				if (!attributes.isRegularFile()) {
					return new FileContent.Rejected(FolderProblems.notAFile(file.path()));
				}
				if (attributes.size() > this.folder.limits().fileBytes()) {
					return tooLarge(file);
				}
				byte[] content = parent.read(name, (int) this.folder.limits().fileBytes() + 1);
				if (content.length > this.folder.limits().fileBytes()) {
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
		catch (NoSuchFileException | NotDirectoryException ex) {
			return new FileContent.Gone();
		}
		catch (IOException ex) {
			return new FileContent.Unreadable(FolderProblems.unreadableFile(file.path()));
		}
	}

	private FileContent tooLarge(SeedFile file) {
		return new FileContent.Rejected(FolderProblems.tooLarge(file.path(), this.folder.limits().fileBytes()));
	}

	/**
	 * Returns whether the folder certainly has no document at the path. The result is
	 * {@code false} if this cannot be determined, for example because the folder cannot
	 * be opened.
	 * @param path the path within the folder
	 */
	public boolean isMissing(String path) {
		if ((path.contains("/") && !this.folder.isRecursive()) || path.startsWith(".") || path.contains("/.")
				|| !SeedFolder.isDocument(path)) {
			return true;
		}
		try {
			return !isPossible(path);
		}
		catch (NoSuchFileException | NotDirectoryException | InvalidPathException ex) {
			// Nothing is known if the root itself cannot be opened.
			return !this.folders.isEmpty();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private boolean isPossible(String path) throws IOException {
		OpenFolder parent = parent(path);
		String name = name(path);
		if (parent.attributes(name).isDirectory()) {
			return false;
		}
		boolean[] possible = new boolean[1];
		new FolderWalk(this.folder, (file) -> possible[0] = true,
				(problem) -> possible[0] |= problem.code() == ProblemCode.UNREADABLE_FILE, (opened) -> {
					// Only a watch needs the folders.
				})
			.visit(parent, name, path);
		return possible[0];
	}

	/** Returns the attributes of a file or folder; those of a link are its own. */
	BasicFileAttributes attributes(String location) throws IOException {
		return parent(location).attributes(name(location));
	}

	private static String name(String location) {
		return location.substring(location.lastIndexOf('/') + 1);
	}

	/**
	 * Opens the folder of a location, starting from the deepest open folder above it.
	 * @throws NotDirectoryException if a part of the path is not a folder
	 */
	private OpenFolder parent(String location) throws IOException {
		if (this.folders.isEmpty()) {
			this.folders.add(this.folder.openRoot());
		}
		String[] parts = location.split("/");
		int depth = parts.length - 1;
		int common = 0;
		while (common < Math.min(depth, this.names.size()) && this.names.get(common).equals(parts[common])) {
			common++;
		}
		closeBelow(common);
		for (int i = common; i < depth; i++) {
			enter(parts[i]);
		}
		return this.folders.getLast();
	}

	private void enter(String name) throws IOException {
		OpenFolder current = this.folders.getLast();
		if (!current.attributes(name).isDirectory()) {
			throw new NotDirectoryException(name);
		}
		this.folders.add(current.folder(name));
		this.names.add(name);
	}

	private void closeBelow(int depth) throws IOException {
		while (this.names.size() > depth) {
			this.names.removeLast();
			this.folders.removeLast().close();
		}
	}

	@Override
	public void close() {
		try {
			closeBelow(0);
			if (!this.folders.isEmpty()) {
				this.folders.removeLast().close();
			}
		}
		catch (IOException ex) {
			// The folders were only read.
		}
	}

}
