package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.StatementBuilder.OngoingReading;
import org.neo4j.cypherdsl.core.SymbolicName;

/**
 * Clauses that bind a list of rows and a map of other values, both on a single row.
 * <p>
 * Neo4j counts every variable once for each row that it sorts, so a long list must not be
 * a variable there. The rows of the list are therefore preceded by a row that has nothing
 * but the map, and then aggregated: an aggregation creates rows without the variables
 * from before. The first row takes the map past the sort.
 *
 * @param reading the clauses
 * @param rows variable of the list
 * @param carried variable of the map
 */
record CarriedRows(OngoingReading reading, SymbolicName rows, SymbolicName carried) {

	/** Name of the map in an entry of the list. */
	static final String CARRIED = "carried";

	/**
	 * Binds a list and a map.
	 * @param names provides variable names
	 * @param reading clauses that bind what the expressions refer to, on a single row
	 * @param rows list of maps
	 * @param values entries of the map
	 */
	static CarriedRows of(VariableNames names, OngoingReading reading, Expression rows,
			Map<String, Expression> values) {
		SymbolicName list = names.next("list");
		SymbolicName carried = names.next(CARRIED);
		return new CarriedRows(reading.with(rows.as(list), map(values).as(carried)), list, carried);
	}

	/**
	 * Binds the list of the values of sorted rows without the first, and the map.
	 * @param names provides variable names
	 * @param sorted clauses that sort the rows
	 * @param carried variable of the map on the first row
	 * @param value value of the other rows
	 */
	static CarriedRows collected(VariableNames names, OngoingReading sorted, SymbolicName carried, Expression value) {
		SymbolicName list = names.next("page");
		SymbolicName kept = names.next(CARRIED);
		Expression item = Cypher.caseExpression().when(carried.isNull()).then(value);
		return new CarriedRows(
				sorted.with(Cypher.collect(item).as(list), Cypher.head(Cypher.collect(carried)).as(kept)), list, kept);
	}

	/** Returns the clauses that bind each entry, after one that has only the map. */
	OngoingReading unwound(SymbolicName entry) {
		return this.reading.unwind(Cypher.listOf(Cypher.mapOf(CARRIED, this.carried)).add(this.rows)).as(entry);
	}

	/** Returns a value of the map. */
	Expression value(String name) {
		return Cypher.property(this.carried, name);
	}

	/** Returns the values of the map with these names. */
	Map<String, Expression> values(Iterable<String> wanted) {
		Map<String, Expression> values = new LinkedHashMap<>();
		wanted.forEach((name) -> values.put(name, value(name)));
		return values;
	}

	static Expression map(Map<String, Expression> values) {
		List<Object> entries = new ArrayList<>();
		values.forEach((name, value) -> {
			entries.add(name);
			entries.add(value);
		});
		return Cypher.mapOf(entries.toArray());
	}

}
