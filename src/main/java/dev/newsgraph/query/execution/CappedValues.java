package dev.newsgraph.query.execution;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.RowFormat;
import dev.newsgraph.schema.FieldMapping;
import dev.newsgraph.schema.FieldMapping.ObjectField;
import dev.newsgraph.schema.Source;
import dev.newsgraph.schema.StatementTemplate;
import dev.newsgraph.schema.StatementTemplate.Placeholder;

/**
 * Reads the values of a field whose statement reports whether a cap was reached. If it
 * was, a notice is added to the response.
 */
public final class CappedValues extends RowDataFetcher {

	private final String message;

	private final boolean list;

	private CappedValues(String message, boolean list) {
		super(new Kind.Capped(message, list));
		this.message = message;
		this.list = list;
	}

	/** Returns the data fetcher of a field, or null if its statement reports no cap. */
	public static @Nullable CappedValues of(FieldMapping mapping) {
		if (!(mapping instanceof ObjectField field) || !(field.source() instanceof Source.ByStatement source)
				|| source.statements().stream().noneMatch(StatementTemplate::reportsCap)) {
			return null;
		}
		TreeSet<String> properties = source.statements()
			.stream()
			.flatMap((statement) -> statement.placeholders().stream())
			.filter(Placeholder.Limit.class::isInstance)
			.map((limit) -> property(((Placeholder.Limit) limit).cap()))
			.collect(Collectors.toCollection(TreeSet::new));
		return new CappedValues("The result may be incomplete because a limit was reached. The limit is set by "
				+ String.join(" or ", properties), field.cardinality() == FieldMapping.Cardinality.LIST);
	}

	@Override
	@Nullable Object value(Map<?, ?> row, @Nullable Object value, Supplier<DataFetchingEnvironment> environment) {
		return unwrap(value, environment);
	}

	/**
	 * Returns the value for the client and adds a notice if a cap was reached.
	 * @param value value that the statement returned
	 * @param environment environment of the field
	 */
	@Nullable Object unwrap(@Nullable Object value, Supplier<DataFetchingEnvironment> environment) {
		Object unwrapped = value;
		while (unwrapped instanceof List<?> list) {
			unwrapped = list.isEmpty() ? null : list.getFirst();
		}
		if (!(unwrapped instanceof Map<?, ?> map)) {
			return unwrapped;
		}
		if (Boolean.TRUE.equals(map.get(RowFormat.CAPPED))) {
			DataFetchingEnvironment field = environment.get();
			Notices.addCapped(field.getGraphQlContext(), field.getExecutionStepInfo().getPath(), this.message);
		}
		return this.list ? map.get(RowFormat.ROWS) : map;
	}

	private static String property(String cap) {
		return "newsgraph.query.caps." + cap.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
	}

}
