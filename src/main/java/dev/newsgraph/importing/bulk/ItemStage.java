package dev.newsgraph.importing.bulk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.newsgraph.importing.bulk.ExternalSort.SortedRecord;

/**
 * The fourth stage: connects the items of collections with articles. It does nothing
 * without collections.
 */
final class ItemStage {

	private final LoadFiles files;

	private final ClaimTargets targets;

	private final long memory;

	ItemStage(LoadFiles files, ClaimTargets targets, long memory) {
		this.files = files;
		this.targets = targets;
		this.memory = memory;
	}

	/**
	 * Runs the stage.
	 * @param chosen sorts the documents that items name
	 */
	void run(ExternalSort chosen) throws IOException {
		if (this.files.items().isEmpty()) {
			return;
		}
		addDocuments();
		match(chosen);
		write(chosen);
	}

	/** Adds the documents of articles. They sort before the items that can name them. */
	private void addDocuments() throws IOException {
		ExternalSort.Buffer sort = this.files.items().buffer(this.memory);
		RecordBuffer record = new RecordBuffer(1024);
		try (ClaimFile.Blocks blocks = this.files.claims().open()) {
			for (ClaimFile.Block block = blocks.next(); block != null; block = blocks.next()) {
				ByteBuffer bytes = block.bytes();
				int claim = block.claim();
				for (int i = 0; i < block.documents(); i++) {
					byte[] key = RecordBuffer.text(bytes).getBytes(StandardCharsets.UTF_8);
					int claims = bytes.getInt();
					// The document of a collection describes no article.
					if (claims > 0 && bytes.get(bytes.position()) == ClaimFile.OWN) {
						record.clear();
						record.putBytes(key, 0, key.length).putByte(0).putByte(0);
						int size = record.size();
						sort.add(record.putLong(this.targets.get(claim)), size);
					}
					for (int j = 0; j < claims; j++) {
						bytes.get();
						int length = bytes.getInt();
						bytes.position(bytes.position() + length);
					}
					claim += claims;
				}
			}
		}
		sort.complete();
	}

	private void match(ExternalSort chosen) throws IOException {
		ExternalSort.Buffer sort = chosen.buffer(this.memory);
		RecordBuffer out = new RecordBuffer(64);
		try (ExternalSort.Records records = this.files.items().records()) {
			byte[] document = new byte[0];
			long article = -1;
			for (SortedRecord record = records.next(); record != null; record = records.next()) {
				ByteBuffer value = record.value();
				if (record.bytes()[record.key() - 1] == 0) {
					document = record.bytes();
					article = value.getLong();
				}
				else if (article >= 0 && isNamed(record, document)) {
					out.clear();
					out.putLong(value.getLong()).putInt(value.getInt()).putInt(value.getInt());
					sort.add(out.putLong(article), 2 * Long.BYTES);
				}
			}
		}
		sort.complete();
	}

	/** Compares the keys without their last byte, the kind of the record. */
	private static boolean isNamed(SortedRecord item, byte[] document) {
		int end = item.key() - 1;
		return document.length > end
				&& Arrays.equals(item.bytes(), 0, end, document, 0, document.length - Long.BYTES - 1);
	}

	private void write(ExternalSort chosen) throws IOException {
		EntityFile.Writer edges = this.files.edges().writer();
		Set<Long> articles = new HashSet<>();
		long collection = -1;
		int position = -1;
		try (ExternalSort.Records records = chosen.records()) {
			for (SortedRecord record = records.next(); record != null; record = records.next()) {
				ByteBuffer value = ByteBuffer.wrap(record.bytes());
				long next = value.getLong();
				int item = value.getInt();
				value.getInt();
				long article = value.getLong();
				if (next != collection) {
					articles.clear();
					collection = next;
					position = -1;
				}
				// Only the first choice of each item counts.
				if (item != position) {
					position = item;
					if (articles.add(article)) {
						edges.edge("HAS_ITEM", collection, article, Map.of("position", item));
					}
				}
			}
		}
		edges.complete();
	}

}
