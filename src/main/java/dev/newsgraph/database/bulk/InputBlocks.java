package dev.newsgraph.database.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;
import org.neo4j.batchimport.api.InputIterable;
import org.neo4j.batchimport.api.InputIterator;
import org.neo4j.batchimport.api.input.InputChunk;
import org.neo4j.batchimport.api.input.InputEntityVisitor;

/** Passes blocks of nodes or relationships to the batch importer of Neo4j. */
final class InputBlocks implements InputIterator {

	private final EntitySource source;

	private InputBlocks(EntitySource source) {
		this.source = source;
	}

	@Override
	public InputChunk newChunk() {
		return new Chunk();
	}

	@Override
	public boolean next(InputChunk chunk) throws IOException {
		EntityBlock block = this.source.next();
		((Chunk) chunk).block = block;
		return block != null;
	}

	@Override
	public void close() throws IOException {
		this.source.close();
	}

	/** Opens a source. */
	interface Opener extends InputIterable {

		EntitySource open() throws IOException;

		@Override
		default InputIterator iterator() {
			try {
				return new InputBlocks(open());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	private static final class Chunk implements InputChunk {

		private @Nullable EntityBlock block;

		private @Nullable Target target;

		@Override
		public boolean next(InputEntityVisitor visitor) throws IOException {
			Target current = this.target;
			if (current == null || current.visitor != visitor) {
				current = new Target(visitor);
				this.target = current;
			}
			EntityBlock read = this.block;
			return read != null && read.next(current);
		}

		@Override
		public void close() {
			this.block = null;
		}

	}

	private record Target(InputEntityVisitor visitor) implements EntityVisitor {

		@Override
		public void node(long id, String label) {
			this.visitor.id(id);
			this.visitor.labels(new String[] { label });
		}

		@Override
		public void edge(String type, long start, long end) {
			this.visitor.startId(start);
			this.visitor.endId(end);
			this.visitor.type(type);
		}

		@Override
		public void property(String name, Object value) {
			this.visitor.property(name, value, false);
		}

		@Override
		public void end() throws IOException {
			this.visitor.endOfEntity();
		}

	}

}
