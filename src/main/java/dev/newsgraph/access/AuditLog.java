package dev.newsgraph.access;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a line to the logger {@code newsgraph.audit} for each denied request, change of
 * a key and request of an import: who, what and the outcome. The number of lines about
 * denied requests is limited, because every client can cause them.
 */
public final class AuditLog {

	private static final Logger LOGGER = LoggerFactory.getLogger("newsgraph.audit");

	private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);

	private static final int MAX_TEXT = 200;

	private final int limit;

	private final LongSupplier nanos;

	private long window;

	private int lines;

	private long omitted;

	/**
	 * Creates a log.
	 * @param limit the lines about denied requests in a minute
	 * @param nanos the clock, in nanoseconds
	 */
	AuditLog(int limit, LongSupplier nanos) {
		this.limit = limit;
		this.nanos = nanos;
		this.window = nanos.getAsLong();
	}

	/**
	 * Notes a request that was denied.
	 * @param address the address of the client
	 * @param action what was asked for, without parameters, which can contain a secret
	 * @param outcome the code of the error
	 */
	public void denied(Identity caller, String address, String action, String outcome) {
		long before = open();
		if (before > 0) {
			LOGGER.info("outcome=OMITTED action=\"{} denied requests\"", before);
		}
		if (before >= 0) {
			write(caller, address, action, outcome);
		}
	}

	/** Notes a request that has been processed. */
	public void processed(Identity caller, String address, String action, String outcome) {
		write(caller, address, action, outcome);
	}

	/** Notes a change of a key. */
	static void key(ApiKey key, String change) {
		LOGGER.info("outcome={} action=\"key {}\" role={}", change, clean(key.name()), key.role().label());
	}

	/**
	 * Returns the number of lines that were omitted before, or -1 if the next is omitted.
	 */
	private synchronized long open() {
		long now = this.nanos.getAsLong();
		if (now - this.window >= WINDOW_NANOS) {
			this.window = now;
			this.lines = 0;
		}
		if (this.lines >= this.limit) {
			this.omitted++;
			return -1;
		}
		this.lines++;
		long before = this.omitted;
		this.omitted = 0;
		return before;
	}

	private static void write(Identity caller, String address, String action, String outcome) {
		LOGGER.info("outcome={} action=\"{}\" caller=\"{}\" role={} address={}", clean(outcome), clean(action),
				clean(caller.name()), caller.role().label(), clean(address));
	}

	/** Replaces what could end a line or a text in quotes. */
	private static String clean(String text) {
		String shortened = (text.length() > MAX_TEXT) ? text.substring(0, MAX_TEXT) + "~" : text;
		return shortened.replaceAll("[^\\x20-\\x7e]|[\"\\\\]", "?");
	}

}
