package dev.newsgraph.importing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.importing.source.FolderEvents;
import dev.newsgraph.importing.source.FolderFingerprint;
import dev.newsgraph.importing.source.ReadLimits;
import dev.newsgraph.importing.source.SeedFolder;
import dev.newsgraph.importing.source.SeedRoot;

/**
 * Scans the import root repeatedly. {@link #mayHaveChanged()} tells cheaply whether a
 * scan is needed. An instance is for use by one thread.
 */
public final class RootScanner implements Closeable {

	private final Path root;

	private final ReadLimits limits;

	private final FolderEvents events;

	/** The identities of the root and the seed folders at the last scan. */
	private final Map<Path, Object> identities = new HashMap<>();

	RootScanner(Path root, ReadLimits limits) {
		this.root = root;
		this.limits = limits;
		this.events = FolderEvents.of(root);
	}

	/** Scans all files of all seed folders. */
	public RootScan scan() {
		this.events.beginScan();
		this.identities.clear();
		remember(this.root);
		this.events.add(this.root, true);
		SeedRoot found = SeedRoot.open(this.root, this.limits);
		Map<String, String> fingerprints = new TreeMap<>();
		for (SeedFolder folder : found.folders()) {
			remember(folder.root());
			fingerprints.put(folder.name(),
					FolderFingerprint.of(folder, (path) -> this.events.add(path, path.equals(folder.root()))));
		}
		this.events.endScan();
		return new RootScan(fingerprints, found.problems());
	}

	/**
	 * Returns whether anything may have changed since the last call, or since the last
	 * scan. It is always so if the file system does not report all changes.
	 */
	public boolean mayHaveChanged() {
		// A disk that is mounted or unmounted is not an event.
		return this.events.mayHaveChanged() || this.identities.entrySet()
			.stream()
			.anyMatch((entry) -> !Objects.equals(entry.getValue(), identity(entry.getKey())));
	}

	private void remember(Path folder) {
		Object identity = identity(folder);
		if (identity != null) {
			this.identities.put(folder, identity);
		}
	}

	private @Nullable Object identity(Path folder) {
		try {
			LinkOption[] options = folder.equals(this.root) ? new LinkOption[0]
					: new LinkOption[] { LinkOption.NOFOLLOW_LINKS };
			return Files.readAttributes(folder, BasicFileAttributes.class, options).fileKey();
		}
		catch (IOException ex) {
			return null;
		}
	}

	@Override
	public void close() throws IOException {
		this.events.close();
	}

}
