package dev.newsgraph.playground;

import jakarta.servlet.http.HttpServletRequest;

import dev.newsgraph.transport.LocalCallers;

/** Rule that decides which clients can see the Cypher and the plan of an operation. */
enum ExplainRule {

	/** Local callers. */
	LOOPBACK("Cypher is shown only to local callers: those of a gateway that listens on a loopback address without a"
			+ " proxy, or those that send the token of the gateway. To change this, set newsgraph.playground.explain."),
	/** No client. */
	NEVER("This gateway does not show Cypher. To change this, set newsgraph.playground.explain."),
	/** All clients. */
	EVERYONE("");

	private final String refusal;

	ExplainRule(String refusal) {
		this.refusal = refusal;
	}

	/** Returns whether the client that sent the request can see Cypher. */
	boolean allows(HttpServletRequest request, LocalCallers local) {
		return switch (this) {
			case LOOPBACK -> local.sent(request);
			case NEVER -> false;
			case EVERYONE -> true;
		};
	}

	/** Returns the message for other clients. */
	String refusal() {
		return this.refusal;
	}

}
