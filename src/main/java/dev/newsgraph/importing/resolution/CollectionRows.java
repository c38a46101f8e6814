package dev.newsgraph.importing.resolution;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.newsgraph.documents.ArticleValues;
import dev.newsgraph.documents.ItemPath;
import dev.newsgraph.importing.resolution.GraphBatch.Rows;

/**
 * Creates the rows for the changes of collections: the node and its relationships. A
 * collection is connected with the names of its items. When a document with such a name
 * changes, the items of the collection are connected again.
 */
final class CollectionRows {

	private final GraphBatch batch;

	private final SortedSet<String> changed = new TreeSet<>();

	private final SortedSet<String> unlisted = new TreeSet<>();

	CollectionRows(GraphBatch batch) {
		this.batch = batch;
	}

	/** Adds the rows of a change to the batch. */
	void add(ArticleChange change) {
		ResolvedArticle before = change.before();
		ResolvedArticle after = change.after();
		if (before != null) {
			this.unlisted.addAll(names(before));
		}
		if (after == null) {
			this.batch.add(Rows.REMOVED_COLLECTIONS, change.key());
			return;
		}
		this.batch.add((before != null) ? Rows.COLLECTIONS : Rows.NEW_COLLECTIONS, properties(after));
		if (before != null) {
			this.batch.add(Rows.DETACHED_COLLECTIONS, change.key());
		}
		this.changed.add(change.key());
		addRelationships(after);
	}

	/**
	 * Adds the row that connects items with articles: those of the changed collections,
	 * and those of every collection with an item that can name a changed document.
	 * @param documents the changed documents
	 */
	void addItemLinks(List<DocumentChange> documents) {
		SortedMap<String, List<String>> ends = new TreeMap<>();
		documents.forEach((change) -> ends.computeIfAbsent(change.itemName(), (name) -> new ArrayList<>())
			.addAll(List.of(change.key(), ItemPath.withoutExtension(change.key()))));
		if (!ends.isEmpty()) {
			this.batch.add(Rows.ITEM_LINKS, Map.of("documents",
					ends.entrySet()
						.stream()
						.map((entry) -> Map.of("name", entry.getKey(), "keys", entry.getValue()))
						.toList(),
					"collections", List.copyOf(this.changed), "extensions", ItemPath.EXTENSIONS));
		}
		this.unlisted.forEach((name) -> this.batch.add(Rows.ORPHANED_ITEM_NAMES, name));
	}

	private void addRelationships(ResolvedArticle collection) {
		ArticleValues values = collection.values();
		String key = values.address();
		if (values.provider() != null) {
			this.batch.add(Rows.PROVIDED_BY, Map.of("collection", key, "provider", values.provider().domain()));
		}
		List<String> topics = List.copyOf(Topics.bySlug(collection).keySet());
		if (!topics.isEmpty()) {
			this.batch.add(Rows.COVERS, Map.of("collection", key, "topics", topics));
		}
		ImageEdge.addRow(this.batch, Rows.COLLECTION_IMAGES, key, ImageEdge.of(values.images()));
		List<Map<String, Object>> items = new ArrayList<>();
		for (String path : collection.related()) {
			items.add(Map.of("name", name(key, path), "path", path, "position", items.size()));
		}
		if (!items.isEmpty()) {
			this.batch.add(Rows.LISTS, Map.of("collection", key, "items", items));
		}
	}

	private static Map<String, Object> properties(ResolvedArticle collection) {
		ArticleValues values = collection.values();
		String key = values.address();
		String path = key.substring(folder(key).length() + 1);
		return new Row().with("key", key)
			.with("rank", collection.rank())
			.with("folder", folder(key))
			.with("path", path)
			.with("title", values.title())
			.with("excerpt", values.excerpt())
			.with("heat", values.heat())
			.with("extra", values.extra())
			.with("itemPaths", collection.related())
			.with("itemFolders", folders(key, path))
			.map();
	}

	/** Returns the prefixes of the keys of documents that an item can name. */
	private static List<String> folders(String key, String path) {
		return ItemPath.folders(path).stream().map((inner) -> folder(key) + "/" + inner).toList();
	}

	private static Set<String> names(ResolvedArticle collection) {
		Set<String> names = new LinkedHashSet<>();
		collection.related().forEach((path) -> names.add(name(collection.values().address(), path)));
		return names;
	}

	private static String name(String key, String path) {
		return folder(key) + "/" + ItemPath.name(path);
	}

	/** Returns the name of the seed folder, which cannot contain a slash. */
	private static String folder(String key) {
		return key.substring(0, key.indexOf('/'));
	}

}
