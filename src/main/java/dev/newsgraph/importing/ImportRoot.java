package dev.newsgraph.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.importing.source.ReadLimits;
import dev.newsgraph.importing.source.SeedFile;
import dev.newsgraph.importing.source.SeedFolder;
import dev.newsgraph.importing.source.SeedRoot;

/**
 * The import root: the folder that contains the seed folders. Finds seed folders by name
 * and detects changes in them.
 */
public final class ImportRoot {

	private final Path root;

	private final ReadLimits limits;

	ImportRoot(ImportProperties properties) {
		this.root = properties.root();
		this.limits = properties.readLimits();
	}

	/**
	 * Returns the seed folder with the given name.
	 * @throws IllegalArgumentException if there is no such folder; the message is meant
	 * for the user
	 */
	public Path folder(String name) {
		if (name.isBlank() || name.startsWith(".") || name.contains("/") || name.contains("\\")) {
			throw new IllegalArgumentException(
					"'%s' is not a valid name of a seed folder; pass the name of a folder in the import root, without a path"
						.formatted(name));
		}
		try {
			Path folder = this.root.toRealPath().resolve(name);
			if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
				return folder;
			}
		}
		catch (IOException | InvalidPathException ex) {
			// Handled like a missing folder.
		}
		throw new IllegalArgumentException(
				"there is no folder '%s' in the import root; add the folder or pass another name".formatted(name));
	}

	/**
	 * Returns the names of the seed folders in ascending order. The list is empty if the
	 * root does not exist.
	 */
	public List<String> folderNames() {
		try {
			return List.copyOf(SeedRoot.folderNames(this.root, this.limits));
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	/**
	 * Returns an object that identifies the root directory and differs from that of
	 * another directory at the same path, or {@code null} if the root cannot be read.
	 */
	public @Nullable Object identity() {
		try {
			BasicFileAttributes attributes = Files.readAttributes(this.root, BasicFileAttributes.class);
			if (!attributes.isDirectory() || !Files.isReadable(this.root)) {
				return null;
			}
			return (attributes.fileKey() != null) ? attributes.fileKey() : this.root;
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * Returns a fingerprint for each seed folder. It changes with the names, sizes and
	 * modification times of the files.
	 * @return the fingerprints by the names that the folders have in the graph
	 */
	public Map<String, Long> fingerprints() {
		Map<String, Long> fingerprints = new TreeMap<>();
		for (SeedFolder folder : SeedRoot.open(this.root, this.limits).folders()) {
			long[] sum = new long[] { 1 };
			folder.walk((file) -> sum[0] += fingerprint(file), (problem) -> sum[0] += problem.path().hashCode());
			fingerprints.put(folder.name(), sum[0]);
		}
		return fingerprints;
	}

	/**
	 * Returns whether the name denotes the seed folder for documents directly in the
	 * root.
	 */
	public boolean isRootFolder(String name) {
		return SeedRoot.open(this.root, this.limits)
			.folders()
			.stream()
			.anyMatch((folder) -> !folder.isRecursive() && folder.name().equals(name));
	}

	private static long fingerprint(SeedFile file) {
		return 31 * (31 * (31 * file.path().hashCode() + file.size()) + file.modified());
	}

}
