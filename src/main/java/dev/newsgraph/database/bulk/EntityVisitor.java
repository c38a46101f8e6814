package dev.newsgraph.database.bulk;

import java.io.IOException;

/** Receives nodes or relationships, each with its properties. */
public interface EntityVisitor {

	/**
	 * Begins a node.
	 * @param id the id of the node in the store
	 * @param label its only label
	 */
	void node(long id, String label);

	/**
	 * Begins a relationship.
	 * @param type its type
	 * @param start the id of the node from which it starts
	 * @param end the id of the node at which it ends
	 */
	void edge(String type, long start, long end);

	/**
	 * Adds a property to the current node or relationship.
	 * @param name the name of the property
	 * @param value a text, a number, a truth value, a time or an array of texts
	 */
	void property(String name, Object value);

	/**
	 * Ends the current node or relationship.
	 * @throws IOException if it cannot be written
	 */
	void end() throws IOException;

}
