package dev.newsgraph.query.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.AggregatePlan.Group;
import dev.newsgraph.query.plan.AggregatePlan.Measure;
import dev.newsgraph.query.plan.AggregatePlan.Value;
import dev.newsgraph.query.plan.SelectionPlan.Target;
import dev.newsgraph.schema.AggregateMapping;
import dev.newsgraph.schema.AggregateMapping.Grouping;
import dev.newsgraph.schema.AggregateMapping.Member;
import dev.newsgraph.schema.GraphModel;
import dev.newsgraph.schema.NodeType;

/** Plans the aggregates that an operation selects of a connection. */
final class AggregatePlanner {

	private final GraphModel model;

	private final Parameters parameters;

	private final BiFunction<NodeType, SelectedField, Target> targets;

	/**
	 * Creates a planner for one root field.
	 * @param model model of the schema
	 * @param parameters collects the parameter values of the statement
	 * @param targets plans the fields of a related object
	 */
	AggregatePlanner(GraphModel model, Parameters parameters, BiFunction<NodeType, SelectedField, Target> targets) {
		this.model = model;
		this.parameters = parameters;
		this.targets = targets;
	}

	AggregatePlan plan(AggregateMapping mapping, FieldArguments arguments) {
		SelectedField field = arguments.field();
		Group group = null;
		if (mapping.grouped()) {
			Grouping grouping = mapping.groupings().get(String.valueOf(arguments.get("by")));
			Object first = arguments.get("first");
			group = group(grouping, this.parameters.add((first instanceof Integer number) ? number.longValue() : 100L));
		}
		Map<String, Value> values = new LinkedHashMap<>();
		for (SelectedField selected : field.children()) {
			Member member = mapping.members().get(selected.name());
			if (member != null) {
				values.put(selected.key(), value(member, selected, group));
			}
		}
		return new AggregatePlan(field.key(), group,
				new ArrayList<>(values.entrySet().stream().map(AggregatePlan::entry).toList()));
	}

	private Group group(@Nullable Grouping grouping, String limit) {
		return switch (grouping) {
			case Grouping.ByProperty property -> new Group.ByProperty(property.property(), limit);
			case Grouping.ByPeriod period -> new Group.ByPeriod(period.property(), period.unit(), limit);
			case Grouping.ByRelated related ->
				new Group.ByRelated(new SourcePlan.Relationship(related.source().types(), related.source().outgoing()),
						this.model.nodeType(related.type()), limit);
			case null -> throw new IllegalStateException("Each value of the enum has a grouping");
		};
	}

	private Value value(Member member, SelectedField field, @Nullable Group group) {
		return switch (member) {
			case Member.Count count -> new Value.Count();
			case Member.Key key -> new Value.Key();
			case Member.Start start -> new Value.Start();
			case Member.PropertyMeasures measures ->
				new Value.PropertyMeasures(measures.property(), measures.ignored(), measures(field));
			case Member.GroupedObject object ->
				(group instanceof Group.ByRelated related && related.type().name().equals(object.type()))
						? new Value.GroupedObject(this.targets.apply(related.type(), field)) : new Value.Absent();
		};
	}

	private static List<AggregatePlan.NamedMeasure> measures(SelectedField field) {
		return field.children()
			.stream()
			.filter((child) -> !child.isMeta())
			.map((child) -> new AggregatePlan.NamedMeasure(child.key(),
					Measure.valueOf(child.name().toUpperCase(Locale.ROOT))))
			.toList();
	}

}
