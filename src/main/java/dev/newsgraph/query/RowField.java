package dev.newsgraph.query;

import java.util.List;

/**
 * A field that an operation selects of the rows of a connection.
 *
 * @param key name of the field in the response
 * @param kind what its value is
 * @param fields fields that are selected of its value; those of the objects if the value
 * is a list of objects
 */
public record RowField(String key, Kind kind, List<RowField> fields) {

	/** The kind of a value. Each value can be null, too. */
	public enum Kind {

		/** A text or a Boolean. */
		VALUE,
		/** A number. */
		NUMBER,
		/** An address. */
		ADDRESS,
		/** Any JSON. */
		JSON,
		/** A list of values. */
		VALUES,
		/** An object. */
		OBJECT,
		/** A list of objects. */
		OBJECTS,
		/** A connection of which the edges are selected under their own name. */
		CONNECTION

	}

}
