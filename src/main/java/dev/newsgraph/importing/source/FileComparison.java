package dev.newsgraph.importing.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The result of comparing a portion of files with the checksums in the graph.
 *
 * @param changed the files that differ from the graph, in the order of the walk
 * @param unchanged the number of files that do not differ
 */
public record FileComparison(List<ChangedFile> changed, int unchanged) {

	/**
	 * Reads the files and compares them.
	 * @param folder the folder of the files
	 * @param files the files
	 * @param checksums the SHA-256 of the documents that the graph holds, by path
	 */
	public static FileComparison of(SeedFolder folder, List<SeedFile> files, Map<String, String> checksums) {
		List<ChangedFile> changed = new PortionReader<>(folder,
				(file, content) -> changed(file, content, checksums.get(file.path())))
			.read(files);
		return new FileComparison(changed, files.size() - changed.size());
	}

	private static Optional<ChangedFile> changed(SeedFile file, FileContent content, @Nullable String checksum) {
		boolean unchanged = checksum != null && content instanceof FileContent.Present present
				&& checksum.equals(present.file().sha256());
		return unchanged ? Optional.empty() : Optional.of(new ChangedFile(file.path(), content, checksum != null));
	}

	/**
	 * A file that differs from the graph.
	 *
	 * @param path the path within the folder
	 * @param content the result of reading the file
	 * @param stored whether the graph holds another version of the file
	 */
	public record ChangedFile(String path, FileContent content, boolean stored) {
	}

}
