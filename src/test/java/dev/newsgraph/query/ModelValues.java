package dev.newsgraph.query;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Compares values as the schema defines. */
final class ModelValues {

	private ModelValues() {
	}

	/** Compares two non-null values; texts are compared by code points. */
	@SuppressWarnings("unchecked")
	static int compare(Object one, Object other) {
		return (one instanceof String text) ? compareTexts(text, (String) other)
				: ((Comparable<Object>) one).compareTo(other);
	}

	private static int compareTexts(String one, String other) {
		int[] a = one.codePoints().toArray();
		int[] b = other.codePoints().toArray();
		for (int i = 0; i < a.length && i < b.length; i++) {
			if (a[i] != b[i]) {
				return Integer.compare(a[i], b[i]);
			}
		}
		return Integer.compare(a.length, b.length);
	}

	/** Returns a comparator by a value. Nulls are last in both directions. */
	static <T> Comparator<T> by(Function<T, Object> value, boolean descending) {
		return (one, other) -> {
			Object a = value.apply(one);
			Object b = value.apply(other);
			if (a == null || b == null) {
				return ((a == null) ? 1 : 0) - ((b == null) ? 1 : 0);
			}
			return descending ? compare(b, a) : compare(a, b);
		};
	}

	/** Returns a text, or each text of a list, in lower case as Neo4j converts it. */
	static Object lowerCase(Object value) {
		return switch (value) {
			case String text -> text.toLowerCase(Locale.ROOT);
			case List<?> list -> list.stream().map(ModelValues::lowerCase).toList();
			case null, default -> value;
		};
	}

	/** Returns whether a value matches an operator. */
	static boolean meets(Object value, String operator, Object operand) {
		if (operator.equals("isNull")) {
			return (value == null) == operand.equals(true);
		}
		if (value == null) {
			return false;
		}
		return switch (operator) {
			case "eq" -> value.equals(operand);
			case "ne" -> !value.equals(operand);
			case "in" -> ((List<?>) operand).contains(value);
			case "notIn" -> !((List<?>) operand).contains(value);
			case "lt" -> compare(value, operand) < 0;
			case "lte" -> compare(value, operand) <= 0;
			case "gt" -> compare(value, operand) > 0;
			case "gte" -> compare(value, operand) >= 0;
			case "contains" -> value.toString().contains(operand.toString());
			case "startsWith" -> value.toString().startsWith(operand.toString());
			case "endsWith" -> value.toString().endsWith(operand.toString());
			default -> throw new IllegalArgumentException(operator);
		};
	}

}
