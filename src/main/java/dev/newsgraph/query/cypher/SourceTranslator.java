package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.neo4j.cypherdsl.core.Condition;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.IdentifiableElement;
import org.neo4j.cypherdsl.core.Node;
import org.neo4j.cypherdsl.core.PatternElement;
import org.neo4j.cypherdsl.core.Relationship;
import org.neo4j.cypherdsl.core.Statement;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReading;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReadingWithoutWhere;
import org.neo4j.cypherdsl.core.SymbolicName;

import dev.newsgraph.query.plan.FieldPlan;
import dev.newsgraph.query.plan.FilterAnchor;
import dev.newsgraph.query.plan.SelectionPlan.Target;
import dev.newsgraph.query.plan.SourcePlan;
import dev.newsgraph.schema.NodeType;

/** Translates the source of a field to the clauses that read it. */
final class SourceTranslator {

	private final VariableNames names;

	private final FilterTranslator filters;

	SourceTranslator(VariableNames names, FilterTranslator filters) {
		this.names = names;
		this.filters = filters;
	}

	/** Returns the scope for the objects of a source. */
	Scope scope(Target target, SourcePlan source, Map<String, SymbolicName> columns) {
		NodeType type = target.node();
		if (type == null) {
			return new Scope(null, "", null, columns);
		}
		return switch (source) {
			case SourcePlan.Statement statement -> new Scope(columns.get("node"), type.key(), null, columns);
			case SourcePlan.Maps maps -> new Scope(columns.get("node"), type.key(), null, columns);
			case SourcePlan.Relationship relationship -> new Scope(this.names.next(target.name()), type.key(),
					this.names.next(target.name() + "_edge"), Map.of());
			default -> Scope.of(this.names.next(target.name()), type.key());
		};
	}

	/**
	 * Returns the clauses that bind the variables of the scope to the objects that meet
	 * the condition.
	 */
	OngoingReading reading(Scope parent, Scope scope, Target target, SourcePlan source, Condition condition) {
		return switch (source) {
			case SourcePlan.AllNodes all -> nodes(scope, target, condition, null);
			case SourcePlan.Relationship relationship ->
				Cypher.match(pattern(parent, scope, target, relationship)).where(condition);
			case SourcePlan.Statement statement -> {
				OngoingReadingWithoutWhere call = row(parent, statement, scope.columns());
				yield (condition == Cypher.noCondition()) ? call : call.with(scope.objects()).where(condition);
			}
			// UNWIND produces no row for null and one row for a single value.
			case SourcePlan.Column column -> Cypher.unwind(parent.column(column.column())).as(scope.self());
			case SourcePlan.Maps maps -> {
				OngoingReading rows = maps(parent, scope, maps);
				yield (condition == Cypher.noCondition()) ? rows : rows.with(scope.objects()).where(condition);
			}
			case SourcePlan.SingleRow row -> throw new IllegalStateException("One row is not read");
			case SourcePlan.Groups groups -> throw new IllegalStateException("Groups are read from a connection");
			case SourcePlan.Self self -> throw new IllegalStateException("The object itself is not read again");
		};
	}

	/**
	 * Returns the clauses that read the nodes of a type.
	 * @param scope variables of the node
	 * @param target type of the node
	 * @param condition condition on the node
	 * @param indexed property whose index to use by a hint; null leaves the choice to the
	 * planner
	 */
	OngoingReading nodes(Scope scope, Target target, Condition condition, @Nullable String indexed) {
		Node node = node(scope, target);
		OngoingReadingWithoutWhere match = Cypher.match(node);
		return ((indexed != null) ? match.usingIndex(node.property(indexed)) : match).where(condition);
	}

	/**
	 * Returns the clauses that read all objects of a connection that meet its filter,
	 * starting from the anchor of the filter if there is one.
	 */
	OngoingReading all(Scope parent, Scope scope, FieldPlan.Connection connection) {
		return anchor(connection).map((anchor) -> anchored(scope, connection.target(), anchor))
			.orElseGet(() -> reading(parent, scope, connection.target(), connection.source(),
					this.filters.condition(scope, connection.filter())));
	}

	/** Returns the anchor of a connection over all nodes of a type. */
	Optional<FilterAnchor> anchor(FieldPlan.Connection connection) {
		NodeType type = connection.target().node();
		return (type != null && connection.source() instanceof SourcePlan.AllNodes)
				? FilterAnchor.of(connection.filter(), type) : Optional.empty();
	}

	/**
	 * Returns the clauses that read the objects around an anchor that meet the remaining
	 * conditions, each object once.
	 */
	OngoingReading anchored(Scope scope, Target target, FilterAnchor anchor) {
		SymbolicName variable = this.names.next("anchor");
		return anchors(anchor, variable).match(pattern(scope, target, anchor.exists().source(), variable))
			.where(this.filters.condition(scope, anchor.remaining()))
			.withDistinct(scope.objects());
	}

	/** Returns the list of the degrees of the anchor nodes. */
	Expression anchorDegrees(FilterAnchor anchor) {
		SymbolicName variable = this.names.next("anchor");
		SourcePlan.Relationship source = anchor.exists().source();
		SourcePlan.Relationship back = new SourcePlan.Relationship(source.types(), !source.outgoing());
		return Cypher.collect(anchors(anchor, variable)
			.returning(FilterTranslator.count(Scope.of(variable, anchor.exists().type().key()), back))
			.build());
	}

	private OngoingReading anchors(FilterAnchor anchor, SymbolicName variable) {
		NodeType type = anchor.exists().type();
		return Cypher.match(Cypher.node(type.label()).named(variable))
			.where(this.filters.condition(Scope.of(variable, type.key()), anchor.exists().condition()));
	}

	/**
	 * Returns the number of objects of a source, from the count store or the degree store
	 * where possible.
	 */
	Expression count(Scope parent, Target target, SourcePlan source) {
		return switch (source) {
			case SourcePlan.AllNodes all -> Cypher.count((PatternElement) Cypher.node(label(target)));
			// Without the label of the end node, so that the degree store can be used.
			case SourcePlan.Relationship relationship -> Cypher.count(relationship.outgoing()
					? Cypher.anyNode(parent.self()).relationshipTo(Cypher.anyNode(), types(relationship))
					: Cypher.anyNode(parent.self()).relationshipFrom(Cypher.anyNode(), types(relationship)));
			case SourcePlan.Statement statement -> Cypher.count(
					call(parent, statement, raw(parent, statement, Set.of())).returning(Cypher.literalOf(1).as("one"))
						.build());
			case SourcePlan.Column column -> Cypher.size(parent.column(column.column()));
			case SourcePlan.Maps maps -> Cypher.size(parent.column(maps.column()));
			case SourcePlan.SingleRow row -> Cypher.literalOf(1);
			case SourcePlan.Groups groups -> throw new IllegalStateException("Groups are counted by their connection");
			case SourcePlan.Self self -> Cypher.literalOf(1);
		};
	}

	/**
	 * Returns a statement of the schema, preceded by a {@code WITH} that imports the
	 * variables it refers to.
	 */
	Statement raw(Scope parent, SourcePlan.Statement statement) {
		return raw(parent, statement, null);
	}

	private Statement raw(Scope parent, SourcePlan.Statement statement, @Nullable Set<String> columns) {
		List<String> known = new ArrayList<>();
		SymbolicName node = parent.node();
		if (node != null) {
			known.add(node.getValue() + " AS this");
		}
		statement.columns().forEach((column) -> known.add(parent.column(column).getValue() + " AS " + column));
		String with = known.isEmpty() ? "" : "WITH " + String.join(", ", known) + " ";
		return Cypher.returningRaw(Cypher.raw(with + this.filters.text(statement, columns))).build();
	}

	/** Returns a statement of the schema that takes the columns from a map. */
	Statement raw(SymbolicName columns, SourcePlan.Statement statement) {
		String with = statement.columns()
			.stream()
			.map((column) -> "%s.%s AS %s".formatted(columns.getValue(), column, column))
			.collect(Collectors.joining(", ", "WITH ", " "));
		return Cypher.returningRaw(Cypher.raw(with + this.filters.text(statement, null))).build();
	}

	/** Returns the call of a statement that binds each column to its variable. */
	OngoingReadingWithoutWhere row(Scope parent, SourcePlan.Statement statement, Map<String, SymbolicName> columns) {
		return call(parent, statement, renamed(parent, columns, statement));
	}

	// Columns are renamed because a statement within the rows of another one may have the
	// same column names.
	private Statement renamed(Scope parent, Map<String, SymbolicName> columns, SourcePlan.Statement statement) {
		List<Expression> renamed = columns.entrySet()
			.stream()
			.map((column) -> (Expression) Cypher.name(column.getKey()).as(column.getValue()))
			.toList();
		return call(parent, statement, raw(parent, statement, statement.capped() ? null : columns.keySet()))
			.returning(renamed)
			.build();
	}

	private static OngoingReadingWithoutWhere call(Scope parent, SourcePlan.Statement source, Statement statement) {
		List<IdentifiableElement> known = new ArrayList<>();
		SymbolicName node = parent.node();
		if (node != null) {
			known.add(node);
		}
		source.columns().forEach((column) -> known.add(parent.column(column)));
		return Statement.builder().call(statement, known.toArray(IdentifiableElement[]::new));
	}

	private OngoingReading maps(Scope parent, Scope scope, SourcePlan.Maps source) {
		SymbolicName map = this.names.next(source.column());
		return Cypher.unwind(parent.column(source.column()))
			.as(map)
			.with(scope.columns().isEmpty() ? List.of(map) : scope.unpackedFrom(map));
	}

	// The end node is already bound with its label.
	private static Relationship pattern(Scope scope, Target target, SourcePlan.Relationship source,
			SymbolicName anchor) {
		Node from = node(scope, target);
		return source.outgoing() ? from.relationshipTo(Cypher.anyNode(anchor), types(source))
				: from.relationshipFrom(Cypher.anyNode(anchor), types(source));
	}

	private static Node node(Scope scope, Target target) {
		return Cypher.node(label(target)).named(scope.self());
	}

	private static Relationship pattern(Scope parent, Scope scope, Target target, SourcePlan.Relationship source) {
		Node from = Cypher.anyNode(parent.self());
		Relationship relationship = source.outgoing() ? from.relationshipTo(node(scope, target), types(source))
				: from.relationshipFrom(node(scope, target), types(source));
		return (scope.edge() != null) ? relationship.named(scope.edge()) : relationship;
	}

	private static String[] types(SourcePlan.Relationship source) {
		return source.types().toArray(String[]::new);
	}

	static String label(Target target) {
		NodeType type = target.node();
		if (type == null) {
			throw new IllegalStateException("'%s' leads to rows, which have no label".formatted(target.name()));
		}
		return type.label();
	}

}
