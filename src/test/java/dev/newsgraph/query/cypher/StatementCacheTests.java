package dev.newsgraph.query.cypher;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.newsgraph.query.TestSchema;
import dev.newsgraph.query.plan.FieldPlan;
import dev.newsgraph.query.plan.SelectionPlan;
import dev.newsgraph.schema.NodeType;

import static org.assertj.core.api.Assertions.assertThat;

/** The memory for cached statements is limited, however long the statements are. */
class StatementCacheTests {

	private static final long LIMIT = 2_000_000;

	@Test
	void takesNoMoreThanItsMemory() {
		NodeType type = TestSchema.model().nodeType("Topic");
		StatementCache statements = new StatementCache(LIMIT);
		for (int i = 0; i < 2000; i++) {
			List<FieldPlan> fields = new ArrayList<>();
			for (int j = 0; j < 60; j++) {
				fields.add(new FieldPlan.Property("k%d_%d".formatted(i, j), "name", false, false));
			}
			SelectionPlan plan = new SelectionPlan.ByKey(type, type.key(), "p0", fields, false);
			assertThat(statements.text(plan)).contains("k%d_59".formatted(i));
			assertThat(statements.weight()).isLessThanOrEqualTo(LIMIT);
		}
		assertThat(statements.weight()).isGreaterThan(LIMIT / 2);
	}

}
