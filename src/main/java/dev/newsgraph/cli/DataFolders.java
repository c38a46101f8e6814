package dev.newsgraph.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

import dev.newsgraph.database.bulk.OfflineStore;
import dev.newsgraph.database.bulk.StorePreparationException;

/**
 * The data folder of the embedded database, and those that {@code newsgraph rebuild}
 * makes beside it.
 *
 * @param store the store in the data folder
 * @param data the data folder, not a link
 * @param made the new data folder
 * @param replaced the place of the data folder while the new one takes its place
 * @param old the place of the former data folder, if it is kept
 */
record DataFolders(OfflineStore store, Path data, Path made, Path replaced, Path old) {

	/** A file in a folder that is replaced and shall be kept. */
	private static final String KEPT = ".keep-old";

	/** What belongs to the database, or to a gateway that is running. */
	private static final Set<String> REPLACED = Set.of("databases", "transactions", "logs", "server_id",
			OfflineStore.UNFINISHED, "gateway.json", KEPT);

	private static final Path MOUNTS = Path.of("/proc/self/mountinfo");

	/** The field of a line of {@link #MOUNTS} that holds the mount point. */
	private static final int MOUNT_POINT = 4;

	/**
	 * Returns the folders for a data folder. If it is a link, they are beside its target,
	 * so that the link stays.
	 * @param name the name of the database
	 * @throws IOException if the link cannot be read
	 */
	static DataFolders of(Path data, String name) throws IOException {
		Path folder = OfflineStore.target(data.toAbsolutePath().normalize());
		OfflineStore store = new OfflineStore(folder, name);
		return new DataFolders(store, folder, suffixed(folder, ".new"), store.replaced(), suffixed(folder, ".old"));
	}

	private static Path suffixed(Path folder, String suffix) {
		return folder.resolveSibling(folder.getFileName() + suffix);
	}

	/**
	 * Moves the data folder back if a run was interrupted between its two moves.
	 * @throws ImporterException if the data folder exists, but only the replaced one has
	 * a database
	 */
	void restore() throws IOException {
		if (Files.exists(this.replaced) && isEmptyFolder(this.data)) {
			Files.delete(this.data);
		}
		if (Files.exists(this.replaced) && !Files.exists(this.data)) {
			Files.move(this.replaced, this.data, StandardCopyOption.ATOMIC_MOVE);
			OfflineStore.sync(parent());
		}
		try {
			this.store.requireNoneReplaced();
		}
		catch (StorePreparationException ex) {
			throw new ImporterException(ExitCode.USAGE, FailureMessage.of(ex));
		}
	}

	private static boolean isEmptyFolder(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return false;
		}
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.findAny().isEmpty();
		}
	}

	/**
	 * Checks that the command was not run with another data folder than the one of the
	 * gateway.
	 * @throws ImporterException if the data folder has no database
	 */
	void requireDatabase() {
		if (!this.store.exists()) {
			throw new ImporterException(ExitCode.USAGE,
					"There is no database in %s: name the data folder of the gateway with --%s, or pass --new to make a first database there."
						.formatted(this.data, GatewayOptions.DATA));
		}
	}

	private Path parent() {
		return Objects.requireNonNull(this.data.getParent());
	}

	/**
	 * Acquires the lock of the database. A gateway, and a command that writes to the
	 * database, hold it too.
	 * @throws ImporterException if another process uses the data folder
	 */
	Closeable lock() {
		try {
			return this.store.lock();
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
	 * Removes what an interrupted run has left. The caller holds the lock.
	 * @throws ImporterException if there is an old folder that the user has kept, or if
	 * the data folder cannot be moved
	 */
	void prepare() throws IOException {
		if (Files.exists(this.replaced.resolve(KEPT)) && !Files.exists(this.old)) {
			moveToOld();
		}
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
		try {
			FileSystemUtils.deleteRecursively(this.replaced);
		}
		catch (IOException ex) {
			throw new ImporterException(ExitCode.FAILED,
					"The folder %s of an earlier rebuild cannot be deleted (%s): delete it.".formatted(this.replaced,
							reason(ex)));
		}
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
	 * that is not the database. Until the first move, the old folder is unchanged; after
	 * a failure it is in its place again. If the process ends between the two moves,
	 * {@link #restore()} moves it back.
	 * @param keepOld whether the old folder is kept
	 * @return what could not be done after the exchange, or {@code null}
	 * @throws IOException if the folders are not exchanged
	 */
	@Nullable String exchange(boolean keepOld) throws IOException {
		return exchange(keepOld, FileSystemUtils::deleteRecursively);
	}

	/**
	 * Exchanges the folders.
	 * @param removal deletes the old folder
	 */
	@Nullable String exchange(boolean keepOld, Removal removal) throws IOException {
		boolean replaces = Files.exists(this.data);
		if (replaces) {
			keep();
			if (keepOld) {
				Files.write(this.data.resolve(KEPT), new byte[0]);
			}
			Files.move(this.data, this.replaced, StandardCopyOption.ATOMIC_MOVE);
		}
		try {
			OfflineStore.sync(parent());
			Files.move(this.made, this.data, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			if (replaces) {
				Files.move(this.replaced, this.data, StandardCopyOption.ATOMIC_MOVE);
			}
			throw ex;
		}
		try {
			// Before the old folder is deleted.
			OfflineStore.sync(parent());
			if (replaces && keepOld) {
				moveToOld();
			}
			else if (replaces) {
				removal.delete(this.replaced);
			}
			return null;
		}
		catch (IOException ex) {
			return "The new database is in its place, but its old data folder %s is still there (%s). The next rebuild deletes it."
				.formatted(this.replaced, reason(ex));
		}
	}

	private void moveToOld() throws IOException {
		Files.move(this.replaced, this.old, StandardCopyOption.ATOMIC_MOVE);
		Files.deleteIfExists(this.old.resolve(KEPT));
	}

	// The message of most exceptions of file systems is only the path.
	private static String reason(IOException failure) {
		return "%s: %s".formatted(failure.getClass().getSimpleName(), failure.getMessage());
	}

	private void keep() throws IOException {
		try (Stream<Path> entries = Files.list(this.data)) {
			for (Path entry : entries.toList()) {
				if (!REPLACED.contains(entry.getFileName().toString())) {
					copy(entry, this.made.resolve(entry.getFileName()));
				}
			}
		}
		OfflineStore.sync(this.made);
	}

	/**
	 * Copies a file in the place of another one, or adds the files of a folder to
	 * another.
	 */
	private static void copy(Path from, Path to) throws IOException {
		if (!Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
			Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING,
					LinkOption.NOFOLLOW_LINKS);
			if (Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS)) {
				OfflineStore.sync(to);
			}
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
		OfflineStore.sync(to);
	}

	/** Deletes a folder with all of its content. */
	@FunctionalInterface
	interface Removal {

		void delete(Path folder) throws IOException;

	}

}
