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
 * The one row of a statement that reports a cap: its rows as a list of maps, and whether
 * the cap left something out. It is asked for once, however often it is used.
 *
 * @param scope the variables of the two
 */
record CappedRows(Scope scope) {

	/** The rows, within the scope. */
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

	/** The connection, of the rows in the list. */
	FieldPlan.Connection of(FieldPlan.Connection connection) {
		return new FieldPlan.Connection(connection.key(), connection.target(), SOURCE, connection.filter(),
				connection.order(), connection.page(), connection.edgeFields(), connection.totalCount(),
				connection.aggregates());
	}

	/** The value, computed where the variables are bound. */
	Expression collect(SourceTranslator sources, Scope parent, SourcePlan.Statement statement, Expression value) {
		return Cypher.collect(sources.row(parent, statement, this.scope.columns()).returning(value).build());
	}

}
