package dev.newsgraph.query.cypher;

import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.SymbolicName;

/** Gives each variable of a statement a name of its own, the same for equal plans. */
final class VariableNames {

	private int count;

	SymbolicName next(String name) {
		return Cypher.name(name + "_" + this.count++);
	}

}
