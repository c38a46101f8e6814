package dev.newsgraph.database;

import java.net.URI;

/**
 * Event that is published when the database answers for the first time, or again after
 * {@link DatabaseLost}. Listeners run on a separate thread, which is interrupted when the
 * application stops.
 *
 * @param uri the URI of the server
 */
public record DatabaseReachable(URI uri) {
}
