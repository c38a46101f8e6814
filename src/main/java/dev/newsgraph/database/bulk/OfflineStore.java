package dev.newsgraph.database.bulk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store of the embedded server while that server is stopped. A store is written in a
 * folder of its own beside it, and moved to its place when it is complete. So a store
 * that is only written in part is never in the place of the store. The folder of an
 * unfinished store is deleted, whatever it holds.
 */
public final class OfflineStore {

	/** The folder in the data folder in which a store is written. */
	public static final String UNFINISHED = "bulk-load";

	private static final String REPLACED = ".replaced";

	private static final Logger LOGGER = LoggerFactory.getLogger(OfflineStore.class);

	private static final String LOCK = "database_lock";

	private static final String DATABASES = "databases";

	private static final String TRANSACTIONS = "transactions";

	private final Path data;

	private final String name;

	/**
	 * Creates an instance.
	 * @param data the data folder
	 * @param name the name of the database
	 */
	public OfflineStore(Path data, String name) {
		this.data = data.toAbsolutePath().normalize();
		this.name = name;
	}

	/** Returns the data folder. */
	public Path data() {
		return this.data;
	}

	/** Returns the folder in which a store and its temporary files are written. */
	public Path unfinished() {
		return this.data.resolve(UNFINISHED);
	}

	/**
	 * Returns the folder that the data folder, or its target if it is a link, becomes
	 * while another one takes its place.
	 * @throws IOException if the link cannot be read
	 */
	public Path replaced() throws IOException {
		Path target = target(this.data);
		return target.resolveSibling(target.getFileName() + REPLACED);
	}

	/**
	 * Returns the target of a data folder that is a link, or else the folder. It need not
	 * exist, because an exchange may have been interrupted.
	 * @param data an absolute path
	 * @throws IOException if the link cannot be read
	 */
	public static Path target(Path data) throws IOException {
		try {
			return data.toRealPath();
		}
		catch (NoSuchFileException ex) {
			return Files.isSymbolicLink(data) ? target(data.resolveSibling(Files.readSymbolicLink(data)).normalize())
					: data;
		}
	}

	/**
	 * Checks that there is a store, or that no interrupted exchange has left one in
	 * {@link #replaced()}. Otherwise a new store would hide it.
	 * @throws StorePreparationException if only that folder has a store
	 */
	public void requireNoneReplaced() {
		if (exists()) {
			return;
		}
		Path folder;
		try {
			folder = replaced();
		}
		catch (IOException ex) {
			throw new StorePreparationException(
					"The data folder %s cannot be read (%s); check its path and its permissions.".formatted(this.data,
							ex.getMessage()),
					ex);
		}
		if (new OfflineStore(folder, this.name).exists()) {
			throw new StorePreparationException(
					"There is no database in %1$s, and %2$s holds the one of a `newsgraph rebuild` that was interrupted: move %1$s away if it exists, and %2$s to its place."
						.formatted(this.data, folder),
					null);
		}
	}

	/** Returns whether there is a store, even one without nodes. */
	public boolean exists() {
		Path store = this.data.resolve(DATABASES).resolve(this.name);
		try (Stream<Path> files = Files.isDirectory(store) ? Files.list(store) : Stream.empty()) {
			return files.anyMatch((file) -> !file.endsWith(LOCK));
		}
		catch (IOException ex) {
			return true;
		}
	}

	/**
	 * Returns whether an earlier process has left an unfinished store, or one without
	 * constraints and indexes.
	 */
	public boolean isUnfinished() {
		return Files.exists(this.unfinished());
	}

	/**
	 * Deletes an unfinished store, if there is one.
	 * @throws IOException if a file cannot be deleted
	 */
	public void discard() throws IOException {
		if (isUnfinished()) {
			if (!exists()) {
				delete(this.data.resolve(TRANSACTIONS).resolve(this.name));
			}
			delete(unfinished());
		}
	}

	/**
	 * Notes that the store has its constraints and indexes, so that it is no longer
	 * unfinished. If that fails, the next start defines them again.
	 */
	public void complete() {
		try {
			delete(unfinished());
		}
		catch (IOException ex) {
			LOGGER.debug("The folder {} cannot be deleted.", unfinished(), ex);
		}
	}

	/**
	 * Acquires the lock that the server acquires too. It is held until the result is
	 * closed.
	 * @throws StorePreparationException if another process uses the data folder
	 */
	public Closeable lock() {
		return BatchImport.lock(this.data);
	}

	/**
	 * Writes the store and moves it to its place. The caller holds the lock, and discards
	 * what is left in any case.
	 * @param content all nodes and relationships
	 * @param cache memory outside the Java heap for pages of the store, in bytes
	 * @throws IOException if the store cannot be written
	 */
	public void write(StoreContent content, long cache) throws IOException {
		Path folder = unfinished().resolve("store");
		new BatchImport(folder, this.name, cache).run(content);
		Path databases = Files.createDirectories(this.data.resolve(DATABASES));
		Path transactions = Files.createDirectories(this.data.resolve(TRANSACTIONS));
		delete(transactions.resolve(this.name));
		delete(databases.resolve(this.name));
		move(folder.resolve(TRANSACTIONS).resolve(this.name), transactions.resolve(this.name));
		// This move makes the store exist. Before it, an unfinished store is discarded.
		move(folder.resolve(DATABASES).resolve(this.name), databases.resolve(this.name));
	}

	private static void move(Path from, Path to) throws IOException {
		Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
		Path parent = to.getParent();
		if (parent != null) {
			sync(parent);
		}
	}

	/**
	 * Waits until a file, or the entries of a folder, are on the disk. Only a POSIX file
	 * system allows that.
	 * @throws IOException if the disk cannot be written
	 */
	public static void sync(Path path) throws IOException {
		if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
				channel.force(true);
			}
		}
	}

	private static void delete(Path path) throws IOException {
		if (!Files.exists(path)) {
			return;
		}
		List<Path> all;
		try (Stream<Path> files = Files.walk(path)) {
			all = files.sorted(Comparator.reverseOrder()).toList();
		}
		for (Path file : all) {
			Files.delete(file);
		}
	}

}
