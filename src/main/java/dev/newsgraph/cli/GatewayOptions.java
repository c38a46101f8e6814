package dev.newsgraph.cli;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** The values of properties of the gateway, for commands that do not start it. */
final class GatewayOptions {

	static final String DATA = "newsgraph.database.embedded.data";

	private static final String DATA_FOLDER = "data";

	private GatewayOptions() {
	}

	/**
	 * Returns the value of a property from the options, the system properties or the
	 * environment, in the order of Spring Boot.
	 * @param options options of the gateway as {@code --name.of.property=value}
	 */
	static @Nullable String value(List<String> options, String name) {
		String start = "--" + name + "=";
		for (String option : options) {
			if (option.startsWith(start)) {
				return option.substring(start.length());
			}
		}
		String property = System.getProperty(name);
		return (property != null) ? property
				: System.getenv(name.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT));
	}

	/** Returns the data folder. */
	static String data(List<String> options) {
		String data = value(options, DATA);
		return (data != null) ? data : DATA_FOLDER;
	}

}
