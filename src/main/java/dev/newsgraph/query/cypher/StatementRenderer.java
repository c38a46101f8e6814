package dev.newsgraph.query.cypher;

import org.neo4j.cypherdsl.core.Statement;
import org.neo4j.cypherdsl.core.ast.Visitable;
import org.neo4j.cypherdsl.core.ast.Visitor;
import org.neo4j.cypherdsl.core.renderer.Configuration;
import org.neo4j.cypherdsl.core.renderer.Dialect;
import org.neo4j.cypherdsl.core.renderer.GeneralizedRenderer;
import org.neo4j.cypherdsl.core.renderer.Renderer;

/**
 * Renders statements as text. The renderer of Cypher-DSL would keep the texts of
 * statements by their hash codes, without a limit on their size.
 */
final class StatementRenderer {

	/** Renders on one line. */
	static final StatementRenderer ONE_LINE = new StatementRenderer(false);

	/** Renders on several indented lines. */
	static final StatementRenderer READABLE = new StatementRenderer(true);

	private final GeneralizedRenderer renderer;

	private StatementRenderer(boolean readable) {
		this.renderer = Renderer.getRenderer(Configuration.newConfig()
			.withDialect(Dialect.NEO4J_5_23)
			.withPrettyPrint(readable)
			.withIndentStyle(Configuration.IndentStyle.SPACE)
			.withIndentSize(2)
			.build(), GeneralizedRenderer.class);
	}

	/** Returns the text of a statement. */
	String render(Statement statement) {
		return this.renderer.render(new Uncached(statement));
	}

	/** Only objects of the type {@link Statement} are kept. */
	private record Uncached(Statement statement) implements Visitable {

		@Override
		public void accept(Visitor visitor) {
			this.statement.accept(visitor);
		}

	}

}
