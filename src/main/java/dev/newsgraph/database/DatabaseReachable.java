package dev.newsgraph.database;

import java.net.URI;

/**
 * The database answers: for the first time, or again after it was lost. Published on a
 * thread of its own, which is interrupted when the application stops.
 *
 * @param uri the server's address
 */
public record DatabaseReachable(URI uri) {
}
