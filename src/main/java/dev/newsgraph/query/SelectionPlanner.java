package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.normalized.ExecutableNormalizedField;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.SelectionPlan.FieldPlan;
import dev.newsgraph.query.SelectionPlan.SourcePlan;
import dev.newsgraph.query.SelectionPlan.Target;
import dev.newsgraph.schema.FieldMapping;
import dev.newsgraph.schema.FieldMapping.ComputedField;
import dev.newsgraph.schema.FieldMapping.GlobalIdField;
import dev.newsgraph.schema.FieldMapping.GlobalLookupField;
import dev.newsgraph.schema.FieldMapping.ObjectField;
import dev.newsgraph.schema.FieldMapping.PropertyField;
import dev.newsgraph.schema.FieldMapping.PropertyOwner;
import dev.newsgraph.schema.GraphModel;
import dev.newsgraph.schema.NodeType;
import dev.newsgraph.schema.RowType;
import dev.newsgraph.schema.Source;
import dev.newsgraph.schema.StatementTemplate;
import dev.newsgraph.schema.TypeMapping;

/** Turns one root field of an operation into a plan and the values of its parameters. */
final class SelectionPlanner {

	private final GraphModel model;

	private final QueryProperties limits;

	private final Parameters parameters = new Parameters();

	private SelectionPlanner(GraphModel model, QueryProperties limits) {
		this.model = model;
		this.limits = limits;
	}

	/** The plan of a root field; fails when an argument cannot work. */
	static PlannedField plan(GraphModel model, QueryProperties limits, ExecutableNormalizedField field) {
		SelectionPlanner planner = new SelectionPlanner(model, limits);
		SelectionPlan plan = planner.root(field);
		return new PlannedField(plan, planner.parameters.values());
	}

	private SelectionPlan root(ExecutableNormalizedField field) {
		TypeMapping query = this.model.type(GraphModel.QUERY);
		FieldMapping mapping = query.field(field.getName());
		return switch (mapping) {
			case GlobalLookupField lookup -> globalLookup(field, lookup);
			case ObjectField object when object.source() instanceof Source.ByKey byKey -> byKey(field, object, byKey);
			default -> new SelectionPlan.Standalone(fieldPlan(query, field, GraphDataFetcher.DATA));
		};
	}

	private SelectionPlan byKey(ExecutableNormalizedField field, ObjectField object, Source.ByKey source) {
		NodeType type = this.model.nodeType(object.target());
		String value = String.valueOf(field.getResolvedArguments().get(source.argument()));
		Optional<String> key = KeyForms.apply(source.form(), value);
		if (key.isEmpty()) {
			return new SelectionPlan.Nothing();
		}
		return new SelectionPlan.ByKey(type, this.parameters.add(key.get()), fields(type, field.getChildren()), false);
	}

	private SelectionPlan globalLookup(ExecutableNormalizedField field, GlobalLookupField lookup) {
		Object argument = field.getResolvedArguments().get(lookup.argument());
		if (!(argument instanceof List<?> ids)) {
			GlobalId id = globalId(field, lookup, String.valueOf(argument));
			NodeType type = this.model.nodeType(id.type());
			return new SelectionPlan.ByKey(type, this.parameters.add(id.key()), fieldsOf(type, field), true);
		}
		if (ids.size() > this.limits.maxFirst()) {
			throw new InvalidArgumentException(field.getName(), lookup.argument(),
					"%d ids are too many; ask for at most %d at once".formatted(ids.size(), this.limits.maxFirst()));
		}
		Map<String, List<String>> keys = new LinkedHashMap<>();
		for (Object one : ids) {
			GlobalId id = globalId(field, lookup, String.valueOf(one));
			keys.computeIfAbsent(id.type(), (type) -> new ArrayList<>()).add(id.key());
		}
		List<SelectionPlan.ByKeys.Group> groups = new ArrayList<>();
		keys.forEach((name, values) -> {
			NodeType type = this.model.nodeType(name);
			groups.add(new SelectionPlan.ByKeys.Group(type, this.parameters.add(values.stream().distinct().toList()),
					fieldsOf(type, field)));
		});
		return groups.isEmpty() ? new SelectionPlan.Nothing() : new SelectionPlan.ByKeys(List.copyOf(groups));
	}

	private GlobalId globalId(ExecutableNormalizedField field, GlobalLookupField lookup, String text) {
		return GlobalId.decode(text)
			.filter((id) -> this.model.types().get(id.type()) instanceof NodeType type
					&& type.fields().values().stream().anyMatch(GlobalIdField.class::isInstance))
			.orElseThrow(() -> new InvalidArgumentException(field.getName(), lookup.argument(),
					"'%s' is not an id; pass an id of an earlier answer as it is".formatted(text)));
	}

	private List<FieldPlan> fieldsOf(NodeType type, ExecutableNormalizedField field) {
		return fields(type,
				field.getChildren()
					.stream()
					.filter((child) -> child.getObjectTypeNames().contains(type.name()))
					.toList());
	}

	private List<FieldPlan> fields(TypeMapping owner, List<ExecutableNormalizedField> selected) {
		List<FieldPlan> plans = new ArrayList<>(selected.size());
		for (ExecutableNormalizedField field : selected) {
			if (!field.getName().startsWith("__")) {
				plans.add(fieldPlan(owner, field, RowKeys.key(field, selected)));
			}
		}
		return List.copyOf(plans);
	}

	private FieldPlan fieldPlan(TypeMapping owner, ExecutableNormalizedField field, String key) {
		return fieldPlan(owner.field(field.getName()), field, key);
	}

	private FieldPlan fieldPlan(FieldMapping mapping, ExecutableNormalizedField field, String key) {
		return switch (mapping) {
			case PropertyField property -> new FieldPlan.Property(key, property.property(),
					property.owner() == PropertyOwner.RELATIONSHIP, property.list());
			case GlobalIdField id -> new FieldPlan.NodeKey(key);
			case ComputedField computed -> new FieldPlan.Computed(key, statement(field, computed.statements()));
			case ObjectField object -> objectPlan(object, field, key);
			case GlobalLookupField lookup ->
				throw new IllegalStateException("'%s' can only be a root field".formatted(lookup.name()));
		};
	}

	private FieldPlan objectPlan(ObjectField object, ExecutableNormalizedField field, String key) {
		TypeMapping type = this.model.type(object.target());
		SourcePlan source = source(object.source(), field);
		return switch (object.cardinality()) {
			case ONE -> new FieldPlan.One(key, target(object, type, field.getChildren()), source, object.required());
			case LIST -> new FieldPlan.Many(key, target(object, type, field.getChildren()), source,
					new SortOrder(this.model, object).terms(field));
			case CONNECTION -> connection(object, type, source, field, key);
		};
	}

	private FieldPlan connection(ObjectField object, TypeMapping type, SourcePlan source,
			ExecutableNormalizedField field, String key) {
		ConnectionSelection selection = ConnectionSelection.of(field);
		List<SelectionPlan.SortTerm> order = new SortOrder(this.model, object).terms(field);
		SelectionPlan.Page page = new PageArguments(this.limits, this.parameters).page(field, order, selection);
		List<FieldPlan> edgeFields = new ArrayList<>();
		for (ExecutableNormalizedField edge : selection.edgeFields()) {
			FieldMapping mapping = object.edgeFields().get(edge.getName());
			if (mapping != null) {
				edgeFields.add(fieldPlan(mapping, edge, RowKeys.key(edge, selection.edgeFields())));
			}
		}
		return new FieldPlan.Connection(key, target(object, type, selection.nodeFields()), source, order, page,
				List.copyOf(edgeFields), selection.totalCount());
	}

	private Target target(ObjectField object, TypeMapping type, List<ExecutableNormalizedField> selected) {
		NodeType node = switch (type) {
			case NodeType nodeType -> nodeType;
			case RowType row -> null;
		};
		return new Target(object.name(), node, fields(type, selected));
	}

	private SourcePlan source(Source source, ExecutableNormalizedField field) {
		return switch (source) {
			case Source.AllNodes all -> new SourcePlan.AllNodes();
			case Source.ByRelationship relationship ->
				new SourcePlan.Relationship(relationship.types(), relationship.outgoing());
			case Source.ByStatement statement -> new SourcePlan.Statement(statement(field, statement.statements()));
			case Source.ByColumn column -> new SourcePlan.Column(column.column());
			case Source.SingleRow row -> new SourcePlan.SingleRow();
			case Source.ByKey byKey -> throw new IllegalStateException("A key is looked up by root fields only");
		};
	}

	private String statement(ExecutableNormalizedField field, List<StatementTemplate> statements) {
		Map<String, Object> arguments = field.getResolvedArguments();
		StatementTemplate chosen = statements.stream()
			.filter((statement) -> applies(statement.condition(), arguments))
			.findFirst()
			.orElseThrow(() -> unserved(field, statements));
		return chosen.withParameters((argument) -> this.parameters.add(arguments.get(argument)));
	}

	// Every value of the enum has a statement, so the argument can only have been null.
	private static InvalidArgumentException unserved(ExecutableNormalizedField field,
			List<StatementTemplate> statements) {
		List<StatementTemplate.Condition> conditions = statements.stream()
			.flatMap((statement) -> Stream.ofNullable(statement.condition()))
			.toList();
		return new InvalidArgumentException(field.getName(), conditions.getFirst().argument(),
				"null is no choice; leave it out, or pass one of %s".formatted(
						conditions.stream().map(StatementTemplate.Condition::value).collect(Collectors.joining(", "))));
	}

	private static boolean applies(StatementTemplate.@Nullable Condition condition, Map<String, Object> arguments) {
		return condition == null || condition.value().equals(String.valueOf(arguments.get(condition.argument())));
	}

}
