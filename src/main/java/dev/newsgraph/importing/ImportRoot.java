package dev.newsgraph.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.importing.source.ReadLimits;
import dev.newsgraph.importing.source.SeedRoot;

/**
 * The import root: the folder that contains the seed folders. Finds seed folders by name.
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
	 * @throws NoFolderException if there is no such folder; the message is meant for the
	 * user
	 * @throws IllegalArgumentException if the text cannot be the name of a folder; the
	 * message is meant for the user
	 */
	public Path folder(String name) {
		if (name.isBlank() || name.startsWith(".") || name.contains("/") || name.contains("\\")
				|| name.indexOf('\0') >= 0) {
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
		throw new NoFolderException(isLink(name)
				? "there is no folder '%s' in the import root but a link, which is not followed; replace it by a folder"
					.formatted(name)
				: "there is no folder '%s' in the import root; add the folder or pass another name".formatted(name));
	}

	private boolean isLink(String name) {
		try {
			return Files.isSymbolicLink(this.root.resolve(name));
		}
		catch (InvalidPathException ex) {
			return false;
		}
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

	/** Returns the path of the root, as it was configured. */
	public Path path() {
		return this.root;
	}

	/** Returns a scanner that detects changes of the seed folders. */
	public RootScanner scanner() {
		return new RootScanner(this.root, this.limits);
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

	/** Thrown if the import root has no folder with a name. */
	public static final class NoFolderException extends IllegalArgumentException {

		private static final long serialVersionUID = 1L;

		NoFolderException(String message) {
			super(message);
		}

	}

}
