package dev.newsgraph.importing.bulk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.importing.resolution.WholeGraph;

/**
 * Writes references to images and to the names of items, which {@link ReferenceStage}
 * merges.
 */
final class ReferenceWriter {

	static final int IMAGE = 1;

	static final int ITEM = 2;

	private final ExternalSort.Buffer sort;

	private final RecordBuffer record = new RecordBuffer(1024);

	ReferenceWriter(ExternalSort.Buffer sort) {
		this.sort = sort;
	}

	/**
	 * Adds a reference to an image.
	 * @param owner the id of the article, collection or provider
	 */
	void addImage(long owner, WholeGraph.Image image) throws IOException {
		int key = begin(IMAGE, image.edge().url());
		this.record.putLong(owner).putLong(image.edge().position());
		putText(image.edge().title());
		Boolean cached = image.edge().isCached();
		this.record.putByte((cached == null) ? -1 : cached ? 1 : 0);
		putText(image.sizeRank());
		putNumber(image.width());
		putNumber(image.height());
		this.sort.add(this.record, key);
	}

	/**
	 * Adds the name of an item.
	 * @param collection the id of the collection
	 * @param item name, path and position of the item
	 */
	void addItem(long collection, Map<?, ?> item) throws IOException {
		int key = begin(ITEM, String.valueOf(item.get("name")));
		this.record.putLong(collection)
			.putLong(((Number) Objects.requireNonNull(item.get("position"))).longValue())
			.putText(String.valueOf(item.get("path")));
		this.sort.add(this.record, key);
	}

	private int begin(int kind, String name) {
		byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
		this.record.clear();
		return this.record.putByte(kind).putBytes(utf8, 0, utf8.length).size();
	}

	private void putText(@Nullable String text) {
		this.record.putByte((text != null) ? 1 : 0);
		if (text != null) {
			this.record.putText(text);
		}
	}

	private void putNumber(@Nullable Long number) {
		this.record.putByte((number != null) ? 1 : 0).putLong((number != null) ? number : 0);
	}

	void complete() throws IOException {
		this.sort.complete();
	}

}
