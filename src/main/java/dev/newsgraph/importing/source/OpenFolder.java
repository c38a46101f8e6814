package dev.newsgraph.importing.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;

/**
 * An open folder of the file system. All operations take the name of a direct child and
 * follow no links. They refer to the folder that was opened, even if its path has become
 * a link since then. An instance is for use by one thread.
 */
sealed interface OpenFolder extends Closeable permits SecureFolder, CheckedFolder {

	/**
	 * Opens a folder. No component of its path may be a link.
	 * @param folder the path of the folder
	 * @param timeout how long opening a folder may take
	 * @throws IOException if the folder does not exist, cannot be read, or if its path
	 * contains a link
	 */
	static OpenFolder open(Path folder, Duration timeout) throws IOException {
		Path path = folder.toAbsolutePath().normalize();
		DirectoryStream<Path> root = Files.newDirectoryStream(path.getRoot());
		if (!(root instanceof SecureDirectoryStream<Path> secure)) {
			root.close();
			return CheckedFolder.open(path, timeout);
		}
		OpenFolder current = new SecureFolder(secure, timeout);
		for (int i = 0; i < path.getNameCount(); i++) {
			try (OpenFolder parent = current) {
				current = parent.folder(path.getName(i).toString());
			}
			catch (AccessDeniedException ex) {
				// A folder can be read although a folder above it cannot be listed.
				if (i < path.getNameCount() - 1) {
					return CheckedFolder.open(path, timeout);
				}
				throw ex;
			}
		}
		return current;
	}

	/** Returns the names of all children, in any order. */
	List<String> names() throws IOException;

	/** Opens a child folder. */
	OpenFolder folder(String name) throws IOException;

	/** Returns the attributes of a child; those of a link are its own. */
	BasicFileAttributes attributes(String name) throws IOException;

	/**
	 * Reads a child file. This waits without a limit if another process has put a pipe in
	 * its place.
	 * @param limit the maximum number of bytes to read
	 */
	byte[] read(String name, int limit) throws IOException;

}
