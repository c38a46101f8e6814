package dev.newsgraph.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

import dev.newsgraph.database.bulk.OfflineStore;
import dev.newsgraph.database.bulk.StorePreparationException;

/**
 * The data folder of the embedded database, and the one that is made beside it.
 *
 * @param data the data folder
 * @param made the new data folder
 * @param old the place of the data folder while the new one takes its place
 */
record DataFolders(Path data, Path made, Path old) {

	/** What belongs to the database, or to a gateway that is running. */
	private static final Set<String> REPLACED = Set.of("databases", "transactions", "logs", "server_id",
			OfflineStore.UNFINISHED, "gateway.json");

	private static final Path MOUNTS = Path.of("/proc/self/mountinfo");

	/** The field of a line of {@link #MOUNTS} that holds the mount point. */
	private static final int MOUNT_POINT = 4;

	/**
	 * Returns the folders for a data folder. If it is a link, they are beside its target,
	 * so that the link stays.
	 * @throws IOException if the link cannot be read
	 */
	static DataFolders of(Path data) throws IOException {
		Path folder = target(data.toAbsolutePath().normalize());
		return new DataFolders(folder, suffixed(folder, ".new"), suffixed(folder, ".old"));
	}

	/**
	 * The target need not exist: a run may have been interrupted between the two moves.
	 */
	private static Path target(Path folder) throws IOException {
		try {
			return folder.toRealPath();
		}
		catch (NoSuchFileException ex) {
			if (Files.isSymbolicLink(folder)) {
				return target(folder.resolveSibling(Files.readSymbolicLink(folder)).normalize());
			}
			return folder;
		}
	}

	private static Path suffixed(Path folder, String suffix) {
		return folder.resolveSibling(folder.getFileName() + suffix);
	}

	/**
	 * Acquires the lock of the database. A gateway, and a command that writes to the
	 * database, hold it too. An interrupted exchange is undone before.
	 * @throws ImporterException if another process uses the data folder
	 */
	Closeable lock() throws IOException {
		undo();
		try {
			return new OfflineStore(this.data, "").lock();
		}
		catch (StorePreparationException ex) {
			throw new ImporterException(ExitCode.USAGE, FailureMessage.of(ex));
		}
		catch (NoClassDefFoundError ex) {
			// The load reports that newsgraph-slim.jar does not contain the database.
			return () -> {
			};
		}
	}

	/**
	 * If a run was interrupted between the two moves, the old folder gets its place
	 * again.
	 */
	private void undo() throws IOException {
		if (Files.exists(this.old) && !Files.exists(this.data)) {
			Files.move(this.old, this.data, StandardCopyOption.ATOMIC_MOVE);
		}
	}

	/**
	 * Removes what an interrupted run has left. The caller holds the lock.
	 * @throws ImporterException if there is an old folder that the user has kept, or if
	 * the data folder cannot be moved
	 */
	void prepare() throws IOException {
		if (isMountPoint()) {
			throw new ImporterException(ExitCode.USAGE,
					("The data folder %s is a mount point, which cannot be replaced by another folder. Use a folder in it"
							+ " as the data folder (%s), or make a new database by stopping the gateway, deleting"
							+ " databases and transactions in the data folder, and importing all folders.")
						.formatted(this.data, GatewayOptions.DATA));
		}
		if (Files.exists(this.old)) {
			throw new ImporterException(ExitCode.USAGE,
					"There is a folder %s of an earlier rebuild: delete it, or move it away.".formatted(this.old));
		}
		FileSystemUtils.deleteRecursively(this.made);
	}

	private boolean isMountPoint() throws IOException {
		Path parent = this.data.getParent();
		if (!Files.exists(this.data)) {
			return false;
		}
		return parent == null || !Files.getFileStore(this.data).equals(Files.getFileStore(parent))
				|| (Files.isReadable(MOUNTS) && isMountPoint(this.data, Files.readAllLines(MOUNTS)));
	}

	/**
	 * Returns whether Linux lists a folder as a mount point. A part of the same disk that
	 * is mounted in the folder has the same file store as its parent.
	 * @param mounts the lines of {@code /proc/self/mountinfo}
	 */
	static boolean isMountPoint(Path folder, List<String> mounts) {
		String escaped = folder.toString()
			.replace("\\", "\\134")
			.replace(" ", "\\040")
			.replace("\t", "\\011")
			.replace("\n", "\\012");
		return mounts.stream()
			.map((line) -> line.split(" "))
			.anyMatch((fields) -> fields.length > MOUNT_POINT && fields[MOUNT_POINT].equals(escaped));
	}

	/** Deletes the new folder after a load that failed. */
	void discard() throws IOException {
		FileSystemUtils.deleteRecursively(this.made);
	}

	/**
	 * Puts the new folder in the place of the old one, with everything of the old one
	 * that is not the database. Until the first move, the old folder is unchanged.
	 * @param keepOld whether the old folder is kept
	 */
	void exchange(boolean keepOld) throws IOException {
		boolean replaces = Files.exists(this.data);
		if (replaces) {
			keep();
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
		if (replaces && !keepOld) {
			FileSystemUtils.deleteRecursively(this.old);
		}
	}

	private void keep() throws IOException {
		try (Stream<Path> entries = Files.list(this.data)) {
			for (Path entry : entries.toList()) {
				if (!REPLACED.contains(entry.getFileName().toString())) {
					copy(entry, this.made.resolve(entry.getFileName()));
				}
			}
		}
	}

	/**
	 * Copies a file in the place of another one, or adds the files of a folder to
	 * another.
	 */
	private static void copy(Path from, Path to) throws IOException {
		if (!Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
			Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING,
					LinkOption.NOFOLLOW_LINKS);
			return;
		}
		if (!Files.exists(to)) {
			Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
		}
		try (Stream<Path> entries = Files.list(from)) {
			for (Path entry : entries.toList()) {
				copy(entry, to.resolve(entry.getFileName()));
			}
		}
	}

}
