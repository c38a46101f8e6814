package dev.newsgraph.subscription;

import java.util.List;

import dev.newsgraph.query.execution.SubscribedField;

/**
 * Where the events of a field of {@code Subscription} come from. Positions are values:
 * streams of equal fields at equal positions have the same events.
 */
interface Feed {

	/** Returns the name of the field in the schema. */
	String name();

	/**
	 * Returns the position at which a stream begins.
	 * @param field the field with its arguments
	 * @throws StreamFailure if an argument is not valid
	 */
	Object start(SubscribedField field);

	/**
	 * Reads the events after a position.
	 * @param field the field to read
	 * @param position a position of this feed
	 * @throws StreamFailure if the stream cannot continue
	 * @throws dev.newsgraph.database.GraphClientException if a statement fails
	 */
	Events next(SubscribedField field, Object position);

	/**
	 * Returns whether events are read less often for now. Each read is then one
	 * statement.
	 */
	default boolean isPaced() {
		return false;
	}

	/**
	 * Events that were read.
	 *
	 * @param rows a row for each event
	 * @param position the position after them
	 * @param more whether there may be more events already
	 * @param last whether there will never be more events
	 */
	record Events(List<?> rows, Object position, boolean more, boolean last) {

		/** Returns no events. The next read begins at the same position. */
		static Events none(Object position) {
			return new Events(List.of(), position, false, false);
		}

	}

}
