package dev.newsgraph.export;

import java.util.HashMap;
import java.util.Map;

import org.springframework.http.HttpStatus;

import dev.newsgraph.transport.RefusedRequestException;

/** Bounds the number of exports that run at the same time, in total and for a client. */
final class ExportSlots {

	private final int limit;

	private final int perCaller;

	private final Map<String, Integer> running = new HashMap<>();

	private int total;

	ExportSlots(ExportProperties properties) {
		this.limit = properties.concurrent();
		this.perCaller = properties.perCaller();
	}

	/**
	 * Begins an export of a client. It must be passed to {@link #leave(String)}.
	 * @throws RefusedRequestException if too many exports are running
	 */
	synchronized void enter(String caller) {
		if (this.limit == 0) {
			throw RefusedRequestException.of(HttpStatus.FORBIDDEN, "FORBIDDEN",
					"Exports are turned off; set newsgraph.export.concurrent.");
		}
		int own = this.running.getOrDefault(caller, 0);
		if (this.total >= this.limit) {
			throw RefusedRequestException.overloaded(
					"The gateway is running %d exports, the limit in newsgraph.export.concurrent; repeat the request later."
						.formatted(this.total));
		}
		if (own >= this.perCaller) {
			throw RefusedRequestException.overloaded(
					"The gateway is running %d exports of this client, the limit in newsgraph.export.per-caller; repeat the request later."
						.formatted(own));
		}
		this.total++;
		this.running.put(caller, own + 1);
	}

	/** Ends an export of a client. */
	synchronized void leave(String caller) {
		this.total--;
		this.running.computeIfPresent(caller, (name, own) -> (own > 1) ? own - 1 : null);
	}

	/** Returns the number of exports that are running. */
	synchronized int running() {
		return this.total;
	}

}
