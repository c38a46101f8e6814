package dev.newsgraph.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The path of an item of a collection. A path that begins with {@code /} is relative to
 * the seed folder. Any other path is looked for in the folder of the collection's
 * document, then in each folder above it. A path without the extension of a document
 * names the document with any of these extensions in lower case.
 */
public final class ItemPath {

	/** The extensions of documents. An item may omit them, and prefers the first ones. */
	public static final List<String> EXTENSIONS = List.of(".md", ".markdown", ".txt", ".yaml", ".yml");

	/** Limits how often a document is looked for. */
	private static final int MAX_FOLDERS = 10;

	private ItemPath() {
	}

	/**
	 * Returns the normalized path, or {@code null} if it leads outside the seed folder.
	 * @param written the path as written, with {@code /} as separator
	 * @param document the path of the collection's document
	 */
	static @Nullable String normalize(String written, String document) {
		List<String> segments = new ArrayList<>();
		boolean isRelative = written.startsWith("./") || written.startsWith("../");
		if (isRelative) {
			segments.addAll(Arrays.asList(document.split("/")));
			segments.removeLast();
		}
		for (String segment : written.split("/")) {
			if (segment.equals("..")) {
				if (segments.isEmpty()) {
					return null;
				}
				segments.removeLast();
			}
			else if (!segment.isEmpty() && !segment.equals(".")) {
				segments.add(segment);
			}
		}
		return ((isRelative || written.startsWith("/")) ? "/" : "") + String.join("/", segments);
	}

	/**
	 * Returns whether a document has a path that an item names.
	 * @param path the path of the document
	 * @param named the path from the seed folder that an item names
	 */
	static boolean isNamed(String path, String named) {
		return named.equals(hasExtension(named) ? path : withoutExtension(path));
	}

	/**
	 * Returns the file name without extension. An item can only name documents that have
	 * the same name.
	 */
	public static String name(String path) {
		return withoutExtension(path.substring(path.lastIndexOf('/') + 1));
	}

	/**
	 * Returns the folders in which the items of a collection are looked for, the nearest
	 * first. A folder other than the seed folder itself, which is empty, ends with
	 * {@code /}. In a deep seed folder, these are the nearest nine and the seed folder.
	 * @param document the path of the collection's document
	 */
	public static List<String> folders(String document) {
		List<String> folders = new ArrayList<>();
		int end = document.lastIndexOf('/');
		while (end > 0 && folders.size() < MAX_FOLDERS - 1) {
			folders.add(document.substring(0, end + 1));
			end = document.lastIndexOf('/', end - 1);
		}
		folders.add("");
		return folders;
	}

	/** Returns whether a file name ends like that of a document. */
	public static boolean hasExtension(String path) {
		return !withoutExtension(path).equals(path);
	}

	/** Returns a path without the extension of a document, if it has one. */
	public static String withoutExtension(String path) {
		for (String extension : EXTENSIONS) {
			int end = path.length() - extension.length();
			if (end >= 0 && path.regionMatches(true, end, extension, 0, extension.length())) {
				return path.substring(0, end);
			}
		}
		return path;
	}

}
