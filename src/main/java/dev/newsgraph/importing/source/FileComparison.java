package dev.newsgraph.importing.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
		List<ChangedFile> changed = new ArrayList<>();
		for (SeedFile file : files) {
			FileContent content = folder.read(file);
			String checksum = checksums.get(file.path());
			if (!(checksum != null && content instanceof FileContent.Present present
					&& checksum.equals(present.file().sha256()))) {
				changed.add(new ChangedFile(file.path(), content, checksum != null));
			}
		}
		return new FileComparison(changed, files.size() - changed.size());
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
