package dev.newsgraph.database;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.status.StatusLogger;

/** The log of the embedded server in the data folder. */
final class ServerLog {

	private ServerLog() {
	}

	/**
	 * Turns off the status messages of Log4j. Otherwise, Log4j prints a stack trace on
	 * the console for each line that it cannot write to a full disk. Call it after the
	 * start of the server, which configures Log4j.
	 */
	static void silence() {
		StatusLogger logger = StatusLogger.getLogger();
		logger.getListeners().forEach(logger::removeListener);
		logger.getFallbackListener().setLevel(Level.OFF);
	}

}
