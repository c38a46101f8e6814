package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares two JSON values. */
final class JsonDifferences {

	// Tolerance for another order of operations.
	private static final double TOLERANCE = 1e-9;

	private JsonDifferences() {
	}

	/** Returns a line for each difference. */
	static List<String> between(String path, Object expected, Object actual) {
		List<String> differences = new ArrayList<>();
		collect(path, expected, actual, differences);
		return differences;
	}

	private static void collect(String path, Object expected, Object actual, List<String> differences) {
		if (expected instanceof Map<?, ?> one && actual instanceof Map<?, ?> other
				&& one.keySet().equals(other.keySet())) {
			one.forEach((name, value) -> collect(path + "." + name, value, other.get(name), differences));
		}
		else if (expected instanceof List<?> one && actual instanceof List<?> other && one.size() == other.size()) {
			for (int i = 0; i < one.size(); i++) {
				collect("%s[%d]".formatted(path, i), one.get(i), other.get(i), differences);
			}
		}
		else if (!same(expected, actual)) {
			differences.add("%s: the model says %s, the gateway %s".formatted(path, expected, actual));
		}
	}

	private static boolean same(Object expected, Object actual) {
		if (expected instanceof Double number && actual instanceof Number other) {
			return Math.abs(number - other.doubleValue()) <= TOLERANCE * Math.max(1, Math.abs(number));
		}
		return Objects.equals(expected, actual);
	}

}
