package dev.newsgraph.query.values;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

import org.jspecify.annotations.Nullable;

/**
 * The instant that all parts of a request refer to as now. It is read from the clock when
 * it is first needed. A response for which it was read may not be reused later.
 */
public final class RequestTime {

	private final Clock clock;

	private @Nullable ZonedDateTime now;

	/**
	 * Creates the time of a request.
	 * @param clock clock to read at most once
	 */
	public RequestTime(Clock clock) {
		this.clock = clock;
	}

	/** Returns the instant in UTC, which is the same for every call. */
	public ZonedDateTime now() {
		if (this.now == null) {
			this.now = this.clock.instant().atZone(ZoneOffset.UTC);
		}
		return this.now;
	}

	/** Returns whether a plan of the request depends on the instant. */
	public boolean isRead() {
		return this.now != null;
	}

}
