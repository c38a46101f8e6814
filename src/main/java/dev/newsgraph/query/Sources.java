package dev.newsgraph.query;

import java.util.List;
import java.util.Map;

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

import dev.newsgraph.query.SelectionPlan.SourcePlan;
import dev.newsgraph.query.SelectionPlan.Target;
import dev.newsgraph.schema.NodeType;

/** Turns a source into the clauses that read it. */
final class Sources {

	private final VariableNames names;

	Sources(VariableNames names) {
		this.names = names;
	}

	/** The variables for the objects of a source. */
	Scope scope(Target target, SourcePlan source, Map<String, SymbolicName> columns) {
		NodeType type = target.node();
		if (type == null) {
			return new Scope(null, "", null, columns);
		}
		return switch (source) {
			case SourcePlan.Statement statement -> new Scope(columns.get("node"), type.key(), null, columns);
			case SourcePlan.Relationship relationship -> new Scope(this.names.next(target.name()), type.key(),
					this.names.next(target.name() + "_edge"), Map.of());
			default -> Scope.of(this.names.next(target.name()), type.key());
		};
	}

	/** The clauses that bind the variables, to the objects that meet the condition. */
	OngoingReading reading(Scope parent, Scope scope, Target target, SourcePlan source, Condition condition) {
		return switch (source) {
			case SourcePlan.AllNodes all -> Cypher.match(node(scope, target)).where(condition);
			case SourcePlan.Relationship relationship ->
				Cypher.match(pattern(parent, scope, target, relationship)).where(condition);
			case SourcePlan.Statement statement -> {
				OngoingReadingWithoutWhere call = call(parent, renamed(parent, scope, statement));
				yield (condition == Cypher.noCondition()) ? call : call.with(scope.identifiers()).where(condition);
			}
			// Unwinding gives no row for null, and one for a single value.
			case SourcePlan.Column column -> Cypher.unwind(parent.column(column.column())).as(scope.self());
			case SourcePlan.SingleRow row -> throw new IllegalStateException("One row is not read");
		};
	}

	/**
	 * How many objects a source has, by the count or the degree store where these know.
	 */
	Expression count(Scope parent, Target target, SourcePlan source) {
		return switch (source) {
			case SourcePlan.AllNodes all -> Cypher.count((PatternElement) Cypher.node(label(target)));
			// Without the label of the far end, so that the degree store answers.
			case SourcePlan.Relationship relationship -> Cypher.count(relationship.outgoing()
					? Cypher.anyNode(parent.self()).relationshipTo(Cypher.anyNode(), types(relationship))
					: Cypher.anyNode(parent.self()).relationshipFrom(Cypher.anyNode(), types(relationship)));
			case SourcePlan.Statement statement -> Cypher
				.count(call(parent, raw(parent, statement.text())).returning(Cypher.literalOf(1).as("one")).build());
			case SourcePlan.Column column -> Cypher.size(parent.column(column.column()));
			case SourcePlan.SingleRow row -> Cypher.literalOf(1);
		};
	}

	/** What a statement of the schema begins with, so that it knows {@code this}. */
	static String withThis(Scope parent) {
		SymbolicName node = parent.node();
		return (node != null) ? "WITH " + node.getValue() + " AS this " : "";
	}

	private static Statement raw(Scope parent, String text) {
		return Cypher.returningRaw(Cypher.raw(withThis(parent) + text)).build();
	}

	// Columns get names of their own: a statement within another's rows has columns of
	// the same names.
	private static Statement renamed(Scope parent, Scope scope, SourcePlan.Statement statement) {
		List<Expression> columns = scope.columns()
			.entrySet()
			.stream()
			.map((column) -> (Expression) Cypher.name(column.getKey()).as(column.getValue()))
			.toList();
		return call(parent, raw(parent, statement.text())).returning(columns).build();
	}

	private static OngoingReadingWithoutWhere call(Scope parent, Statement statement) {
		SymbolicName node = parent.node();
		return (node != null) ? Statement.builder().call(statement, new IdentifiableElement[] { node })
				: Statement.builder().call(statement, new IdentifiableElement[0]);
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
