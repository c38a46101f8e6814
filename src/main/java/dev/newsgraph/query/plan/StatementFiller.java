package dev.newsgraph.query.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.search.SearchMeaning;
import dev.newsgraph.query.search.SearchText;
import dev.newsgraph.schema.ArgumentRule;
import dev.newsgraph.schema.StatementTemplate;
import dev.newsgraph.schema.StatementTemplate.Condition;
import dev.newsgraph.schema.StatementTemplate.Placeholder;

/**
 * Selects the statement of a field by its arguments and fills the placeholders of the
 * statement.
 */
final class StatementFiller {

	private final String owner;

	private final QueryLimits limits;

	private final Parameters parameters;

	private final FieldArguments arguments;

	private final List<ArgumentRule> rules;

	private final StatementFilter filter;

	private final boolean byDefault;

	private final Map<Placeholder, String> filled = new HashMap<>();

	private final List<String> caps = new ArrayList<>(2);

	private String size = "";

	StatementFiller(String owner, QueryLimits limits, Parameters parameters, FieldArguments arguments,
			List<ArgumentRule> rules, StatementFilter filter, boolean byDefault) {
		this.owner = owner;
		this.limits = limits;
		this.parameters = parameters;
		this.arguments = arguments;
		this.rules = rules;
		this.filter = filter;
		this.byDefault = byDefault;
	}

	SourcePlan.Statement fill(List<StatementTemplate> statements) {
		StatementTemplate chosen = statements.stream()
			.filter((statement) -> applies(statement.condition()))
			.findFirst()
			.orElseThrow(() -> nullChoice(statements));
		Map<Placeholder.Where, FilterExpression> conditions = new HashMap<>();
		for (Placeholder placeholder : chosen.placeholders()) {
			if (placeholder instanceof Placeholder.Where where) {
				conditions.put(where,
						(where.type() != null) ? FilterExpression.NONE : this.filter.conditionsOn(where.variables()));
			}
		}
		return new SourcePlan.Statement(chosen.fill(this::text), chosen.columns(), chosen.shared(), chosen.reportsCap(),
				Map.copyOf(conditions), List.copyOf(this.caps), chosen.reads(), this.size,
				this.owner + "." + this.arguments.field().name(), chosen.types());
	}

	// A placeholder that occurs twice becomes one parameter.
	private String text(Placeholder placeholder) {
		String known = this.filled.get(placeholder);
		if (known != null) {
			return known;
		}
		String text = switch (placeholder) {
			case Placeholder.Argument argument -> "$" + argument(argument.argument());
			case Placeholder.Literal literal -> String.valueOf(this.arguments.get(literal.argument()));
			case Placeholder.Arrow arrow -> arrow.end(String.valueOf(this.arguments.get(arrow.argument())));
			// The translator fills it in, because the text depends on the names of other
			// variables.
			case Placeholder.Where where -> where.text();
			// The translator fills it in, because it knows the columns that are read.
			case Placeholder.Column column -> column.text();
			case Placeholder.Lookup lookup -> lookup.text();
			case Placeholder.Position position -> "$" + RowFormat.EVENT_POSITION + "." + position.entry();
			case Placeholder.Searched searched -> "$" + this.parameters.add(searched(searched));
			case Placeholder.Window window ->
				"$" + cap(PageRowLimit.of(this.limits, this.arguments, this.limits.cap(window.cap()), this.byDefault));
			case Placeholder.Limit limit -> "$" + cap(this.limits.cap(limit.cap()));
		};
		this.filled.put(placeholder, text);
		return text;
	}

	private String argument(String argument) {
		String parameter = this.parameters.add(value(argument));
		if (argument.equals("first")) {
			this.size = parameter;
		}
		return parameter;
	}

	private String cap(long rows) {
		String parameter = this.parameters.add(rows);
		this.caps.add(parameter);
		return parameter;
	}

	private @Nullable Object value(String argument) {
		Object value = this.arguments.get(argument);
		for (ArgumentRule rule : this.rules) {
			if (value != null && rule instanceof ArgumentRule.Key key && key.argument().equals(argument)) {
				String text = value.toString();
				return KeyNormalizer.apply(key.form(), text, this.limits.trackingParameters()).orElse(text);
			}
			if (value != null && rule instanceof ArgumentRule.Search search && search.argument().equals(argument)) {
				return SearchText.of(value.toString()).query(search.properties());
			}
		}
		return value;
	}

	private Object searched(Placeholder.Searched searched) {
		String text = String.valueOf(this.arguments.get(searched.argument()));
		return searched.meaning() ? SearchMeaning.of(text, properties(searched.argument()))
				: SearchText.of(text).words();
	}

	private List<String> properties(String argument) {
		return this.rules.stream()
			.filter((rule) -> rule instanceof ArgumentRule.Search && rule.argument().equals(argument))
			.flatMap((rule) -> ((ArgumentRule.Search) rule).properties().stream())
			.toList();
	}

	// Every enum value has a statement, so the argument must be null.
	private InvalidArgumentException nullChoice(List<StatementTemplate> statements) {
		List<Condition> conditions = statements.stream().map(StatementTemplate::condition).toList();
		return this.arguments.invalid(conditions.getFirst().argument(),
				"null is not allowed; leave it out, or pass one of %s"
					.formatted(conditions.stream().map(Condition::value).collect(Collectors.joining(", "))));
	}

	private boolean applies(@Nullable Condition condition) {
		return condition == null || condition.value().equals(String.valueOf(this.arguments.get(condition.argument())));
	}

}
