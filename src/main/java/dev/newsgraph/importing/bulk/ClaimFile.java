package dev.newsgraph.importing.bulk;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * The temporary file of all claims, document by document. Documents have the id of their
 * node, and claims have numbers, both in the order of the file.
 */
final class ClaimFile implements AutoCloseable {

	/** The kind of a claim on an article that the document mentions. */
	static final int MENTION = 0;

	/** The kind of a claim on the article of the document. */
	static final int OWN = 1;

	/** The kind of a claim on the collection of the document. */
	static final int COLLECTION = 2;

	private static final int HEADER = Integer.BYTES + Long.BYTES + Integer.BYTES + Integer.BYTES;

	private final Path path;

	private final NodeIds ids;

	private final DataOutputStream out;

	private final FileChannel random;

	private long size;

	private int claims;

	/**
	 * Creates a file.
	 * @param ids the source of the ids of nodes
	 */
	ClaimFile(Path path, NodeIds ids) throws IOException {
		this.path = path;
		this.ids = ids;
		this.out = new DataOutputStream(Files.newOutputStream(path));
		this.random = FileChannel.open(path, StandardOpenOption.READ);
	}

	/** Returns the number of claims. */
	synchronized int claims() {
		return this.claims;
	}

	/** Returns the size in bytes. */
	synchronized long size() {
		return this.size;
	}

	/** Adds a block and returns its place. */
	synchronized Place add(RecordBuffer block, int documents, int blockClaims) throws IOException {
		Place place = new Place(this.ids.next(documents), this.claims, this.size + HEADER);
		this.out.writeInt(block.size());
		this.out.writeLong(place.document());
		this.out.writeInt(place.claim());
		this.out.writeInt(documents);
		block.writeTo(this.out);
		this.size += HEADER + block.size();
		this.claims = Math.addExact(this.claims, blockClaims);
		return place;
	}

	/** Reads bytes anywhere in the file. */
	byte[] read(long offset, int length) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(length);
		while (bytes.hasRemaining()) {
			if (this.random.read(bytes, offset + bytes.position()) < 0) {
				throw new IOException("The temporary file %s ends too early.".formatted(this.path));
			}
		}
		return bytes.array();
	}

	@Override
	public void close() throws IOException {
		this.out.close();
		this.random.close();
	}

	/** Opens the file to read its blocks in their order. */
	Blocks open() throws IOException {
		return new Blocks(this.path);
	}

	/**
	 * The place of a block.
	 *
	 * @param document the id of its first document
	 * @param claim the number of its first claim
	 * @param offset the position of its first byte in the file
	 */
	record Place(long document, int claim, long offset) {
	}

	/**
	 * A block that was read.
	 *
	 * @param document the id of its first document
	 * @param claim the number of its first claim
	 * @param documents the number of documents
	 * @param bytes the documents
	 */
	record Block(long document, int claim, int documents, ByteBuffer bytes) {
	}

	/** The blocks in their order. It can be used by several threads. */
	static final class Blocks implements AutoCloseable {

		private final DataInputStream in;

		private Blocks(Path path) throws IOException {
			this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)));
		}

		/** Returns the next block, or {@code null} at the end. */
		synchronized @Nullable Block next() throws IOException {
			if (this.in.available() == 0) {
				return null;
			}
			byte[] bytes = new byte[this.in.readInt()];
			long document = this.in.readLong();
			int claim = this.in.readInt();
			int documents = this.in.readInt();
			this.in.readFully(bytes);
			return new Block(document, claim, documents, ByteBuffer.wrap(bytes));
		}

		@Override
		public void close() throws IOException {
			this.in.close();
		}

	}

}
