package dev.newsgraph.importing.bulk;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.BufferedInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

/**
 * Sorts records in bounded memory: full buffers are sorted and written to files, which
 * are merged at the end. Each thread that adds records has a {@link Buffer} of its own.
 */
final class ExternalSort {

	/** So many files are merged at once, because a process can open only so many. */
	private static final int MAX_FILES = 200;

	private static final int FILE_BUFFER = 256 * 1024;

	private final Path folder;

	private final String name;

	private final List<Path> files = new ArrayList<>();

	private int created;

	/**
	 * Creates a sort.
	 * @param folder the folder for temporary files
	 * @param name the beginning of their names
	 */
	ExternalSort(Path folder, String name) {
		this.folder = folder;
		this.name = name;
	}

	/**
	 * Returns a buffer for one thread.
	 * @param bytes the size at which it is written to a file
	 */
	Buffer buffer(long bytes) {
		return new Buffer((int) Math.min(bytes, Integer.MAX_VALUE / 2));
	}

	/** Merges all files. The buffers have been completed before. */
	Records records() throws IOException {
		while (this.files.size() > MAX_FILES) {
			List<Path> some = new ArrayList<>(this.files.subList(0, MAX_FILES));
			this.files.subList(0, MAX_FILES).clear();
			Path merged = newFile();
			try (Records records = new Records(some);
					DataOutputStream out = new DataOutputStream(
							new BufferedOutputStream(Files.newOutputStream(merged), FILE_BUFFER))) {
				for (SortedRecord record = records.next(); record != null; record = records.next()) {
					out.writeInt(record.key());
					out.writeInt(record.bytes().length);
					out.write(record.bytes());
				}
			}
			this.files.add(merged);
		}
		return new Records(this.files);
	}

	/** Returns whether no record was added. The buffers have been completed before. */
	synchronized boolean isEmpty() {
		return this.files.isEmpty();
	}

	private synchronized Path newFile() {
		return this.folder.resolve(this.name + "-" + this.created++);
	}

	private synchronized void add(Path file) {
		this.files.add(file);
	}

	/**
	 * A record.
	 *
	 * @param key the number of its first bytes by which it is sorted, as unsigned numbers
	 * @param bytes all bytes
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record SortedRecord(int key, byte[] bytes) {

		int compareTo(SortedRecord other) {
			return Arrays.compareUnsigned(this.bytes, 0, this.key, other.bytes, 0, other.key);
		}

		/** Returns the bytes after the key. */
		ByteBuffer value() {
			return ByteBuffer.wrap(this.bytes).position(this.key);
		}

	}

	/** Records in memory. */
	final class Buffer {

		private final int limit;

		private final RecordBuffer records;

		private int[] starts = new int[1024];

		private int count;

		private Buffer(int limit) {
			this.limit = limit;
			this.records = new RecordBuffer(Math.min(limit, FILE_BUFFER));
		}

		/**
		 * Adds a record.
		 * @param record the bytes of the record
		 * @param key the number of bytes by which it is sorted
		 */
		void add(RecordBuffer record, int key) throws IOException {
			if (this.count == RecordOrder.MAX_RECORDS
					|| (this.count > 0 && this.records.size() + record.size() > this.limit)) {
				complete();
			}
			if (this.count == this.starts.length) {
				this.starts = Arrays.copyOf(this.starts, 2 * this.count);
			}
			this.starts[this.count++] = this.records.size();
			this.records.putInt(key).putInt(record.size()).putBytes(record.bytes(), 0, record.size());
		}

		/** Writes the records that are left. */
		void complete() throws IOException {
			if (this.count == 0) {
				return;
			}
			ByteBuffer bytes = ByteBuffer.wrap(this.records.bytes());
			Path file = newFile();
			try (BufferedOutputStream out = new BufferedOutputStream(Files.newOutputStream(file), FILE_BUFFER)) {
				for (int start : RecordOrder.of(bytes, Arrays.copyOf(this.starts, this.count))) {
					out.write(this.records.bytes(), start, 2 * Integer.BYTES + bytes.getInt(start + Integer.BYTES));
				}
			}
			ExternalSort.this.add(file);
			this.records.clear();
			this.count = 0;
		}

	}

	/** The records in their order. Not safe for use by several threads. */
	static final class Records implements Closeable {

		private final List<SortedFile> open = new ArrayList<>();

		private final PriorityQueue<SortedFile> order = new PriorityQueue<>(
				(one, other) -> one.current().compareTo(other.current()));

		private Records(List<Path> files) throws IOException {
			for (Path path : files) {
				SortedFile file = new SortedFile(path);
				this.open.add(file);
				if (file.advance()) {
					this.order.add(file);
				}
			}
		}

		/** Returns the next record, or {@code null} at the end. */
		@Nullable SortedRecord next() throws IOException {
			SortedFile first = this.order.poll();
			if (first == null) {
				return null;
			}
			SortedRecord record = first.current();
			if (first.advance()) {
				this.order.add(first);
			}
			return record;
		}

		@Override
		public void close() throws IOException {
			for (SortedFile file : this.open) {
				file.close();
			}
		}

	}

	/** A file of sorted records. It is deleted when it is closed. */
	private static final class SortedFile implements Closeable {

		private static final SortedRecord NONE = new SortedRecord(0, new byte[0]);

		private final Path path;

		private final DataInputStream in;

		private SortedRecord current = NONE;

		SortedFile(Path path) throws IOException {
			this.path = path;
			this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), FILE_BUFFER));
		}

		SortedRecord current() {
			return this.current;
		}

		boolean advance() throws IOException {
			int key;
			try {
				key = this.in.readInt();
			}
			catch (EOFException ex) {
				return false;
			}
			byte[] bytes = new byte[this.in.readInt()];
			this.in.readFully(bytes);
			this.current = new SortedRecord(key, bytes);
			return true;
		}

		@Override
		public void close() throws IOException {
			this.in.close();
			Files.deleteIfExists(this.path);
		}

	}

}
