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

import dev.newsgraph.importing.source.SeedFile;
import dev.newsgraph.importing.source.SeedFolder;
import dev.newsgraph.importing.source.SeedRoot;

/**
 * The folder that holds the seed folders: finds them by name, and tells when one changed.
 */
public final class ImportRoot {

	private final Path root;

	private final long maxFileSize;

	ImportRoot(ImportProperties properties) {
		this.root = properties.root();
		this.maxFileSize = properties.maxFileSize().toBytes();
	}

	/**
	 * The seed folder with a name.
	 * @throws IllegalArgumentException when there is none, with a sentence for a person
	 */
	public Path folder(String name) {
		if (name.isBlank() || name.startsWith(".") || name.contains("/") || name.contains("\\")) {
			throw new IllegalArgumentException(
					"'%s' is no name of a seed folder; pass the name of a folder in the import root, without a path"
						.formatted(name));
		}
		try {
			Path folder = this.root.toRealPath().resolve(name);
			if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
				return folder;
			}
		}
		catch (IOException | InvalidPathException ex) {
			// As if it were not there.
		}
		throw new IllegalArgumentException(
				"there is no folder '%s' in the import root; put it there, or pass another name".formatted(name));
	}

	/**
	 * The names of the folders that can be imported, in order; none when the root is not
	 * there.
	 */
	public List<String> folderNames() {
		try {
			return List.copyOf(SeedRoot.folderNames(this.root));
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	/**
	 * What tells the root from another folder at the same path; null when it is not
	 * there.
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
	 * A figure for each seed folder that changes with its files' names, sizes and times;
	 * by the name that the graph has for it.
	 */
	public Map<String, Long> fingerprints() {
		Map<String, Long> fingerprints = new TreeMap<>();
		for (SeedFolder folder : SeedRoot.open(this.root, this.maxFileSize).folders()) {
			long[] sum = new long[] { 1 };
			folder.walk((file) -> sum[0] += fingerprint(file), (problem) -> sum[0] += problem.path().hashCode());
			fingerprints.put(folder.name(), sum[0]);
		}
		return fingerprints;
	}

	/** Whether the name stands for the documents in the root itself. */
	public boolean isLoose(String name) {
		return SeedRoot.open(this.root, this.maxFileSize)
			.folders()
			.stream()
			.anyMatch((folder) -> !folder.isDeep() && folder.name().equals(name));
	}

	private static long fingerprint(SeedFile file) {
		try {
			BasicFileAttributes attributes = Files.readAttributes(file.file(), BasicFileAttributes.class,
					LinkOption.NOFOLLOW_LINKS);
			return 31 * (31 * (31 * file.path().hashCode() + attributes.size())
					+ attributes.lastModifiedTime().toMillis());
		}
		catch (IOException ex) {
			return file.path().hashCode();
		}
	}

}
