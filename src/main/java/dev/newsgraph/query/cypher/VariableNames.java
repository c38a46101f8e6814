package dev.newsgraph.query.cypher;

import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.SymbolicName;

/** Generates unique variable names for one statement. Equal plans receive equal names. */
final class VariableNames {

	private int count;

	SymbolicName next(String name) {
		return Cypher.name(name + "_" + this.count++);
	}

}
