/**
 * Subscriptions: streams of events from the graph, over WebSocket and server-sent events.
 */
@NullMarked
package dev.newsgraph.subscription;

import org.jspecify.annotations.NullMarked;
