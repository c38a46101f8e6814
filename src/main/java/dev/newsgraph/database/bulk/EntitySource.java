package dev.newsgraph.database.bulk;

import java.io.Closeable;
import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** Reads nodes or relationships block by block. It can be used by several threads. */
public interface EntitySource extends Closeable {

	/**
	 * Returns the next block, or {@code null} at the end.
	 * @throws IOException if the block cannot be read
	 */
	@Nullable EntityBlock next() throws IOException;

}
