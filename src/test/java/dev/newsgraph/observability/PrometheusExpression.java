package dev.newsgraph.observability;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression of Prometheus, as far as the dashboard and the alert rules use its
 * language.
 *
 * @param selectors the metrics that it reads
 * @param grouping the labels by which it aggregates
 */
record PrometheusExpression(List<Selector> selectors, Set<String> grouping) {

	private static final Pattern TOKEN = Pattern
		.compile("\\s*(\"[^\"]*\"|\\$__\\w+|\\d+(?:\\.\\d+)?[smhdw]?\\b|[a-zA-Z_:][\\w:]*|=~|!~|!=|==|<=|>=|\\S)");

	private static final Pattern WORD = Pattern.compile("[a-zA-Z_:][\\w:]*");

	private static final String OPENING = "([{";

	private static final String CLOSING = ")]}";

	private static final Set<String> FUNCTIONS = Set.of("abs", "absent", "absent_over_time", "avg", "avg_over_time",
			"changes", "clamp_min", "count", "delta", "histogram_quantile", "increase", "last_over_time", "max",
			"max_over_time", "min", "min_over_time", "rate", "sum", "time", "topk", "vector");

	private static final Set<String> GROUPINGS = Set.of("by", "without");

	private static final Set<String> MATCHINGS = Set.of("on", "ignoring");

	private static final Set<String> KEYWORDS = Set.of("and", "bool", "offset", "or", "unless");

	/**
	 * Reads an expression.
	 * @throws IllegalArgumentException if a bracket has no partner, or a word is neither
	 * a metric nor a part of the language
	 */
	static PrometheusExpression of(String text) {
		return new Reader(text).read();
	}

	/**
	 * A metric that an expression reads.
	 *
	 * @param metric its name
	 * @param conditions what its labels must be
	 */
	record Selector(String metric, List<Condition> conditions) {
	}

	/**
	 * What a label must be.
	 *
	 * @param label its name
	 * @param operator one of {@code = != =~ !~}
	 * @param value the text after it
	 */
	record Condition(String label, String operator, String value) {

		/** Returns the values that the condition names. */
		List<String> values() {
			return this.operator.endsWith("~") ? List.of(this.value.split("\\|")) : List.of(this.value);
		}

	}

	private static final class Reader {

		private final String text;

		private final List<String> tokens = new ArrayList<>();

		private final List<Selector> selectors = new ArrayList<>();

		private final Set<String> grouping = new TreeSet<>();

		private int next;

		private Reader(String text) {
			this.text = text;
			Matcher matcher = TOKEN.matcher(text);
			while (matcher.find()) {
				this.tokens.add(matcher.group(1));
			}
		}

		private PrometheusExpression read() {
			Deque<Integer> open = new ArrayDeque<>();
			while (this.next < this.tokens.size()) {
				String token = take();
				if (OPENING.contains(token)) {
					open.push(OPENING.indexOf(token));
				}
				else if (CLOSING.contains(token)) {
					require(!open.isEmpty() && open.pop() == CLOSING.indexOf(token), token);
				}
				else if (GROUPINGS.contains(token)) {
					this.grouping.addAll(labels());
				}
				else if (MATCHINGS.contains(token)) {
					labels();
				}
				else if (WORD.matcher(token).matches() && !KEYWORDS.contains(token)) {
					word(token);
				}
			}
			require(open.isEmpty(), "the end");
			return new PrometheusExpression(List.copyOf(this.selectors), this.grouping);
		}

		private void word(String word) {
			if (isNext("(") || GROUPINGS.contains(peek())) {
				require(FUNCTIONS.contains(word), word);
				return;
			}
			List<Condition> conditions = new ArrayList<>();
			if (isNext("{")) {
				take();
				while (!isNext("}")) {
					conditions.add(condition());
					if (isNext(",")) {
						take();
					}
				}
				take();
			}
			this.selectors.add(new Selector(word, conditions));
		}

		private Condition condition() {
			String label = take();
			String operator = take();
			String value = take();
			require(WORD.matcher(label).matches() && Set.of("=", "!=", "=~", "!~").contains(operator)
					&& value.startsWith("\"") && value.endsWith("\"") && value.length() > 1, label + operator + value);
			return new Condition(label, operator, value.substring(1, value.length() - 1));
		}

		private List<String> labels() {
			List<String> labels = new ArrayList<>();
			require(isNext("("), "the grouping");
			take();
			while (!isNext(")")) {
				String label = take();
				require(WORD.matcher(label).matches(), label);
				labels.add(label);
				if (isNext(",")) {
					take();
				}
			}
			take();
			return labels;
		}

		private String take() {
			require(this.next < this.tokens.size(), "the end");
			return this.tokens.get(this.next++);
		}

		private String peek() {
			return (this.next < this.tokens.size()) ? this.tokens.get(this.next) : "";
		}

		private boolean isNext(String token) {
			return peek().equals(token);
		}

		private void require(boolean valid, String place) {
			if (!valid) {
				throw new IllegalArgumentException("%s is not an expression: see %s".formatted(this.text, place));
			}
		}

	}

}
