package dev.newsgraph.query.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

import graphql.ExecutionInput;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.SelectedField;

/**
 * Measures the work for an operation. A client requests these statistics with {@code
 * extensions.statistics} of its request.
 */
public final class Statistics {

	/** Name of the entry in the extensions of request and response. */
	public static final String NAME = "statistics";

	private final long start = System.nanoTime();

	private final List<SelectedField> selected;

	private final Map<String, Long> nanos = new ConcurrentHashMap<>();

	private Statistics(List<SelectedField> selected) {
		this.selected = selected;
	}

	/**
	 * Returns the statistics of an operation that begins, or null if the request did not
	 * ask for them.
	 */
	static @Nullable Statistics of(ExecutionInput input, List<SelectedField> selected) {
		return Boolean.TRUE.equals(input.getExtensions().get(NAME)) ? new Statistics(selected) : null;
	}

	/** Returns the statistics of an operation that begins. */
	public static Statistics start(List<SelectedField> selected) {
		return new Statistics(selected);
	}

	/** Runs the work for a root field and records its duration. */
	public <T extends @Nullable Object> T measure(String resultKey, Supplier<T> work) {
		long before = System.nanoTime();
		try {
			return work.get();
		}
		finally {
			this.nanos.put(resultKey, System.nanoTime() - before);
		}
	}

	/** Returns the statistics for the response, with durations in milliseconds. */
	Map<String, Object> report(@Nullable Object data, Predicate<String> mapped) {
		return reportOf("graphql-java", (field) -> (data instanceof Map<?, ?> answer)
				? ResponseObjectCounter.count(List.of(field), answer.get(field.resultKey()), mapped) : 0);
	}

	/**
	 * Returns the statistics for the response, with durations in milliseconds.
	 * @param execution what has executed the operation
	 * @param rows returns the number of objects in the value of a root field
	 */
	public Map<String, Object> reportOf(String execution, ToLongFunction<SelectedField> rows) {
		List<Map<String, Object>> statements = new ArrayList<>();
		for (SelectedField field : this.selected) {
			Long elapsed = this.nanos.get(field.resultKey());
			if (elapsed != null) {
				Map<String, Object> statement = new LinkedHashMap<>();
				statement.put("field", field.name());
				statement.put("key", field.resultKey());
				statement.put("milliseconds", milliseconds(elapsed));
				statement.put("rows", rows.applyAsLong(field));
				statements.add(statement);
			}
		}
		Map<String, Object> report = new LinkedHashMap<>();
		report.put("milliseconds", milliseconds(System.nanoTime() - this.start));
		report.put("statements", statements);
		report.put("execution", execution);
		return report;
	}

	private static double milliseconds(long nanos) {
		return Math.round(nanos / 1e4) / 1e2;
	}

}
