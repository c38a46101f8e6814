package dev.newsgraph.importing.bulk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.importing.bulk.ExternalSort.SortedRecord;

/**
 * The third stage: merges the references to images and to names of items, and writes
 * these nodes and the relationships to them.
 */
final class ReferenceStage {

	private final LoadFiles files;

	private final EntityFile.Writer nodes;

	private final EntityFile.Writer edges;

	ReferenceStage(LoadFiles files) {
		this.files = files;
		this.nodes = files.nodes().writer();
		this.edges = files.edges().writer();
	}

	void run() throws IOException {
		try (ExternalSort.Records records = this.files.references().records()) {
			Target target = null;
			for (SortedRecord record = records.next(); record != null; record = records.next()) {
				if (target == null || !target.isOf(record)) {
					write(target);
					target = new Target(this.files.ids().next(1), Arrays.copyOf(record.bytes(), record.key()));
				}
				add(target, record.value());
			}
			write(target);
		}
		this.nodes.complete();
		this.edges.complete();
	}

	private void add(Target target, ByteBuffer value) throws IOException {
		long owner = value.getLong();
		Map<String, Object> properties = new HashMap<>();
		properties.put("position", value.getLong());
		if (target.isItem()) {
			properties.put("path", RecordBuffer.text(value));
			this.edges.edge("LISTS", owner, target.node, properties);
			return;
		}
		put(properties, "title", text(value));
		int cached = value.get();
		if (cached >= 0) {
			properties.put("isCached", cached == 1);
		}
		this.edges.edge("HAS_IMAGE", owner, target.node, properties);
		String rank = text(value);
		Long width = number(value);
		Long height = number(value);
		if (rank != null && (target.rank == null || rank.compareTo(target.rank) > 0)) {
			target.rank = rank;
			target.width = width;
			target.height = height;
		}
	}

	private void write(@Nullable Target target) throws IOException {
		if (target == null) {
			return;
		}
		if (target.isItem()) {
			this.nodes.node(target.node, "ItemName", Map.of("key", target.name()));
			return;
		}
		Map<String, Object> properties = new HashMap<>();
		properties.put("url", target.name());
		put(properties, "width", target.width);
		put(properties, "height", target.height);
		put(properties, "sizeRank", target.rank);
		this.nodes.node(target.node, "Image", properties);
	}

	private static void put(Map<String, Object> properties, String name, @Nullable Object value) {
		if (value != null) {
			properties.put(name, value);
		}
	}

	private static @Nullable String text(ByteBuffer value) {
		return (value.get() == 1) ? RecordBuffer.text(value) : null;
	}

	private static @Nullable Long number(ByteBuffer value) {
		boolean present = value.get() == 1;
		long number = value.getLong();
		return present ? (Long) number : null;
	}

	/** An image or the name of an item. */
	@SuppressWarnings("NullAway.Init")
	private static final class Target {

		private final long node;

		private final byte[] key;

		private @Nullable String rank;

		private @Nullable Long width;

		private @Nullable Long height;

		Target(long node, byte[] key) {
			this.node = node;
			this.key = key;
		}

		boolean isOf(SortedRecord record) {
			return Arrays.equals(this.key, 0, this.key.length, record.bytes(), 0, record.key());
		}

		boolean isItem() {
			return this.key[0] == ReferenceWriter.ITEM;
		}

		String name() {
			return new String(this.key, 1, this.key.length - 1, StandardCharsets.UTF_8);
		}

	}

}
