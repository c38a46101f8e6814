package dev.newsgraph.importing.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import dev.newsgraph.documents.Problem;

/**
 * The seed folders under the import root: every folder that is not hidden and, if there
 * are documents directly in the root, a seed folder for these documents.
 *
 * @param folders the seed folders in the order in which they are imported
 * @param problems problems directly in the root, with paths within the root
 * @param notice a message for the user if there is nothing to import, otherwise empty
 */
public record SeedRoot(List<SeedFolder> folders, List<Problem> problems, String notice) {

	/**
	 * Finds the seed folders.
	 * @param root the import root
	 * @param maxFileSize the maximum size of a file, in bytes
	 */
	public static SeedRoot open(Path root, long maxFileSize) {
		if (!Files.isDirectory(root)) {
			return empty(("There is no folder %s, so nothing was imported. Create it or set newsgraph.import.root to"
					+ " another folder.")
				.formatted(root.toAbsolutePath()));
		}
		List<SeedFolder> folders = new ArrayList<>();
		List<Problem> problems = new ArrayList<>();
		try {
			Path real = root.toRealPath();
			TreeSet<String> names = folderNames(real);
			names.forEach((name) -> folders.add(new SeedFolder(name, real.resolve(name), true, maxFileSize)));
			Path own = real.getFileName();
			// A folder in the root can have the same name as the root.
			String name = (own == null || names.contains(own.toString())) ? "." : own.toString();
			SeedFolder rootFolder = new SeedFolder(name, real, false, maxFileSize);
			boolean[] hasDocuments = new boolean[1];
			rootFolder.walk((file) -> hasDocuments[0] = true, problems::add);
			if (hasDocuments[0]) {
				folders.add(rootFolder);
				// The walk of this folder reports them again.
				problems.clear();
			}
		}
		catch (IOException ex) {
			return empty(
					"The folder %s cannot be read, so nothing was imported. Give the gateway permission to read it."
						.formatted(root.toAbsolutePath()));
		}
		return new SeedRoot(folders, problems,
				(folders.isEmpty())
						? ("The folder %s holds no documents, so nothing was imported. Add a folder of documents or set"
								+ " newsgraph.import.root to another folder.")
							.formatted(root.toAbsolutePath())
						: "");
	}

	private static SeedRoot empty(String notice) {
		return new SeedRoot(List.of(), List.of(), notice);
	}

	/**
	 * Returns the names of the seed folders in the root.
	 * @throws IOException if the root cannot be listed
	 */
	public static TreeSet<String> folderNames(Path root) throws IOException {
		TreeSet<String> names = new TreeSet<>();
		try (DirectoryStream<Path> children = Files.newDirectoryStream(root)) {
			for (Path child : children) {
				String name = child.getFileName().toString();
				if (!name.startsWith(".") && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
					names.add(name);
				}
			}
		}
		return names;
	}

}
