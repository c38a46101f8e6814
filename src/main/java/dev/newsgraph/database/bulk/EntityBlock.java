package dev.newsgraph.database.bulk;

import java.io.IOException;

/** Some nodes or relationships. A block is for use by one thread. */
public interface EntityBlock {

	/**
	 * Passes the next node or relationship to the visitor.
	 * @return whether there was one
	 * @throws IOException if it cannot be read or written
	 */
	boolean next(EntityVisitor visitor) throws IOException;

}
