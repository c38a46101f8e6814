package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.GraphClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the responses to random operations over random graphs with those of a plain
 * model. A seed determines an operation and its graph. {@code -Ddifferential.seed=…} sets
 * the first seed, {@code -Ddifferential.operations=…} the number of operations.
 */
@ApiTest
class DifferentialIT {

	private static final int OPERATIONS_OF_A_GRAPH = 50;

	private static final int OPERATIONS_OF_A_FORM = 5;

	private static final int FEW = 30;

	private static final int MANY = 1000;

	private static final int FAILURES = 20;

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	@Test
	void responsesMatchThoseOfAPlainModel() {
		compare(Long.getLong("differential.seed", 0), Integer.getInteger("differential.operations", FEW));
	}

	/** Continues where the short run ends, so that nothing is compared twice. */
	@Test
	@Tag("slow")
	void moreResponsesMatchThoseOfAPlainModel() {
		compare(FEW, MANY - FEW);
	}

	private void compare(long first, int operations) {
		List<String> failures = new ArrayList<>();
		ModelGraph graph = null;
		for (long seed = first; seed < first + operations && failures.size() < FAILURES; seed++) {
			if (graph == null || Math.floorMod(seed, OPERATIONS_OF_A_GRAPH) == 0) {
				graph = new RandomGraph(Math.floorDiv(seed, OPERATIONS_OF_A_GRAPH)).graph();
				ModelGraphWriter.write(graph, this.client);
			}
			DifferentialCase next = next(seed, graph);
			List<String> differences = next.differences(new Api(this.port));
			if (!differences.isEmpty()) {
				failures.add(report(seed, next, differences));
			}
		}
		assertThat(failures).as("disagreements").isEmpty();
	}

	private static DifferentialCase next(long seed, ModelGraph graph) {
		RandomOperation operation = new RandomOperation(
				new RandomChoices(Math.floorDiv(seed, OPERATIONS_OF_A_FORM), seed), graph);
		return (Math.floorMod(Math.floorDiv(seed, OPERATIONS_OF_A_FORM), 8) == 0) ? operation.walk()
				: operation.question();
	}

	private static String report(long seed, DifferentialCase next, List<String> differences) {
		return """

				%s
				Variables:
				%s
				%s
				Again: ./mvnw -Dquick verify -Dit.test=DifferentialIT -Ddifferential.seed=%d -Ddifferential.operations=1
				""".formatted(next.text(), AnswerPage.JSON.writeValueAsString(next.variables()),
				String.join("\n", differences.subList(0, Math.min(5, differences.size()))), seed);
	}

}
