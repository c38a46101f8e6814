package dev.newsgraph.query.compiled;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs errors in compiled queries. Such a request is executed by graphql-java, so that
 * its answer does not show the error.
 */
final class InternalErrors {

	private static final Logger LOGGER = LoggerFactory.getLogger(InternalErrors.class);

	private static final int MAX_PLACES = 100;

	private static final Set<String> LOGGED = ConcurrentHashMap.newKeySet();

	private InternalErrors() {
	}

	/**
	 * Logs an exception that only wrong code throws, once for each place in the code.
	 * Refused requests, and failures of the database, are not logged.
	 */
	static void log(RuntimeException thrown) {
		if (!isInternal(thrown) || LOGGED.size() >= MAX_PLACES || !LOGGED.add(place(thrown))) {
			return;
		}
		LOGGER.warn("A compiled query failed by an internal error, and graphql-java has executed it instead. Please"
				+ " report this.", thrown);
	}

	static boolean isInternal(RuntimeException thrown) {
		return thrown instanceof NullPointerException || thrown instanceof ClassCastException
				|| thrown instanceof IndexOutOfBoundsException || thrown instanceof IllegalStateException
				|| thrown instanceof UnsupportedOperationException;
	}

	private static String place(RuntimeException thrown) {
		StackTraceElement[] trace = thrown.getStackTrace();
		return thrown.getClass().getName() + ((trace.length > 0) ? trace[0] : "");
	}

}
