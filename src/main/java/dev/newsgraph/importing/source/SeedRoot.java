package dev.newsgraph.importing.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

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
	 * @param limits the limits for reading files
	 */
	public static SeedRoot open(Path root, ReadLimits limits) {
		if (!Files.isDirectory(root)) {
			return empty(("There is no folder %s, so nothing was imported. Create it or set newsgraph.import.root to"
					+ " another folder.")
				.formatted(root.toAbsolutePath()));
		}
		List<SeedFolder> folders = new ArrayList<>();
		List<Problem> problems = new ArrayList<>();
		try {
			Path real = root.toRealPath();
			TreeSet<String> names = folderNames(real, limits);
			names.forEach((name) -> folders.add(new SeedFolder(name, real.resolve(name), true, limits)));
			Path own = real.getFileName();
			// A folder in the root can have the same name as the root.
			String name = (own == null || names.contains(own.toString())) ? "." : own.toString();
			SeedFolder rootFolder = new SeedFolder(name, real, false, limits);
			boolean[] hasDocuments = new boolean[1];
			rootFolder.walk((file) -> hasDocuments[0] = true, problems::add);
			if (hasDocuments[0]) {
				folders.add(rootFolder);
				// The walk of this folder reports them again.
				problems.clear();
			}
			linkedFolders(real, limits, problems);
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
	 * @param root the import root
	 * @param limits the limits for reading files
	 * @throws IOException if the root cannot be listed
	 */
	public static TreeSet<String> folderNames(Path root, ReadLimits limits) throws IOException {
		return names(root.toRealPath(), limits, BasicFileAttributes::isDirectory);
	}

	private static TreeSet<String> names(Path real, ReadLimits limits, Predicate<BasicFileAttributes> kind)
			throws IOException {
		TreeSet<String> names = new TreeSet<>();
		try (OpenFolder folder = OpenFolder.open(real, limits.timeout())) {
			for (String name : folder.names()) {
				if (!name.startsWith(".") && isOfKind(folder, name, kind)) {
					names.add(name);
				}
			}
		}
		return names;
	}

	private static boolean isOfKind(OpenFolder folder, String name, Predicate<BasicFileAttributes> kind)
			throws IOException {
		try {
			return kind.test(folder.attributes(name));
		}
		catch (NoSuchFileException ex) {
			return false;
		}
	}

	/** Links that leave the root are problems of its walk. */
	private static void linkedFolders(Path real, ReadLimits limits, List<Problem> problems) throws IOException {
		for (String name : names(real, limits, BasicFileAttributes::isSymbolicLink)) {
			try {
				Path target = real.resolve(name).toRealPath();
				if (target.startsWith(real) && Files.isDirectory(target)) {
					problems.add(FolderProblems.linkedFolder(name, "./" + real.relativize(target)));
				}
			}
			catch (IOException ex) {
				// The walk reports a broken link.
			}
		}
	}

}
