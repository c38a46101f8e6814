package dev.newsgraph.transport;

import java.util.Map;

import dev.newsgraph.access.Role;

/**
 * The limits of HTTP requests that clients are told.
 *
 * @param body maximum size of a body in bytes
 * @param bodies maximum size of a body in bytes, for the roles with a limit of their own
 * @param answer maximum size of an answer in bytes
 * @param operations operations that run at the same time
 * @param operationsPerCaller operations of one client that run at the same time
 */
public record RequestLimits(long body, Map<Role, Long> bodies, long answer, int operations, int operationsPerCaller) {

	/** Returns the maximum size of a body of a caller with a role in bytes. */
	public long body(Role role) {
		return this.bodies.getOrDefault(role, this.body);
	}

}
