package dev.newsgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * The data folder of the embedded database, and the one that is made beside it.
 *
 * @param data the data folder
 * @param made the new data folder
 * @param old the place of the data folder while the new one takes its place
 */
record DataFolders(Path data, Path made, Path old) {

	/** What the new folder gets from the old one, besides the database. */
	private static final List<String> KEPT = List.of("token", "runs");

	/** Returns the folders for a data folder. */
	static DataFolders of(Path data) {
		Path folder = data.toAbsolutePath().normalize();
		return new DataFolders(folder, suffixed(folder, ".new"), suffixed(folder, ".old"));
	}

	private static Path suffixed(Path folder, String suffix) {
		return folder.resolveSibling(folder.getFileName() + suffix);
	}

	/**
	 * Removes what an interrupted run has left. If it was interrupted between the two
	 * moves, the old folder gets its place again.
	 * @throws ImporterException if there is an old folder that the user has kept
	 */
	void prepare() throws IOException {
		if (Files.exists(this.old)) {
			if (Files.exists(this.data)) {
				throw new ImporterException(ExitCode.USAGE,
						"There is a folder %s of an earlier rebuild: delete it, or move it away.".formatted(this.old));
			}
			Files.move(this.old, this.data, StandardCopyOption.ATOMIC_MOVE);
		}
		FileSystemUtils.deleteRecursively(this.made);
	}

	/**
	 * Puts the new folder in the place of the old one.
	 * @param keepOld whether the old folder is kept
	 */
	void exchange(boolean keepOld) throws IOException {
		boolean replaces = Files.exists(this.data);
		if (replaces) {
			Files.move(this.data, this.old, StandardCopyOption.ATOMIC_MOVE);
		}
		try {
			Files.move(this.made, this.data, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			if (replaces) {
				Files.move(this.old, this.data, StandardCopyOption.ATOMIC_MOVE);
			}
			throw ex;
		}
		if (replaces) {
			for (String name : KEPT) {
				keep(this.old.resolve(name), this.data.resolve(name));
			}
			if (!keepOld) {
				FileSystemUtils.deleteRecursively(this.old);
			}
		}
	}

	private static void keep(Path from, Path to) throws IOException {
		if (!Files.exists(from)) {
			return;
		}
		if (!Files.exists(to)) {
			Files.move(from, to);
			return;
		}
		if (Files.isDirectory(from)) {
			try (Stream<Path> entries = Files.list(from)) {
				for (Path entry : entries.toList()) {
					keep(entry, to.resolve(entry.getFileName()));
				}
			}
		}
	}

}
