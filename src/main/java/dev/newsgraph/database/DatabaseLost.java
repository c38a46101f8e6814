package dev.newsgraph.database;

import java.net.URI;

/**
 * Event that is published when the database stops answering.
 *
 * @param uri the URI of the server
 * @param reason the reason, in one sentence
 */
public record DatabaseLost(URI uri, String reason) {
}
