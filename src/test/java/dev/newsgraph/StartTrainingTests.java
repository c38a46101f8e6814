package dev.newsgraph;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StartTrainingTests {

	@Test
	void takesTheVariablesOfAnOperationFromItsComments() {
		assertThat(StartTraining.body("# Newest\n# variables: {\n#   \"n\": 5\n# }\nquery N($n: Int!) { x(n: $n) }"))
			.isEqualTo("""
					{"query":"# Newest\\n# variables: {\\n#   \\"n\\": 5\\n# }\\nquery N($n: Int!) { x(n: $n) }",\
					"variables":{"n":5}}""");
	}

	@Test
	void anOperationNeedsNoVariables() {
		assertThat(StartTraining.body("{ stats { articleCount } }"))
			.isEqualTo("{\"query\":\"{ stats { articleCount } }\",\"variables\":{}}");
	}

}
