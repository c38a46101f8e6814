package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.IdentifiableElement;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReading;
import org.neo4j.cypherdsl.core.SymbolicName;

import dev.newsgraph.query.plan.FieldPlan;
import dev.newsgraph.query.plan.FilterExpression;
import dev.newsgraph.query.plan.SortTerm;
import dev.newsgraph.query.plan.SourcePlan;

/**
 * The node that the placeholder {@code $lookup(column:Label.property)} of a statement
 * finds by its key. If the rows can be sorted by the key, the nodes are found for the
 * rows of the page only: the statement returns the key instead of the node.
 *
 * @param column column of the node
 * @param label label of the node
 * @param property property that is the key, and name of the variable with the key
 */
record NodeLookup(String column, String label, String property) {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$lookup\\((\\w+):(\\w+)\\.(\\w+)\\)");

	/**
	 * Returns the text with a clause that finds the node, or that takes the key as the
	 * column if nothing reads the column.
	 * @param columns columns that are read; null reads all
	 */
	static String fill(String text, @Nullable Set<String> columns) {
		NodeLookup lookup = of(text);
		if (lookup == null) {
			return text;
		}
		boolean read = columns == null || columns.contains(lookup.column());
		return PLACEHOLDER.matcher(text).replaceFirst(read ? lookup.clause() : lookup.keyClause());
	}

	/**
	 * Returns the lookup that a page of a connection can make late, or {@code null}.
	 */
	static @Nullable NodeLookup late(FieldPlan.Connection connection) {
		if (connection.target().node() != null || !connection.filter().equals(FilterExpression.NONE)
				|| !(connection.source() instanceof SourcePlan.Statement statement)) {
			return null;
		}
		NodeLookup lookup = of(statement.text());
		return (lookup != null && connection.order().stream().allMatch(lookup::allows)) ? lookup : null;
	}

	private static @Nullable NodeLookup of(String text) {
		Matcher found = PLACEHOLDER.matcher(text);
		return found.find() ? new NodeLookup(found.group(1), found.group(2), found.group(3)) : null;
	}

	private boolean allows(SortTerm term) {
		return !term.path().startsWith(this.column + ".") || term.path().equals(this.column + "." + this.property);
	}

	private String clause() {
		return "MATCH (%1$s:%2$s {%3$s: %3$s}) USING INDEX SEEK %1$s:%2$s(%3$s)".formatted(this.column, this.label,
				this.property);
	}

	private String keyClause() {
		return "WITH *, %1$s AS %2$s WHERE %1$s IS NOT NULL".formatted(this.property, this.column);
	}

	/** Returns the connection whose statement returns the key. */
	FieldPlan.Connection withKeys(FieldPlan.Connection connection) {
		return connection.withSource(((SourcePlan.Statement) connection.source())
			.withText((text) -> PLACEHOLDER.matcher(text).replaceFirst(keyClause())));
	}

	/** Returns the scope in which the column is the key. */
	Scope ofKeys(Scope rows) {
		return rows.withKey(this.column, this.property);
	}

	/** Returns the scope in which the column is the node. */
	Scope ofNodes(Scope keys, VariableNames names) {
		Map<String, SymbolicName> columns = new LinkedHashMap<>(keys.columns());
		columns.put(this.column, names.next(this.column));
		return new Scope(keys.node(), keys.key(), keys.edge(), columns, keys.computed());
	}

	/**
	 * Returns the clauses that find the nodes of rows, in their order. Rows whose node
	 * has been removed are left out.
	 * @param keys scope of the rows
	 * @param nodes scope with the nodes
	 */
	OngoingReading found(OngoingReading rows, Scope keys, Scope nodes, VariableNames names) {
		SymbolicName node = names.next("found");
		Expression found = Cypher.valueAt(Cypher.collect(Cypher
			.match(Cypher.node(this.label).named(node).withProperties(this.property, keys.column(this.column)))
			.returning(node)
			.build()), 0);
		List<IdentifiableElement> elements = new ArrayList<>();
		nodes.variables()
			.forEach((name, variable) -> elements
				.add(variable.equals(nodes.column(this.column)) ? found.as(variable) : variable));
		return rows.with(elements).where(nodes.column(this.column).isNotNull());
	}

}
