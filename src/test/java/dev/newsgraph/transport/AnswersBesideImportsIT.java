package dev.newsgraph.transport;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Other programs can write to the database, and its revision is read for each request.
 */
@HttpTest
class AnswersBesideImportsIT extends AnswersBesideImports {

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void noAnswerIsOlderThanTheOneBefore(boolean cached) throws Exception {
		besideImports(4, cached);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@Tag("slow")
	void noAnswerIsOlderThanTheOneBeforeBesideManyImports(boolean cached) throws Exception {
		besideImports(200, cached);
	}

}
