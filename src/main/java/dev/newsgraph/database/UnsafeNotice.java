package dev.newsgraph.database;

import java.lang.reflect.Field;

/**
 * The warning that JDK 24 and later print once in each process when a library uses
 * {@code sun.misc.Unsafe}.
 */
final class UnsafeNotice {

	private UnsafeNotice() {
	}

	/**
	 * Marks the warning as printed. The libraries of Neo4j cause it at every start, and
	 * the user cannot prevent it: JDK 21 to 23 reject the option that disables it, and
	 * the manifest of a jar cannot contain it.
	 */
	static void silence() {
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
