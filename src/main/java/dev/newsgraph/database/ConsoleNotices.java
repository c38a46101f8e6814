package dev.newsgraph.database;

import java.lang.reflect.Field;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.status.StatusLogger;

/** Messages that the libraries of the embedded server print on the console. */
final class ConsoleNotices {

	private ConsoleNotices() {
	}

	/**
	 * Turns off the status messages of Log4j. Otherwise, Log4j prints a stack trace on
	 * the console for each line that it cannot write to a full disk. Call it after the
	 * start of the server, which configures Log4j.
	 */
	static void silenceLog4j() {
		StatusLogger logger = StatusLogger.getLogger();
		logger.getListeners().forEach(logger::removeListener);
		logger.getFallbackListener().setLevel(Level.OFF);
	}

	/**
	 * Marks the warning as printed that JDK 24 and later print once in each process when
	 * a library uses {@code sun.misc.Unsafe}. The libraries of Neo4j cause it at every
	 * start, and the user cannot prevent it: JDK 21 to 23 reject the option that disables
	 * it, and the manifest of a jar cannot contain it.
	 */
	static void silenceUnsafe() {
		try {
			Field printed = Class.forName("sun.misc.Unsafe").getDeclaredField("memoryAccessWarned");
			printed.setAccessible(true);
			printed.setBoolean(null, true);
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			// An older JDK does not print the warning. In a newer one it is harmless.
		}
	}

}
