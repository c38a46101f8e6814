package dev.newsgraph.revision;

import java.time.Duration;

import dev.newsgraph.database.GraphClient;

/** Revisions for tests. */
public final class TestRevisions {

	private TestRevisions() {
	}

	/**
	 * Returns the revision of a gateway that does not notice the writes of this process,
	 * as if another gateway wrote.
	 */
	public static CurrentRevision besideAnotherGateway(GraphClient client, Duration interval) {
		return new CurrentRevision(() -> RevisionState.of(client.lookUp(RevisionState.STATEMENT).getFirst()), () -> 0,
				false, interval);
	}

}
