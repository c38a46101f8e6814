package dev.newsgraph.importing.bulk;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.bulk.EntityBlock;
import dev.newsgraph.database.bulk.EntitySource;
import dev.newsgraph.database.bulk.EntityVisitor;

/**
 * A temporary file of nodes or relationships. Each thread fills {@link Writer blocks} of
 * its own, which are added to the file when they are full.
 */
final class EntityFile implements AutoCloseable {

	private static final int BLOCK = 256 * 1024;

	private final Path path;

	private final Names names;

	private final DataOutputStream out;

	private long count;

	/**
	 * Creates a file.
	 * @param names the names of labels, types and properties
	 */
	EntityFile(Path path, Names names) throws IOException {
		this.path = path;
		this.names = names;
		this.out = new DataOutputStream(Files.newOutputStream(path));
	}

	/** Returns the number of nodes or relationships in the file. */
	synchronized long count() {
		return this.count;
	}

	/** Returns a writer for one thread. */
	Writer writer() {
		return new Writer();
	}

	@Override
	public synchronized void close() throws IOException {
		this.out.close();
	}

	private synchronized void add(RecordBuffer block, int entities) throws IOException {
		this.out.writeInt(block.size());
		block.writeTo(this.out);
		this.count += entities;
	}

	/** Opens the file to read it once. */
	EntitySource open() throws IOException {
		DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(this.path)));
		return new EntitySource() {
			@Override
			public synchronized @Nullable EntityBlock next() throws IOException {
				if (in.available() == 0) {
					return null;
				}
				byte[] bytes = new byte[in.readInt()];
				in.readFully(bytes);
				return new Block(ByteBuffer.wrap(bytes), EntityFile.this.names);
			}

			@Override
			public void close() throws IOException {
				in.close();
			}
		};
	}

	/** Nodes or relationships of one thread. */
	final class Writer {

		private final RecordBuffer block = new RecordBuffer(BLOCK + BLOCK / 4);

		private int entities;

		/** Adds a node. */
		void node(long id, String label, Map<String, ?> properties) throws IOException {
			node(id, label, properties, Map.of());
		}

		/**
		 * Adds a node.
		 * @param more properties besides the others, with other names
		 */
		void node(long id, String label, Map<String, ?> properties, Map<String, ?> more) throws IOException {
			this.block.putShort(EntityFile.this.names.number(label)).putLong(id).putLong(-1);
			end(properties, more);
		}

		/** Adds a relationship. */
		void edge(String type, long start, long end, Map<String, ?> properties) throws IOException {
			this.block.putShort(EntityFile.this.names.number(type)).putLong(start).putLong(end);
			end(properties, Map.of());
		}

		private void end(Map<String, ?> properties, Map<String, ?> more) throws IOException {
			this.block.putShort(properties.size() + more.size());
			properties.forEach(this::put);
			more.forEach(this::put);
			this.entities++;
			if (this.block.size() > BLOCK) {
				complete();
			}
		}

		private void put(String name, Object value) {
			this.block.putShort(EntityFile.this.names.number(name));
			put(value);
		}

		private void put(Object value) {
			switch (value) {
				case String text -> this.block.putByte('s').putText(text);
				case Boolean flag -> this.block.putByte('b').putByte(flag ? 1 : 0);
				case Integer number -> this.block.putByte('l').putLong(number);
				case Long number -> this.block.putByte('l').putLong(number);
				case Double number -> this.block.putByte('d').putLong(Double.doubleToRawLongBits(number));
				case ZonedDateTime time -> this.block.putByte('t').putLong(time.toEpochSecond()).putInt(time.getNano());
				case List<?> texts -> {
					this.block.putByte('a').putInt(texts.size());
					texts.forEach((text) -> this.block.putText((String) text));
				}
				default -> throw new IllegalArgumentException("No form for " + value.getClass());
			}
		}

		/** Adds what is left to the file. */
		void complete() throws IOException {
			if (this.entities > 0) {
				add(this.block, this.entities);
				this.block.clear();
				this.entities = 0;
			}
		}

	}

	/** A block that is read. */
	private record Block(ByteBuffer bytes, Names names) implements EntityBlock {

		@Override
		public boolean next(EntityVisitor visitor) throws IOException {
			if (!this.bytes.hasRemaining()) {
				return false;
			}
			String kind = name();
			long first = this.bytes.getLong();
			long second = this.bytes.getLong();
			if (second < 0) {
				visitor.node(first, kind);
			}
			else {
				visitor.edge(kind, first, second);
			}
			int properties = this.bytes.getShort();
			for (int i = 0; i < properties; i++) {
				visitor.property(name(), value());
			}
			visitor.end();
			return true;
		}

		private String name() {
			return this.names.name(this.bytes.getShort());
		}

		private Object value() {
			return switch (this.bytes.get()) {
				case 's' -> RecordBuffer.text(this.bytes);
				case 'b' -> this.bytes.get() == 1;
				case 'l' -> this.bytes.getLong();
				case 'd' -> this.bytes.getDouble();
				case 't' -> ZonedDateTime.ofInstant(Instant.ofEpochSecond(this.bytes.getLong(), this.bytes.getInt()),
						ZoneOffset.UTC);
				default -> {
					String[] texts = new String[this.bytes.getInt()];
					for (int i = 0; i < texts.length; i++) {
						texts[i] = RecordBuffer.text(this.bytes);
					}
					yield texts;
				}
			};
		}

	}

}
