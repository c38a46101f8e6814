package dev.newsgraph.playground;

import jakarta.servlet.http.HttpServletRequest;

import dev.newsgraph.access.RequestCaller;
import dev.newsgraph.access.Role;

/** Rule that decides which clients can see the Cypher and the plan of an operation. */
enum ExplainRule {

	/** Callers with the role analyst or admin. */
	ANALYST("Cypher is shown only to callers with the role analyst or admin. To change this, set"
			+ " newsgraph.playground.explain."),
	/** No client. */
	NEVER("This gateway does not show Cypher. To change this, set newsgraph.playground.explain."),
	/** All clients. */
	EVERYONE("");

	private final String refusal;

	ExplainRule(String refusal) {
		this.refusal = refusal;
	}

	/** Returns whether the client that sent the request can see Cypher. */
	boolean allows(HttpServletRequest request) {
		return switch (this) {
			case ANALYST -> RequestCaller.identity(request).role().includes(Role.ANALYST);
			case NEVER -> false;
			case EVERYONE -> true;
		};
	}

	/** Returns the message for other clients. */
	String refusal() {
		return this.refusal;
	}

}
