package dev.newsgraph.query.events;

import org.jspecify.annotations.Nullable;

/**
 * The ids of the documents that the operators of the gateway know. Clients cannot add to
 * them, so that they are bounded. The implementation is a Spring bean.
 */
@FunctionalInterface
public interface DocumentIds {

	/** Knows no document. */
	DocumentIds NONE = (text) -> null;

	/**
	 * Returns the id of the document with a text, or {@code null} if it has none. It is
	 * called for each operation, so it must return quickly.
	 */
	@Nullable String idOf(String text);

}
