package dev.newsgraph.playground;

import jakarta.servlet.http.HttpServletRequest;

/** Rule that decides which clients can see the Cypher and the plan of an operation. */
enum ExplainRule {

	/** Clients on this machine that do not use a proxy. */
	LOOPBACK("Cypher is shown only to clients on the machine of the gateway. To change this, set"
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
			case LOOPBACK -> LoopbackCaller.sent(request);
			case NEVER -> false;
			case EVERYONE -> true;
		};
	}

	/** Returns the message for other clients. */
	String refusal() {
		return this.refusal;
	}

}
