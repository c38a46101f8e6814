package dev.newsgraph.transport;

/**
 * The limits of HTTP requests that clients are told.
 *
 * @param body maximum size of a body in bytes
 * @param answer maximum size of an answer in bytes
 * @param operations operations that run at the same time
 * @param operationsPerCaller operations of one client that run at the same time
 */
public record RequestLimits(long body, long answer, int operations, int operationsPerCaller) {
}
