package dev.newsgraph.transport;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import dev.newsgraph.access.Role;
import dev.newsgraph.access.RoleBodyProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OperationReaderTests {

	private final OperationReader body = new OperationReader(TestTransport.properties(100), RoleBodyProperties.NONE,
			List.of());

	@Test
	void isARequest() {
		OperationRequest request = read("""
				{"query": "{ a }", "operationName": "A", "variables": {"x": [1, null]}, "extensions": {"y": 2}}""");
		assertThat(request.query()).isEqualTo("{ a }");
		assertThat(request.getOperationName()).isEqualTo("A");
		assertThat(request.getVariables()).hasToString("{x=[1, null]}");
		assertThat(request.getExtensions()).isEqualTo(Map.of("y", 2));
	}

	@Test
	void needsNothingButAQuery() {
		OperationRequest request = read("{\"query\": \"{ a }\", \"variables\": null, \"other\": 1}");
		assertThat(request.getOperationName()).isNull();
		assertThat(request.getVariables()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16BE", "UTF-32LE", "ISO-8859-1" })
	void mayComeInAnyCharset(String charset) {
		byte[] bytes = "{\"query\":\"é\"}".getBytes(Charset.forName(charset));
		MediaType type = new MediaType("application", "json", Charset.forName(charset));
		assertThat(this.body.readBody(bytes, type, Role.READER).query()).isEqualTo("é");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			textBlock = """
					{"query":              | The body is not JSON: line 1, column 10.
					{"query": "{ a }"} x   | The body is not JSON: line 1, column 20.
					[]                     | The body is a list, but batches are not supported; send each operation as a JSON object with `query`.
					null                   | The body is not a JSON object; send one with `query`.
					{}                     | The body does not contain `query`; send a JSON object with `query`.
					{"query": 1}           | In the body, `query` is not a string; send a string.
					{"query": "{ a }", "operationName": {}} | In the body, `operationName` is not a string; send a string or leave it out.
					{"query": "{ a }", "variables": []}     | In the body, `variables` is not an object; send an object or leave it out.
					{"query": "{ a }", "extensions": "x"}   | In the body, `extensions` is not an object; send an object or leave it out.
					""")
	void saysWhatIsWrong(String text, String message) {
		assertThatExceptionOfType(RefusedRequestException.class).isThrownBy(() -> read(text))
			.withMessage(message)
			.matches((ex) -> ex.status() == HttpStatus.BAD_REQUEST);
	}

	@Test
	void saysThatItIsEmpty() {
		assertThatExceptionOfType(RefusedRequestException.class).isThrownBy(() -> read(""))
			.withMessage("The body is empty; send a JSON object with `query`.");
	}

	@Test
	void isReadUpToItsLimit() {
		String text = "{\"query\": \"%s\"}";
		assertThat(read(text.formatted("a".repeat(87))).query()).hasSize(87);
		assertThatExceptionOfType(RefusedRequestException.class).isThrownBy(() -> read(text.formatted("a".repeat(88))))
			.withMessage("The body is larger than 100 bytes, the limit in newsgraph.http.max-body-size.")
			.matches((ex) -> ex.status() == HttpStatus.CONTENT_TOO_LARGE);
	}

	@Test
	void hasFewLevelsAndShortNumbers() {
		OperationReader large = new OperationReader(TestTransport.properties(100_000), RoleBodyProperties.NONE,
				List.of());
		for (String variable : List.of("[".repeat(99) + "]".repeat(99), "[".repeat(40_000), "1".repeat(41),
				"-0." + "1".repeat(50_000), "1e" + "1".repeat(50_000))) {
			byte[] body = "{\"query\": \"{ a }\", \"variables\": {\"x\": %s}}".formatted(variable)
				.getBytes(StandardCharsets.UTF_8);
			assertThatExceptionOfType(RefusedRequestException.class)
				.isThrownBy(() -> large.readBody(body, null, Role.READER))
				.withMessage("The body has more than 100 levels of nesting (newsgraph.http.max-json-depth), or a number"
						+ " of more than 40 digits (newsgraph.http.max-number-length).");
		}
	}

	@Test
	void doesNotNameAPropertyTwice() {
		assertThatExceptionOfType(RefusedRequestException.class)
			.isThrownBy(() -> read("{\"query\": \"{ a }\", \"query\": \"{ b }\"}"))
			.withMessageStartingWith("The body is not JSON: line 1, column");
	}

	private OperationRequest read(String text) {
		return this.body.readBody(text.getBytes(StandardCharsets.UTF_8), null, Role.READER);
	}

}
