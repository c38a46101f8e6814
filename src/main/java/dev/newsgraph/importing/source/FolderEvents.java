package dev.newsgraph.importing.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether anything in the folders of an import root may have changed, from the
 * events of the file system. Network disks, and file systems that are not known to report
 * all changes, have no reliable events.
 */
public final class FolderEvents implements Closeable {

	/** The types of local file systems of Linux, which report every change by inotify. */
	private static final Set<String> LOCAL = Set.of("ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "zfs", "tmpfs",
			"ramfs", "overlay");

	private static final WatchEvent.Kind<?>[] KINDS = { StandardWatchEventKinds.ENTRY_CREATE,
			StandardWatchEventKinds.ENTRY_DELETE, StandardWatchEventKinds.ENTRY_MODIFY };

	private final @Nullable WatchService service;

	private final Map<Path, Watched> watched = new HashMap<>();

	private final Set<Path> seen = new HashSet<>();

	private boolean reliable;

	private FolderEvents(@Nullable WatchService service) {
		this.service = service;
	}

	/**
	 * Creates an instance without folders.
	 * @param root the import root
	 */
	public static FolderEvents of(Path root) {
		try {
			return new FolderEvents(isLocal(root) ? root.getFileSystem().newWatchService() : null);
		}
		catch (IOException | UnsupportedOperationException ex) {
			return new FolderEvents(null);
		}
	}

	private static boolean isLocal(Path folder) throws IOException {
		return LOCAL.contains(Files.getFileStore(folder).type());
	}

	/** Begins a scan, in which all folders are added again. */
	public void beginScan() {
		this.seen.clear();
		this.reliable = this.service != null;
	}

	/**
	 * Adds a folder of the scan, before its names are listed.
	 * @param folder the path of the folder
	 * @param isSeedFolder whether it may be on another disk than the root
	 */
	public void add(Path folder, boolean isSeedFolder) {
		WatchService current = this.service;
		if (current == null || !this.reliable || !this.seen.add(folder)) {
			return;
		}
		try {
			Object key = Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
			Watched before = this.watched.get(folder);
			if (before != null && before.events.isValid() && Objects.equals(before.fileKey, key)) {
				return;
			}
			if (isSeedFolder && !isLocal(folder)) {
				this.reliable = false;
				return;
			}
			this.watched.put(folder, new Watched(folder.register(current, KINDS), key));
		}
		catch (IOException | ClosedWatchServiceException ex) {
			// For example, the system limits the number of watched folders.
			this.reliable = false;
		}
	}

	/** Ends a scan. Folders that were not added again are no longer watched. */
	public void endScan() {
		if (!this.reliable) {
			// Events of a part of the folders are of no use, and their number is limited.
			this.watched.values().forEach((watched) -> watched.events.cancel());
			this.watched.clear();
			return;
		}
		List<WatchKey> gone = new ArrayList<>();
		this.watched.entrySet().removeIf((entry) -> {
			boolean isGone = !this.seen.contains(entry.getKey());
			if (isGone) {
				gone.add(entry.getValue().events);
			}
			return isGone;
		});
		if (!gone.isEmpty()) {
			// A folder that was renamed has the key of its earlier name.
			Set<WatchKey> used = this.watched.values().stream().map(Watched::events).collect(Collectors.toSet());
			gone.stream().filter((key) -> !used.contains(key)).forEach(WatchKey::cancel);
		}
	}

	/**
	 * Returns whether anything may have changed since the last call. Without reliable
	 * events, this is always so.
	 */
	public boolean mayHaveChanged() {
		WatchService current = this.service;
		if (current == null || !this.reliable) {
			return true;
		}
		boolean changed = false;
		for (WatchKey key = current.poll(); key != null; key = current.poll()) {
			key.pollEvents();
			key.reset();
			changed = true;
		}
		return changed;
	}

	@Override
	public void close() throws IOException {
		WatchService current = this.service;
		if (current != null) {
			current.close();
		}
	}

	/**
	 * A watched folder.
	 *
	 * @param events its events
	 * @param fileKey its identity in the file system
	 */
	private record Watched(WatchKey events, @Nullable Object fileKey) {
	}

}
