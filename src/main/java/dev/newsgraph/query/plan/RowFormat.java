package dev.newsgraph.query.plan;

/**
 * The names that statements give to columns and map entries, and that data fetchers read.
 */
public final class RowFormat {

	/** The only column of every statement. */
	public static final String DATA = "data";

	/** The entry of a row that holds the name of its type in the schema. */
	public static final String TYPE_NAME = "__typename";

	/** The entry of a row that holds its key. */
	public static final String KEY = "__key";

	/** The entry that says whether a cap left rows out. */
	public static final String CAPPED = "capped";

	/** The entry that holds the rows of a capped list. */
	public static final String ROWS = "rows";

	/** The entry of a row of several types that holds its position in the list. */
	public static final String POSITION = "__place";

	/** The parameter that holds the position of a stream of events. */
	public static final String EVENT_POSITION = "position";

	/** The entry of an event that holds its sequence. */
	public static final String EVENT_SEQUENCE = "__sequence";

	private RowFormat() {
	}

}
