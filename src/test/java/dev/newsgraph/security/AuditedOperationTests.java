package dev.newsgraph.security;

import java.util.Collections;
import java.util.Map;

import graphql.ExecutionInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the audit log says about a mutation. */
class AuditedOperationTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			textBlock = """
					mutation { startImport(input: {folder: "a"}) { x } }                                       | folder: a
					mutation ($f: String! = "a") { startImport(input: {folder: $f}) { x } }                    | folder: a
					mutation ($i: Input! = {folder: "a"}) { startImport(input: $i) { x } }                     | folder: a
					mutation ($f: String! = "a") { ...F } fragment F on Mutation { startImport(input: {folder: $f}) { x } } | folder: a
					mutation { cancelImport(input: {id: 7}) { x } }                                            | id: 7
					mutation ($id: ID = 7) { cancelImport(input: {id: $id}) { x } }                            | id: 7
					""")
	void theSubjectCanBeALiteralOrADefault(String operation, String subject) {
		assertThat(new AuditedOperation(ExecutionInput.newExecutionInput(operation).build()).mutations())
			.singleElement()
			.asString()
			.endsWith("Import(%s)".formatted(subject));
	}

	@Test
	void aVariableThatIsSetReplacesItsDefault() {
		String operation = "mutation ($id: ID = \"a\") { cancelImport(input: {id: $id}) { x } }";
		ExecutionInput.Builder input = ExecutionInput.newExecutionInput(operation);
		assertThat(new AuditedOperation(input.variables(Map.of("id", "b")).build()).mutations())
			.containsExactly("cancelImport(id: b)");
		assertThat(new AuditedOperation(input.variables(Map.of("id", 8)).build()).mutations())
			.containsExactly("cancelImport(id: 8)");
		assertThat(new AuditedOperation(input.variables(Collections.singletonMap("id", null)).build()).mutations())
			.containsExactly("cancelImport");
	}

}
