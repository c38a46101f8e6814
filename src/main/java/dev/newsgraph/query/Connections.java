package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.List;

import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReading;
import org.neo4j.cypherdsl.core.StatementBuilder.OrderableOngoingReadingAndWithWithWhere;
import org.neo4j.cypherdsl.core.SymbolicName;

import dev.newsgraph.query.SelectionPlan.FieldPlan;
import dev.newsgraph.query.SelectionPlan.Page;
import dev.newsgraph.query.SelectionPlan.SourcePlan;

/**
 * Turns a connection into a map of its page and its count. The page is cut before
 * anything of its nodes is read.
 */
final class Connections {

	private final VariableNames names;

	private final Sources sources;

	private final Projection projection;

	Connections(VariableNames names, Sources sources, Projection projection) {
		this.names = names;
		this.sources = sources;
		this.projection = projection;
	}

	Expression value(Scope parent, FieldPlan.Connection connection) {
		Page page = connection.page();
		if (page == null) {
			return Cypher.mapOf(count(parent, connection).toArray());
		}
		Scope scope = this.sources.scope(connection.target(), connection.source(),
				this.projection.columns(connection.target(), connection.order(), connection.edgeFields()));
		OngoingReading rows = rows(parent, scope, connection, page);
		return (page.more() || onePass(connection, page)) ? packed(parent, scope, connection, page, rows)
				: plain(parent, scope, connection, page, rows);
	}

	private Expression plain(Scope parent, Scope scope, FieldPlan.Connection connection, Page page,
			OngoingReading rows) {
		List<Object> entries = new ArrayList<>(List.of("edges", edges(scope, connection, page, rows)));
		entries.addAll(count(parent, connection));
		return Cypher.mapOf(entries.toArray());
	}

	// The rows of a statement are all made before the first can be taken, so their count
	// costs no second run.
	private static boolean onePass(FieldPlan.Connection connection, Page page) {
		return connection.totalCount() && !page.bounded() && connection.source() instanceof SourcePlan.Statement;
	}

	// One row more than the page is read, but only of the page's rows anything below.
	private Expression packed(Scope parent, Scope scope, FieldPlan.Connection connection, Page page,
			OngoingReading rows) {
		SymbolicName read = this.names.next("page");
		SymbolicName row = this.names.next("row");
		Expression size = Cypher.parameter(page.sizeParameter());
		boolean single = scope.variables().size() == 1;
		Expression item = single ? scope.variables().values().iterator().next() : scope.packed();
		Expression cut = Cypher.subListUntil(read, size);
		OngoingReading unwound = single ? Cypher.unwind(cut).as(scope.variables().values().iterator().next())
				: Cypher.unwind(cut).as(row).with(scope.unpackedFrom(row));
		List<Object> entries = new ArrayList<>(List.of("edges", edges(scope, connection, page, unwound), "more",
				Cypher.size(read).gt(size), "backward", Cypher.literalOf(page.backward()), "after",
				Cypher.literalOf(page.after() != null), "before", Cypher.literalOf(page.before() != null)));
		entries
			.addAll(onePass(connection, page) ? List.of("totalCount", Cypher.size(read)) : count(parent, connection));
		// Not an aggregation: Neo4j groups it by what comes from outside, and no rows
		// give no group.
		return Cypher.collect(Cypher.with(Cypher.collect(rows.returning(item).build()).as(read))
			.returning(Cypher.mapOf(entries.toArray()))
			.build());
	}

	private List<Object> count(Scope parent, FieldPlan.Connection connection) {
		return connection.totalCount()
				? List.of("totalCount", this.sources.count(parent, connection.target(), connection.source()))
				: List.of();
	}

	private Expression edges(Scope scope, FieldPlan.Connection connection, Page page, OngoingReading rows) {
		List<Object> entries = new ArrayList<>();
		if (page.edges()) {
			entries.add("node");
			entries.add(this.projection.map(scope, connection.target().fields()));
			entries.addAll(this.projection.entries(scope, connection.edgeFields()));
		}
		if (page.cursors()) {
			List<Expression> values = new ArrayList<>();
			values.add(Cypher.literalOf(PageArguments.digest(connection.order())));
			connection.order().forEach((term) -> values.add(scope.value(term)));
			entries.add("cursor");
			entries.add(Cypher.listOf(values));
		}
		Expression edges = Cypher.collect(rows.returning(Cypher.mapOf(entries.toArray())).build());
		return page.backward() ? Cypher.reverse(edges) : edges;
	}

	private OngoingReading rows(Scope parent, Scope scope, FieldPlan.Connection connection, Page page) {
		KeysetOrder order = new KeysetOrder(connection.order(), scope);
		Expression limit = Cypher.parameter(page.limitParameter());
		if (!(connection.source() instanceof SourcePlan.AllNodes)) {
			OrderableOngoingReadingAndWithWithWhere sorted = this.sources
				.reading(parent, scope, connection.target(), connection.source(), order.within(page))
				.with(scope.identifiers())
				.orderBy(order.sort(page.backward()));
			return onePass(connection, page) ? sorted : sorted.limit(limit);
		}
		return new IndexedPage(this.names, this.sources, connection, page, scope).rows(parent);
	}

}
