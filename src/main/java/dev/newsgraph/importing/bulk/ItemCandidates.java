package dev.newsgraph.importing.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.newsgraph.documents.ItemPath;

/**
 * The documents that an item of a collection can name.
 *
 * @param keys the keys of documents; the first that exists is the named one
 */
record ItemCandidates(List<String> keys) {

	/**
	 * Returns the documents for each item of a collection.
	 * @param collection the properties of the collection
	 */
	static List<ItemCandidates> of(Map<String, Object> collection) {
		List<ItemCandidates> all = new ArrayList<>();
		for (Object item : (List<?>) collection.getOrDefault("itemPaths", List.of())) {
			String path = (String) item;
			List<?> folders = path.startsWith("/") ? List.of(String.valueOf(collection.get("folder")))
					: (List<?>) collection.getOrDefault("itemFolders", List.of());
			List<String> extensions = ItemPath.EXTENSIONS.stream().anyMatch(path.toLowerCase(Locale.ROOT)::endsWith)
					? List.of("") : ItemPath.EXTENSIONS;
			List<String> keys = new ArrayList<>();
			for (Object folder : folders) {
				extensions.forEach((extension) -> keys.add(folder + path + extension));
			}
			all.add(new ItemCandidates(keys));
		}
		return all;
	}

}
