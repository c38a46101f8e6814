package dev.newsgraph.database;

import java.net.URI;

/**
 * The database answered before and does so no more.
 *
 * @param uri the server's address
 * @param reason why, in one sentence
 */
public record DatabaseLost(URI uri, String reason) {
}
