package dev.newsgraph.query.cypher;

import java.util.LinkedHashMap;
import java.util.Map;

import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.SymbolicName;

import dev.newsgraph.query.plan.FieldPlan;
import dev.newsgraph.query.plan.RowFormat;
import dev.newsgraph.query.plan.SourcePlan;

/**
 * The single row of a statement that reports a cap: its rows as a list of maps, and
 * whether the cap was reached. The statement runs once, however often its rows are used.
 *
 * @param scope variables of both columns
 */
record CappedRows(Scope scope) {

	/** Source that reads the rows within the scope. */
	static final SourcePlan SOURCE = new SourcePlan.Maps(RowFormat.ROWS);

	static CappedRows of(VariableNames names) {
		Map<String, SymbolicName> columns = new LinkedHashMap<>();
		columns.put(RowFormat.ROWS, names.next(RowFormat.ROWS));
		columns.put(RowFormat.CAPPED, names.next(RowFormat.CAPPED));
		return new CappedRows(new Scope(null, "", null, columns));
	}

	SymbolicName capped() {
		return this.scope.column(RowFormat.CAPPED);
	}

	/** Returns the connection with the rows in the list as its source. */
	FieldPlan.Connection of(FieldPlan.Connection connection) {
		return new FieldPlan.Connection(connection.key(), connection.target(), SOURCE, connection.filter(),
				connection.order(), connection.page(), connection.edgeFields(), connection.totalCount(),
				connection.aggregates());
	}

	/** Returns the value, computed where the variables of this scope are bound. */
	Expression collect(SourceTranslator sources, Scope parent, SourcePlan.Statement statement, Expression value) {
		return Cypher.collect(sources.row(parent, statement, this.scope.columns()).returning(value).build());
	}

}
