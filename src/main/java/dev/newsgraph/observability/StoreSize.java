package dev.newsgraph.observability;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The size of the files in a folder, and the free space of its disk. */
final class StoreSize {

	private StoreSize() {
	}

	/**
	 * Returns the size in bytes. Files that disappear meanwhile are left out. The folder
	 * itself can be a symbolic link.
	 */
	static long of(Path folder) throws IOException {
		long[] bytes = { 0 };
		Files.walkFileTree(Files.exists(folder) ? folder.toRealPath() : folder, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				bytes[0] += attributes.size();
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(Path file, IOException failure) {
				return FileVisitResult.CONTINUE;
			}

		});
		return bytes[0];
	}

	/** Returns the bytes that this process can still write to the disk of the folder. */
	static long free(Path folder) throws IOException {
		return Files.getFileStore(folder).getUsableSpace();
	}

}
