package dev.newsgraph.database;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.status.StatusLogger;

/** The log that the embedded server keeps in its data folder. */
final class ServerLog {

	private ServerLog() {
	}

	/**
	 * Keeps a log that cannot be written, as its disk is full, from printing a stack
	 * trace on the console for each line that it loses. The server has set this up
	 * otherwise when it has started.
	 */
	static void silence() {
		StatusLogger logger = StatusLogger.getLogger();
		logger.getListeners().forEach(logger::removeListener);
		logger.getFallbackListener().setLevel(Level.OFF);
	}

}
