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
 * The seed folders under the import root: every folder in it that is not hidden, and,
 * when the root holds documents of its own, the root for these.
 *
 * @param folders by name
 * @param problems what in the root cannot be a seed folder, with paths within the root
 * @param notice a sentence for a person when there is nothing to import, else empty
 */
public record SeedRoot(List<SeedFolder> folders, List<Problem> problems, String notice) {

	public static SeedRoot open(Path root, long maxFileSize) {
		if (!Files.isDirectory(root)) {
			return nothing("There is no folder %s, so nothing was imported; newsgraph.import.root names another."
				.formatted(root.toAbsolutePath()));
		}
		List<SeedFolder> folders = new ArrayList<>();
		List<Problem> problems = new ArrayList<>();
		try {
			Path real = root.toRealPath();
			TreeSet<String> names = folderNames(real);
			names.forEach((name) -> folders.add(new SeedFolder(name, real.resolve(name), true, maxFileSize)));
			Path own = real.getFileName();
			// A folder in the root may have the root's own name.
			String name = (own == null || names.contains(own.toString())) ? "." : own.toString();
			SeedFolder loose = new SeedFolder(name, real, false, maxFileSize);
			boolean[] holds = new boolean[1];
			loose.walk((file) -> holds[0] = true, problems::add);
			if (holds[0]) {
				folders.add(loose);
				// Its own walk tells them again.
				problems.clear();
			}
		}
		catch (IOException ex) {
			return nothing(
					"The folder %s cannot be read, so nothing was imported; give the gateway the right to read it."
						.formatted(root.toAbsolutePath()));
		}
		return new SeedRoot(folders, problems, (folders.isEmpty())
				? ("The folder %s holds no documents, so nothing was imported; put a folder of documents into it, or"
						+ " name another by newsgraph.import.root.")
					.formatted(root.toAbsolutePath())
				: "");
	}

	private static SeedRoot nothing(String notice) {
		return new SeedRoot(List.of(), List.of(), notice);
	}

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
