package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.ExecutionResult;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.Caller;

/**
 * The pages of a connection, which are read one after the other. Each page is one
 * statement with its own time limit. The position is a cursor, so a change of the graph
 * between two pages neither repeats nor leaves out a row whose sort values stay the same.
 */
public final class ConnectionPages {

	/** The response name of the ID of an object in a list of a row. */
	public static final String ID = PageDocument.ID;

	/** The codes of pages that can be read with fewer rows. */
	private static final Set<String> TOO_LARGE = Set.of("RESOURCE_EXHAUSTED", "OPERATION_TOO_LARGE");

	private static final int PAGES_BEFORE_GROWTH = 4;

	private static final int MOST_PAGES_BEFORE_GROWTH = 1024;

	private final ConnectionReader reader;

	private final Page page;

	private final List<String> path;

	private final String operationName;

	private final boolean edges;

	private final List<RowField> fields;

	private final List<String> orderedBy;

	private final Set<String> notices = new LinkedHashSet<>();

	private @Nullable String cursor;

	private int pageSize;

	/** The page size, unless pages with fewer rows are read for a while. */
	private int largestSize;

	/** Pages that were read since the page size changed. */
	private int readPages;

	/** Pages after which more rows are read again; more after each failure. */
	private int pagesBeforeGrowth = PAGES_BEFORE_GROWTH;

	private boolean atEnd;

	/** Whether only one page is read. */
	private final boolean single;

	ConnectionPages(ConnectionReader reader, Page page, List<String> path, String operationName, boolean edges,
			List<RowField> fields, List<String> orderedBy, @Nullable String start, int pageSize, boolean single) {
		this.reader = reader;
		this.page = page;
		this.path = path;
		this.operationName = operationName;
		this.edges = edges;
		this.fields = fields;
		this.orderedBy = orderedBy;
		this.cursor = start;
		this.pageSize = pageSize;
		this.largestSize = pageSize;
		this.single = single;
	}

	/**
	 * Reads the next page. A page that needs too much memory is read with fewer rows.
	 * After a timeout, the next attempt reads fewer rows. After some pages, more are read
	 * again.
	 * @param caller the client, or {@code null} if it is unknown
	 * @return the edges of the page, or its nodes if the operation selects no edges. They
	 * can be none before the end
	 * @throws ConnectionReadException if the page has an error. It can be read again
	 */
	public List<@Nullable Object> next(@Nullable Caller caller) {
		if (this.atEnd) {
			return List.of();
		}
		ExecutionResult result = result(caller);
		Map<?, ?> connection = connection(result.getData());
		noteNotices(result);
		if (connection == null) {
			this.atEnd = true;
			return List.of();
		}
		Map<?, ?> end = (connection.get(PageDocument.PAGE) instanceof Map<?, ?> map) ? map : Map.of();
		List<@Nullable Object> rows = new ArrayList<>(
				(connection.get(this.edges ? "edges" : "nodes") instanceof List<?> list) ? list : List.of());
		// If all rows of a page were removed while it was read, others may follow.
		this.atEnd = this.single || !Boolean.TRUE.equals(end.get("hasNextPage"));
		if (end.get("endCursor") instanceof String last) {
			this.cursor = last;
		}
		return rows;
	}

	private ExecutionResult result(@Nullable Caller caller) {
		while (true) {
			Map<Object, Object> context = ConnectionReader.context(this.pageSize);
			if (caller != null) {
				context.put(Caller.class, caller);
			}
			ExecutionResult result = this.reader.execute(this.page.text(), null,
					this.page.variables(this.cursor, this.pageSize), context);
			if (result.getErrors().isEmpty()) {
				grow();
				return result;
			}
			ConnectionReadException failure = ConnectionReader.failure(result);
			boolean tooLarge = !this.single && TOO_LARGE.contains(failure.code()) && this.pageSize > 1;
			if (tooLarge || (!this.single && failure.code().equals("TIMEOUT"))) {
				shrink();
			}
			if (!tooLarge) {
				throw failure;
			}
		}
	}

	/** Reads fewer rows. */
	void shrink() {
		this.pageSize = Math.max(1, this.pageSize / 2);
		this.readPages = 0;
		this.pagesBeforeGrowth = Math.min(2 * this.pagesBeforeGrowth, MOST_PAGES_BEFORE_GROWTH);
	}

	/** Notes that a page was read. Some pages later, more rows are read again. */
	void grow() {
		if (++this.readPages >= this.pagesBeforeGrowth && this.pageSize < this.largestSize) {
			this.pageSize = Math.min(2 * this.pageSize, this.largestSize);
			this.readPages = 0;
		}
	}

	/** Returns how many rows the next page has at most. */
	int pageSize() {
		return this.pageSize;
	}

	private @Nullable Map<?, ?> connection(@Nullable Object data) {
		Object value = data;
		for (String name : this.path) {
			value = (value instanceof Map<?, ?> object) ? object.get(name) : null;
		}
		return (value instanceof Map<?, ?> connection) ? connection : null;
	}

	private void noteNotices(ExecutionResult result) {
		if (result.getExtensions() != null && result.getExtensions().get("notices") instanceof List<?> list) {
			for (Object notice : list) {
				if (notice instanceof Map<?, ?> map) {
					this.notices.add(String.valueOf(map.get("message")));
				}
			}
		}
	}

	/** Sets how many rows the next pages have at most, if they would have more. */
	public void limit(long rows) {
		this.largestSize = (int) Math.min(this.largestSize, rows);
		this.pageSize = Math.min(this.pageSize, this.largestSize);
	}

	/** Returns the name of the connection in the response. */
	public String connectionName() {
		return this.path.getLast();
	}

	/** Returns whether a field of a row was not selected by the client. */
	public static boolean isAdded(String key) {
		return key.startsWith(PageDocument.PREFIX);
	}

	/** Returns the name of the operation, or an empty text if it has none. */
	public String operationName() {
		return this.operationName;
	}

	/** Returns whether the rows are edges instead of nodes. */
	public boolean areEdges() {
		return this.edges;
	}

	/** Returns the fields that are selected of the rows. */
	public List<RowField> fields() {
		return this.fields;
	}

	/** Returns the names of the fields that the rows are ordered by, in lower case. */
	public List<String> orderedBy() {
		return this.orderedBy;
	}

	/** Returns whether the last page has been read. */
	public boolean isAtEnd() {
		return this.atEnd;
	}

	/** Returns the cursor after the last row that was read, or null if there was none. */
	public @Nullable String cursor() {
		return this.cursor;
	}

	/** Returns the messages of the notices of all pages. */
	public List<String> notices() {
		return List.copyOf(this.notices);
	}

	/**
	 * The operation that reads a page.
	 *
	 * @param text text of the document
	 * @param variables values of the variables of the client
	 * @param first name of the variable that holds the page size
	 * @param after name of the variable that holds the cursor
	 */
	record Page(String text, Map<String, @Nullable Object> variables, String first, String after) {

		Map<String, @Nullable Object> variables(@Nullable String cursor, int size) {
			Map<String, @Nullable Object> all = new HashMap<>(this.variables);
			all.put(this.first, size);
			all.put(this.after, cursor);
			return all;
		}

	}

}
