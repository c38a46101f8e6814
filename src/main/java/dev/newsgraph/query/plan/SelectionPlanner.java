package dev.newsgraph.query.plan;

import java.util.ArrayList;
import java.util.List;

import graphql.execution.CoercedVariables;

import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.plan.SelectionPlan.Target;
import dev.newsgraph.query.values.RequestTime;
import dev.newsgraph.schema.ArgumentRule;
import dev.newsgraph.schema.FieldMapping;
import dev.newsgraph.schema.FieldMapping.ComputedField;
import dev.newsgraph.schema.FieldMapping.CountField;
import dev.newsgraph.schema.FieldMapping.GlobalIdField;
import dev.newsgraph.schema.FieldMapping.GlobalLookupField;
import dev.newsgraph.schema.FieldMapping.HighlightField;
import dev.newsgraph.schema.FieldMapping.MembersField;
import dev.newsgraph.schema.FieldMapping.ObjectField;
import dev.newsgraph.schema.FieldMapping.PropertyField;
import dev.newsgraph.schema.FieldMapping.PropertyOwner;
import dev.newsgraph.schema.GraphModel;
import dev.newsgraph.schema.NodeType;
import dev.newsgraph.schema.RowType;
import dev.newsgraph.schema.Source;
import dev.newsgraph.schema.StatementTemplate;
import dev.newsgraph.schema.TypeMapping;

/**
 * Plans one root field of an operation: resolves its selection against the
 * {@link GraphModel}, validates arguments and collects parameter values.
 */
public final class SelectionPlanner {

	private final GraphModel model;

	private final QueryLimits limits;

	private final CoercedVariables variables;

	private final RequestTime time;

	private final Parameters parameters = new Parameters();

	private int copies = 1;

	private SelectionPlanner(GraphModel model, QueryLimits limits, CoercedVariables variables, RequestTime time) {
		this.model = model;
		this.limits = limits;
		this.variables = variables;
		this.time = time;
	}

	/**
	 * Returns the plan of a root field of a query.
	 * @param model model of the schema
	 * @param limits limits that apply
	 * @param field selected root field
	 * @param variables coerced variables of the request
	 * @param time time of the request
	 * @throws InvalidArgumentException if an argument is not valid
	 */
	public static PlannedField plan(GraphModel model, QueryLimits limits, SelectedField field,
			CoercedVariables variables, RequestTime time) {
		SelectionPlanner planner = new SelectionPlanner(model, limits, variables, time);
		SelectionPlan plan = planner.root(model.type(GraphModel.QUERY), field);
		return new PlannedField(plan, planner.parameters.values(), planner.copies);
	}

	/**
	 * Returns the plan that reads the node that a mutation returns. The key of the node
	 * is set after the mutation has run.
	 * @param model model of the schema
	 * @param limits limits that apply
	 * @param field selected field of the mutation
	 * @param node name of the field of its result that returns the node
	 * @param type type of the node
	 * @param variables coerced variables of the request
	 * @param time time of the request
	 * @throws InvalidArgumentException if an argument is not valid
	 */
	public static PlannedField planAnswer(GraphModel model, QueryLimits limits, SelectedField field, String node,
			NodeType type, CoercedVariables variables, RequestTime time) {
		SelectionPlanner planner = new SelectionPlanner(model, limits, variables, time);
		// The mutation gets its arguments from graphql-java. Here they are only checked.
		planner.arguments(field);
		String keyParameter = planner.parameters.add("");
		List<FieldPlan> nodes = new ArrayList<>();
		for (SelectedField child : field.children()) {
			if (child.name().equals(node)) {
				nodes.add(new FieldPlan.SingleObject(child.key(),
						new Target(node, type, planner.fields(type, child.children())), new SourcePlan.Self(), true));
			}
		}
		return new PlannedField(new SelectionPlan.ByKey(type, type.key(), keyParameter, List.copyOf(nodes), false),
				planner.parameters.values());
	}

	/**
	 * Returns the plan that reads events of a stream. A field with {@code @cypher} reads
	 * the events after the parameter {@link RowFormat#EVENT_POSITION} as a list, each
	 * with its sequence and key. Another field reads its object as it is now.
	 * @param field selected root field of a subscription
	 * @throws InvalidArgumentException if an argument is not valid
	 */
	public static PlannedField planEvents(GraphModel model, QueryLimits limits, SelectedField field,
			CoercedVariables variables, RequestTime time) {
		SelectionPlanner planner = new SelectionPlanner(model, limits, variables, time);
		TypeMapping subscription = model.type(GraphModel.SUBSCRIPTION);
		SelectionPlan plan = (subscription.field(field.name()) instanceof ObjectField object
				&& object.source() instanceof Source.ByStatement) ? planner.events(subscription, object, field)
						: planner.root(subscription, field);
		return new PlannedField(plan, planner.parameters.values());
	}

	private SelectionPlan events(TypeMapping subscription, ObjectField object, SelectedField field) {
		FieldArguments arguments = checkedArguments(subscription, field);
		TypeMapping type = this.model.type(object.target());
		SourcePlan source = source(subscription.name(), object, type, arguments, filter(object, arguments), true);
		List<FieldPlan> fields = new ArrayList<>(
				target(subscription.name(), object, type, arguments, field.children()).fields());
		fields.add(new FieldPlan.Property(RowFormat.EVENT_SEQUENCE, "sequence", false, false));
		fields.add(new FieldPlan.Property(RowFormat.KEY, "key", false, false));
		return new SelectionPlan.Standalone(
				new FieldPlan.ObjectList(RowFormat.DATA, new Target(object.name(), null, List.copyOf(fields)), source,
						new SortOrder(this.model, object).terms(arguments)));
	}

	private SelectionPlan root(TypeMapping query, SelectedField field) {
		FieldMapping mapping = field.name().equals(EntityRepresentation.FIELD) ? EntityRepresentation.LOOKUP
				: query.field(field.name());
		FieldArguments arguments = checkedArguments(query, field);
		return switch (mapping) {
			case GlobalLookupField lookup -> globalLookup(arguments, lookup);
			case ObjectField object when object.source() instanceof Source.ByKey byKey ->
				byKey(arguments, object, byKey);
			default -> new SelectionPlan.Standalone(fieldPlan(query.name(), mapping, arguments, RowFormat.DATA));
		};
	}

	private SelectionPlan byKey(FieldArguments arguments, ObjectField object, Source.ByKey source) {
		NodeType type = this.model.nodeType(object.target());
		KeyLookup lookup = KeyLookup.of(this.limits, arguments, source, type);
		if (lookup.value() == null) {
			return new SelectionPlan.Empty();
		}
		return new SelectionPlan.ByKey(type, lookup.property(), this.parameters.add(lookup.value()),
				fields(type, arguments.field().children()), false);
	}

	private SelectionPlan globalLookup(FieldArguments arguments, GlobalLookupField lookup) {
		SelectedField field = arguments.field();
		Object argument = arguments.get(lookup.argument());
		if (!(argument instanceof List<?> ids)) {
			GlobalId id = KeyLookup.globalId(this.model, arguments, lookup, String.valueOf(argument));
			NodeType type = this.model.nodeType(id.type());
			return new SelectionPlan.ByKey(type, type.key(), this.parameters.add(id.key()), fieldsOf(type, field),
					true);
		}
		List<SelectionPlan.ByKeys.Group> groups = new ArrayList<>();
		KeyLookup.keys(this.model, this.limits, arguments, lookup, ids).forEach((name, values) -> {
			NodeType type = this.model.nodeType(name);
			List<String> distinct = values.stream().distinct().toList();
			this.copies += values.size() - distinct.size();
			groups.add(new SelectionPlan.ByKeys.Group(type, this.parameters.add(distinct), fieldsOf(type, field)));
		});
		return groups.isEmpty() ? new SelectionPlan.Empty() : new SelectionPlan.ByKeys(List.copyOf(groups));
	}

	private List<FieldPlan> fieldsOf(TypeMapping type, SelectedField field) {
		return fields(type,
				field.children().stream().filter((child) -> child.typeNames().contains(type.name())).toList());
	}

	private List<FieldPlan> fields(TypeMapping owner, List<SelectedField> selected) {
		List<FieldPlan> plans = new ArrayList<>(selected.size());
		for (SelectedField field : selected) {
			if (!field.isMeta()) {
				plans.add(fieldPlan(owner, field, field.key()));
			}
		}
		return List.copyOf(plans);
	}

	private FieldPlan fieldPlan(TypeMapping owner, SelectedField field, String key) {
		return fieldPlan(owner.name(), owner.field(field.name()), checkedArguments(owner, field), key);
	}

	private FieldArguments checkedArguments(TypeMapping owner, SelectedField field) {
		FieldArguments arguments = arguments(field);
		List<ArgumentRule> rules = this.model.rules(owner.name(), field.name());
		ArgumentValidator.check(rules, this.limits, arguments);
		return ArgumentValidator.withMode(rules, this.limits, arguments);
	}

	private FieldPlan fieldPlan(String owner, FieldMapping mapping, FieldArguments arguments, String key) {
		return switch (mapping) {
			case PropertyField property -> new FieldPlan.Property(key, property.property(),
					property.owner() == PropertyOwner.RELATIONSHIP, property.list());
			case GlobalIdField id -> new FieldPlan.NodeKey(key);
			case CountField count -> new FieldPlan.Count(key,
					new SourcePlan.Relationship(count.counted().types(), count.counted().outgoing()));
			case ComputedField computed -> new FieldPlan.Computed(key, statement(owner, arguments,
					computed.statements(), new StatementFilter(FilterExpression.NONE, false), true));
			case ObjectField object -> objectPlan(owner, object, arguments, key);
			case MembersField members -> new FieldPlan.Members(key, members.column(),
					members.members().stream().map((member) -> member(members, member, arguments.field())).toList());
			case HighlightField highlight -> new FieldPlan.Highlights(key, highlight.properties(), highlight.whole());
			case GlobalLookupField lookup ->
				throw new IllegalStateException("'%s' can only be a root field".formatted(lookup.name()));
		};
	}

	private FieldPlan.Member member(MembersField members, String member, SelectedField field) {
		TypeMapping type = this.model.type(member);
		return new FieldPlan.Member(member, new Target(members.name(), null, fieldsOf(type, field)));
	}

	private FieldPlan objectPlan(String owner, ObjectField object, FieldArguments arguments, String key) {
		TypeMapping type = this.model.type(object.target());
		StatementFilter filter = filter(object, arguments);
		SortOrder sort = new SortOrder(this.model, object);
		List<SortTerm> order = (object.source() instanceof Source.ByColumn) ? List.of() : sort.terms(arguments);
		SourcePlan source = source(owner, object, type, arguments, filter,
				order.isEmpty() || sort.startsByDefault(order));
		List<SelectedField> selected = arguments.field().children();
		return switch (object.cardinality()) {
			case ONE -> new FieldPlan.SingleObject(key, target(owner, object, type, arguments, selected), source,
					object.required());
			case LIST -> new FieldPlan.ObjectList(key, target(owner, object, type, arguments, selected), source, order);
			case CONNECTION ->
				connection(owner, object, type, source, filter.remaining(type, arguments), order, arguments, key);
		};
	}

	private StatementFilter filter(ObjectField object, FieldArguments arguments) {
		FilterExpression filter = new FilterPlanner(this.model, this.limits, this.parameters, arguments, this.time)
			.plan(object.filter());
		return new StatementFilter(filter, object.filter() != null
				&& this.model.type(this.model.filter(object.filter()).type()) instanceof RowType);
	}

	private FieldPlan connection(String owner, ObjectField object, TypeMapping type, SourcePlan source,
			FilterExpression filter, List<SortTerm> order, FieldArguments arguments, String key) {
		ConnectionSelection selection = ConnectionSelection.of(arguments.field());
		Page page = new PageArguments(this.limits, this.parameters).page(arguments, order, selection);
		List<FieldPlan> edgeFields = new ArrayList<>();
		for (SelectedField edge : selection.edgeFields()) {
			FieldMapping mapping = object.edgeFields().get(edge.name());
			if (mapping != null) {
				edgeFields.add(fieldPlan(object.name(), mapping, arguments(edge), edge.key()));
			}
		}
		AggregatePlanner aggregates = new AggregatePlanner(this.model, this.parameters,
				(node, common) -> new Target(common.name(), node, fields(node, common.children())));
		aggregates.plan(object.aggregates(), arguments.field(), this.limits, this::arguments);
		return new FieldPlan.Connection(key, target(owner, object, type, arguments, selection.nodeFields()), source,
				filter, order, page, List.copyOf(edgeFields), selection.totalCount(), aggregates.aggregates(),
				aggregates.groups());
	}

	private Target target(String owner, ObjectField object, TypeMapping type, FieldArguments arguments,
			List<SelectedField> selected) {
		NodeType node = switch (type) {
			case NodeType nodeType -> nodeType;
			case RowType row -> null;
		};
		GlobalIdPlanner ids = new GlobalIdPlanner(this.model.types().get(owner), object, type, arguments,
				this.parameters);
		return new Target(object.name(), node, ids.complete(fields(type, selected)));
	}

	private SourcePlan source(String owner, ObjectField object, TypeMapping type, FieldArguments arguments,
			StatementFilter filter, boolean byDefault) {
		return switch (object.source()) {
			case Source.AllNodes all -> new SourcePlan.AllNodes();
			case Source.ByRelationship relationship ->
				new SourcePlan.Relationship(relationship.types(), relationship.outgoing());
			case Source.ByStatement statement -> statement(owner, arguments, statement.statements(), filter, byDefault);
			case Source.ByColumn column when type instanceof RowType -> new SourcePlan.Maps(column.column());
			case Source.ByColumn column -> new SourcePlan.Column(column.column());
			case Source.SingleRow row -> new SourcePlan.SingleRow();
			case Source.ByKey byKey -> throw new IllegalStateException("A key is looked up by root fields only");
		};
	}

	private SourcePlan.Statement statement(String owner, FieldArguments arguments, List<StatementTemplate> statements,
			StatementFilter filter, boolean byDefault) {
		return new StatementFiller(owner, this.limits, this.parameters, arguments,
				this.model.rules(owner, arguments.field().name()), filter, byDefault)
			.fill(statements);
	}

	// Call once for each planned field: every call coerces the values anew if the
	// arguments contain a variable.
	private FieldArguments arguments(SelectedField field) {
		return field.arguments(this.variables);
	}

}
