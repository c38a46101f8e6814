package dev.newsgraph.playground;

import jakarta.servlet.http.HttpServletRequest;

/** Who may see the Cypher of an operation. */
enum ExplainRule {

	/** Callers on this machine that came straight here. */
	LOOPBACK("Cypher is shown to callers on the gateway's own machine alone; newsgraph.playground.explain says who may"
			+ " see it."),
	/** Nobody. */
	NEVER("Cypher is shown to nobody here; newsgraph.playground.explain says who may see it."),
	/** Whoever reaches the port. */
	EVERYONE("");

	private final String refusal;

	ExplainRule(String refusal) {
		this.refusal = refusal;
	}

	boolean allows(HttpServletRequest request) {
		return switch (this) {
			case LOOPBACK -> LoopbackCaller.sent(request);
			case NEVER -> false;
			case EVERYONE -> true;
		};
	}

	/** What others are told. */
	String refusal() {
		return this.refusal;
	}

}
