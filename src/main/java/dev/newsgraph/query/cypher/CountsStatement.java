package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.PatternElement;

/**
 * The text of a statement that counts nodes and relationships. Neo4j answers it from its
 * count store, without reading one of them.
 */
public final class CountsStatement {

	/** Column with a map of the numbers of nodes by label. */
	public static final String NODES = "nodes";

	/** Column with a map of the numbers of relationships by type. */
	public static final String RELATIONSHIPS = "relationships";

	private CountsStatement() {
	}

	/**
	 * Returns the text of the statement.
	 * @param labels labels of the nodes to count
	 * @param types types of the relationships to count
	 */
	public static String of(Collection<String> labels, Collection<String> types) {
		return StatementRenderer.ONE_LINE.render(
				Cypher
					.returning(map(labels, Cypher::node).as(NODES),
							map(types, (type) -> Cypher.anyNode().relationshipTo(Cypher.anyNode(), type))
								.as(RELATIONSHIPS))
					.build());
	}

	private static Expression map(Collection<String> names, Function<String, PatternElement> pattern) {
		List<Object> entries = new ArrayList<>();
		names.forEach((name) -> {
			entries.add(name);
			entries.add(Cypher.count(pattern.apply(name)));
		});
		return Cypher.mapOf(entries.toArray());
	}

}
