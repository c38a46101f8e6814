package dev.newsgraph.database;

import java.lang.reflect.Field;

/**
 * The notice that JDK 24 and later print, once a process, when something uses
 * {@code sun.misc.Unsafe}.
 */
final class UnsafeNotice {

	private UnsafeNotice() {
	}

	/**
	 * Marks it as printed. Neo4j's libraries cause it with every start, nobody at the
	 * console can change that, and the flag against it is unknown to JDK 21 to 23 and to
	 * a jar's manifest.
	 */
	static void silence() {
		try {
			Field printed = Class.forName("sun.misc.Unsafe").getDeclaredField("memoryAccessWarned");
			printed.setAccessible(true);
			printed.setBoolean(null, true);
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			// Older JDKs have no such notice; in newer ones it is no more than a notice.
		}
	}

}
