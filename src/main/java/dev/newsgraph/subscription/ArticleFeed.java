package dev.newsgraph.subscription;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.execution.SubscribedField;

/**
 * The events of {@code articleChanged}. Each import writes a sequence with the articles
 * that it writes, in the transaction that commits them, so the order of the sequences is
 * that of the commits.
 */
final class ArticleFeed implements Feed {

	/** Sequences that one statement looks at, so that its work is bounded. */
	private static final int SEQUENCES = 100;

	private static final CypherStatement STATE = CypherStatement.of("MATCH (state:GraphState {id: 'graph'})"
			+ " RETURN state.sequence AS sequence, coalesce(state.history, '') AS history,"
			+ " coalesce(state.removalsForgotten, 0) AS forgotten");

	private final GraphClient client;

	private final int limit;

	private final long stateNanos;

	private final AtomicReference<@Nullable State> known = new AtomicReference<>();

	/**
	 * Creates the feed.
	 * @param limit the number of changes that one statement reads at most
	 * @param stateAge how long all streams use the state of the graph that one has read
	 */
	ArticleFeed(GraphClient client, int limit, Duration stateAge) {
		this.client = client;
		this.limit = limit;
		this.stateNanos = stateAge.toNanos();
	}

	@Override
	public String name() {
		return "articleChanged";
	}

	@Override
	public Object start(SubscribedField field) {
		State state = read();
		Object since = field.argument("since");
		if (since == null) {
			return new Position(state.history(), ChangeCursor.after(state.sequence()));
		}
		ChangeCursor cursor = ChangeCursor.decode(since.toString(), state.history())
			.filter((decoded) -> decoded.sequence() <= state.sequence())
			.orElseThrow(() -> new StreamFailure(StreamFailure.INVALID_CURSOR,
					"articleChanged(since): the text is not a cursor of this graph; pass the `cursor` of an earlier"
							+ " change, or leave `since` out and read the articles by a query"));
		requireRemovals(cursor, state);
		return new Position(state.history(), cursor);
	}

	@Override
	public Events next(SubscribedField field, Object position) {
		Position begin = (Position) position;
		State state = state();
		ChangeCursor cursor = begin.cursor();
		String history = begin.history().isEmpty() ? state.history() : begin.history();
		if (!history.equals(state.history()) || cursor.sequence() > state.sequence()) {
			throw new StreamFailure(StreamFailure.INVALID_CURSOR,
					"The database was replaced by another one or by an earlier state, so its changes cannot be followed."
							+ " Read the articles by a query, and subscribe again without `since`.");
		}
		requireRemovals(cursor, state);
		if (cursor.equals(ChangeCursor.after(state.sequence()))) {
			return Events.none(position);
		}
		long until = Math.min(state.sequence(), cursor.sequence() + SEQUENCES);
		List<Object> rows = new ArrayList<>();
		ChangeCursor last = cursor;
		for (Object read : field.read(Map.of("sequence", cursor.sequence(), "key", cursor.key(), "until", until,
				"limit", (long) this.limit))) {
			Map<Object, Object> row = new HashMap<>((Map<?, ?>) read);
			String key = String.valueOf(row.get(SubscribedField.KEY));
			last = new ChangeCursor(((Number) Objects.requireNonNull(row.get(SubscribedField.SEQUENCE))).longValue(),
					key);
			row.put("cursor", last.encode(history));
			row.put("articleId", new GlobalId("Article", key).encode());
			rows.add(row);
		}
		boolean complete = rows.size() < this.limit;
		ChangeCursor end = complete ? ChangeCursor.after(until) : last;
		return new Events(rows, new Position(history, end), !complete || until < state.sequence(), false);
	}

	/**
	 * Returns whether this gateway imports. Sending the changes to many clients would
	 * take the processors from it.
	 */
	@Override
	public boolean isPaced() {
		return this.client.isLoading();
	}

	private static void requireRemovals(ChangeCursor cursor, State state) {
		// Removals of the last forgotten sequence can be a part of those that it had.
		boolean afterForgotten = cursor.sequence() > state.forgotten()
				|| cursor.equals(ChangeCursor.after(state.forgotten()));
		if (!afterForgotten) {
			throw new StreamFailure(StreamFailure.CURSOR_TOO_OLD,
					"The graph no longer knows all articles that were removed since this cursor; it remembers as many as"
							+ " newsgraph.import.max-removed-articles says. Read the articles by a query, and subscribe"
							+ " again without `since`.");
		}
	}

	private State state() {
		State state = this.known.get();
		return (state != null && System.nanoTime() - state.began() < this.stateNanos) ? state : read();
	}

	private State read() {
		long began = System.nanoTime();
		List<Record> rows = this.client.lookUp(STATE);
		long ended = System.nanoTime();
		State state = new State(0, "", 0, began, ended);
		for (Record row : rows) {
			state = new State(row.get("sequence").asLong(0), row.get("history").asString(),
					row.get("forgotten").asLong(), began, ended);
		}
		return Objects.requireNonNull(this.known.accumulateAndGet(state, State::newest));
	}

	/**
	 * The state of the graph.
	 *
	 * @param sequence the sequence of the last commit that changed an article
	 * @param history what tells this graph from others; empty before the first import
	 * @param forgotten the sequence up to which removals may be forgotten
	 * @param began the time before the read
	 * @param ended the time after the read
	 */
	record State(long sequence, String history, long forgotten, long began, long ended) {

		/**
		 * Returns the newest of two states. Of reads that overlapped, the one that saw
		 * more commits is newer.
		 */
		static @Nullable State newest(@Nullable State known, @Nullable State read) {
			return (known == null || (read != null && read.isNewer(known))) ? read : known;
		}

		private boolean isNewer(State other) {
			if (this.began - other.ended >= 0 || other.began - this.ended >= 0) {
				return this.began - other.began > 0;
			}
			return this.history.equals(other.history) ? this.sequence >= other.sequence : this.began - other.began > 0;
		}

	}

	private record Position(String history, ChangeCursor cursor) {
	}

}
