package dev.newsgraph.query.errors;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Suggests names that are close to an unknown one. The distance is the number of letters
 * to insert, remove, replace or exchange with the next; upper and lower case are equal.
 */
final class Suggestions {

	/** For a schema that is not to be found out by guesses. */
	static final Suggestions NONE = new Suggestions(false);

	static final Suggestions NEAREST = new Suggestions(true);

	private static final int MOST = 3;

	/** Longer names are not compared, so that the work is bounded. */
	private static final int LONGEST = 80;

	private final boolean enabled;

	private Suggestions(boolean enabled) {
		this.enabled = enabled;
	}

	/**
	 * Returns a question that names the nearest names, with a space before it, or an
	 * empty text if none is near.
	 * @param name the unknown name
	 * @param names the known names
	 */
	String question(String name, Collection<String> names) {
		return question(name, names, "");
	}

	/**
	 * Returns such a question.
	 * @param prefix what to write before each name, such as {@code $}
	 */
	String question(String name, Collection<String> names, String prefix) {
		return this.enabled ? question(nearest(name, names).stream().map((near) -> prefix + near).toList()) : "";
	}

	/** Returns such a question for all of the names, of which at most three are named. */
	String question(List<String> names) {
		List<String> quoted = names.stream().limit(MOST).map((name) -> "`" + name + "`").toList();
		if (!this.enabled || quoted.isEmpty()) {
			return "";
		}
		int last = quoted.size() - 1;
		String others = quoted.stream().limit(last).collect(Collectors.joining(", "));
		return " Did you mean " + ((last > 0) ? others + " or " : "") + quoted.get(last) + "?";
	}

	/** Returns the nearest names, nearest first, then in the order of the alphabet. */
	private static List<String> nearest(String name, Collection<String> names) {
		if (name.length() > LONGEST) {
			return List.of();
		}
		int most = Math.max(1, name.length() * 2 / 5);
		List<Near> near = names.stream()
			.distinct()
			.filter((known) -> !known.equals(name) && Math.abs(known.length() - name.length()) <= most)
			.map((known) -> new Near(known, distance(name, known)))
			.filter((one) -> one.distance <= most)
			.sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
			.toList();
		// A name that is clearly nearer than the others is the only one.
		return near.stream()
			.filter((one) -> one.distance <= near.getFirst().distance + 1)
			.limit(MOST)
			.map(Near::name)
			.toList();
	}

	/** Returns the optimal string alignment distance of two names. */
	static int distance(String one, String other) {
		String first = one.toLowerCase(Locale.ROOT);
		String second = other.toLowerCase(Locale.ROOT);
		int[] beforeLast = new int[second.length() + 1];
		int[] last = new int[second.length() + 1];
		for (int j = 0; j <= second.length(); j++) {
			last[j] = j;
		}
		for (int i = 1; i <= first.length(); i++) {
			int[] row = new int[second.length() + 1];
			row[0] = i;
			for (int j = 1; j <= second.length(); j++) {
				boolean equal = first.charAt(i - 1) == second.charAt(j - 1);
				row[j] = Math.min(last[j - 1] + (equal ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
				if (i > 1 && j > 1 && first.charAt(i - 1) == second.charAt(j - 2)
						&& first.charAt(i - 2) == second.charAt(j - 1)) {
					row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
				}
			}
			beforeLast = last;
			last = row;
		}
		return last[second.length()];
	}

	private record Near(String name, int distance) {
	}

}
