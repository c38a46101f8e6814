package dev.newsgraph.caching;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Up to which time the client of a connection can have seen the graph. An answer that is
 * kept must not be older. It matters only if other programs write to the database:
 * otherwise the gateway knows of each change before a client can see it.
 */
final class SeenAnswers {

	private static final String NOTED = SeenAnswers.class.getName() + ".NOTED";

	private static final int MAX_CONNECTIONS = 10_000;

	/** Longer than a gateway runs. */
	private static final long NEVER = Long.MAX_VALUE / 2;

	private final boolean exclusive;

	private final Map<String, Long> times = new ConcurrentHashMap<>();

	/** The time of connections that are no longer in the map. */
	private volatile long others = System.nanoTime();

	/**
	 * Creates a record without connections.
	 * @param exclusive whether only this process writes to the database
	 */
	SeenAnswers(boolean exclusive) {
		this.exclusive = exclusive;
	}

	/**
	 * Returns a time by {@link System#nanoTime()}, or {@code null} if any answer is new
	 * enough.
	 */
	@Nullable Long last(HttpServletRequest request) {
		if (this.exclusive) {
			return null;
		}
		Long last = this.times.get(connection(request));
		return (last != null) ? last : Long.valueOf(this.others);
	}

	/**
	 * Notes that the client sees the graph of some time until the given one.
	 * @param time a time by {@link System#nanoTime()}
	 */
	void note(HttpServletRequest request, long time) {
		if (this.exclusive) {
			return;
		}
		request.setAttribute(NOTED, true);
		if (this.times.size() >= MAX_CONNECTIONS) {
			forget();
		}
		this.times.merge(connection(request), time, (one, other) -> (one - other >= 0) ? one : other);
	}

	/**
	 * Notes an answer that was not executed. The client sees nothing newer than before.
	 */
	void noteUnchanged(HttpServletRequest request) {
		request.setAttribute(NOTED, true);
	}

	/**
	 * Notes an answer whose time is not known, such as that of another path. A stream of
	 * events ends at an unknown time, so no answer is new enough after it.
	 */
	void noteOther(HttpServletRequest request) {
		if (!this.exclusive && request.getAttribute(NOTED) == null) {
			note(request, System.nanoTime() + (request.isAsyncStarted() ? NEVER : 0));
		}
	}

	/**
	 * Forgets connections. From now on, all of them count as having seen the graph of
	 * this moment. Later times stay: those of streams of events, and those that other
	 * threads note meanwhile.
	 */
	private void forget() {
		long now = System.nanoTime();
		this.others = now;
		this.times.values().removeIf((time) -> time - now <= 0);
		if (this.times.size() >= MAX_CONNECTIONS) {
			// Most of these streams have ended.
			this.times.clear();
		}
	}

	private static String connection(HttpServletRequest request) {
		return request.getServletConnection().getConnectionId();
	}

}
