package dev.newsgraph.importing.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;

import dev.newsgraph.database.GraphClient;

/** The recorded changes that are older than they are kept. */
public final class OldChanges {

	private final GraphClient client;

	private final Clock clock;

	private final Duration keep;

	/**
	 * Creates the object.
	 * @param client the client of the database
	 * @param keep how long changes are kept
	 */
	public OldChanges(GraphClient client, Clock clock, Duration keep) {
		this.client = client;
		this.clock = clock;
		this.keep = keep;
	}

	/**
	 * Deletes them. Nothing is written if there are none. The call can be repeated after
	 * a failure.
	 * @return whether there were any
	 */
	public boolean delete() {
		Map<String, Object> parameters = Map.of("begin", 0L, "recordedBefore",
				ZonedDateTime.now(this.clock).minus(this.keep));
		boolean any = !this.client.lookUp(ImportStatement.OLD_CHANGES.with(parameters)).isEmpty();
		if (any) {
			this.client.write((transaction) -> transaction.run(ImportStatement.FORGET_CHANGES.with(parameters)));
		}
		return any;
	}

}
