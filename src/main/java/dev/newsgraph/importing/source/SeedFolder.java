package dev.newsgraph.importing.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

import dev.newsgraph.documents.ItemPath;
import dev.newsgraph.documents.Problem;

/**
 * A folder of documents. Its documents are found by a walk and read through
 * {@link #open()}. No other code reads documents from the file system.
 *
 * <p>
 * A link to a file within the folder is read like a file; folders that Kubernetes mounts
 * consist of such links. A link to a folder within the folder is ignored, because the
 * target is walked at its own location. A link with a target outside the folder is
 * reported as a problem. Only regular files are opened.
 *
 * <p>
 * Every folder and file is opened without following links, relative to the folder above
 * it. So nothing outside the folder is read, even if another process replaces a folder or
 * a file by a link during the walk or between the walk and the read.
 */
public final class SeedFolder {

	private final String name;

	private final Path root;

	private final boolean recursive;

	private final ReadLimits limits;

	/**
	 * Creates a seed folder.
	 * @param name the name in the graph
	 * @param root the folder; its path must not contain links
	 * @param recursive whether to include subfolders
	 * @param limits the limits for reading files
	 */
	public SeedFolder(String name, Path root, boolean recursive, ReadLimits limits) {
		this.name = name;
		this.root = root;
		this.recursive = recursive;
		this.limits = limits;
	}

	/** Returns the name that the folder has in the graph. */
	public String name() {
		return this.name;
	}

	/** Returns whether subfolders are included. */
	public boolean isRecursive() {
		return this.recursive;
	}

	/** Returns whether the folder exists and can be opened. */
	public boolean isReadable() {
		try {
			openRoot().close();
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Finds every document of the folder. Names are visited in ascending order, folder by
	 * folder; only the names of the folders on the current path are in memory.
	 * @param files receives the documents
	 * @param problems receives the problems
	 */
	public void walk(Consumer<SeedFile> files, Consumer<Problem> problems) {
		walk(files, problems, (folder) -> {
			// Only a watch needs the folders.
		});
	}

	/**
	 * Finds every document of the folder.
	 * @param files receives the documents
	 * @param problems receives the problems
	 * @param folders receives each folder before its names are listed
	 */
	public void walk(Consumer<SeedFile> files, Consumer<Problem> problems, Consumer<Path> folders) {
		new FolderWalk(this, files, problems, folders).walk();
	}

	/** Returns the number of documents that a walk finds. */
	public long countDocuments() {
		long[] total = new long[1];
		walk((file) -> total[0]++, (problem) -> {
			// Problems are reported when the documents are read.
		});
		return total[0];
	}

	/** Opens the folder to read files that a walk found. */
	public SeedFolderReader open() {
		return new SeedFolderReader(this);
	}

	/** Returns the path of the folder. */
	public Path root() {
		return this.root;
	}

	ReadLimits limits() {
		return this.limits;
	}

	OpenFolder openRoot() throws IOException {
		return OpenFolder.open(this.root, this.limits.timeout());
	}

	static boolean isDocument(String path) {
		return ItemPath.hasExtension(path);
	}

}
