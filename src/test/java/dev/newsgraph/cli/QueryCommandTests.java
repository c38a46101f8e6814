package dev.newsgraph.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The command {@code query}. The gateway is a scripted server. */
@ExtendWith(OutputCaptureExtension.class)
class QueryCommandTests {

	private static final String COMPLETE = "{\"export\":{\"complete\":true,\"rows\":2}}\n";

	private static final String ROWS = "{\"title\":\"A\",\"quality\":5}\n{\"title\":\"Bé\\nc\",\"quality\":null}\n";

	@TempDir
	private Path folder;

	private final List<String> requests = new ArrayList<>();

	private final List<String> tokens = new ArrayList<>();

	private HttpServer gateway;

	private int status = 200;

	private String answer = "";

	/** Bytes that the answer lacks. */
	private int missing;

	@BeforeEach
	void start() throws IOException {
		Files.writeString(this.folder.resolve("all.graphql"), "{ articles { edges { node { title } } } }");
		this.gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.gateway.createContext("/", this::answer);
		this.gateway.start();
	}

	@AfterEach
	void stop() {
		this.gateway.stop(0);
	}

	private void answer(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		this.tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
		this.requests
			.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Accept") + " " + body);
		byte[] bytes = this.answer.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(this.status, bytes.length + this.missing);
		try (exchange) {
			exchange.getResponseBody().write(bytes);
			exchange.getResponseBody().flush();
		}
	}

	@Test
	void theTokenIsInAFile() throws IOException {
		this.answer = "{\"data\":{}}";
		Path token = Files.writeString(this.folder.resolve("token"), "ngk_secret\n");
		assertThat(run("--token-file=" + token)).isZero();
		assertThat(this.tokens).containsExactly("Bearer ngk_secret");
		assertThat(run("--token-file=" + this.folder.resolve("missing"))).isEqualTo(2);
		assertThat(run("--token-file=" + token, "--header=Authorization: Bearer other")).isZero();
		assertThat(run()).isZero();
		assertThat(this.tokens).containsExactly("Bearer ngk_secret", "Bearer other", null);
	}

	@Test
	void allRowsArePrintedAsCsv(CapturedOutput output) {
		this.answer = "title\r\n\"Bé\nc\"\r\n";
		assertThat(run("--all", "--variables={\"a\":1}", "--operation=One", "--connection=articles")).isZero();
		assertThat(output.getOut()).isEqualTo("title\r\n\"Bé\nc\"\r\n");
		assertThat(this.requests.getFirst()).startsWith("/graphql/export?all=true&connection=articles text/csv ")
			.contains("{ articles", "\"a\" : 1", "\"operationName\" : \"One\"");
	}

	// The operation may be a mutation that was carried out.
	@Test
	void anOperationIsNotRepeated() {
		this.status = 503;
		this.answer = "{\"errors\":[{\"message\":\"Busy.\"}]}";
		assertThat(run("--format=json")).isEqualTo(1);
		assertThat(this.requests).hasSize(1);
	}

	@Test
	void theLastLineIsCheckedAndNotPrinted(CapturedOutput output) {
		this.answer = ROWS + COMPLETE;
		assertThat(run("--all", "--format=ndjson")).isZero();
		assertThat(output.getOut()).isEqualTo(ROWS);
	}

	@Test
	void aTableIsAligned(CapturedOutput output) {
		this.answer = ROWS + COMPLETE;
		assertThat(run("--format", "table")).isZero();
		assertThat(output.getOut()).isEqualTo("""
				title  quality
				-----  -------
				A      5
				Bé c
				""");
		assertThat(this.requests.getFirst()).startsWith("/graphql/export?all=false application/x-ndjson");
	}

	@ParameterizedTest
	@CsvSource({ "csv", "ndjson", "table" })
	void rowsThatBreakOffAreAnError(String format, CapturedOutput output) {
		this.answer = "{\"title\":\"A\"}\n";
		this.missing = 100;
		assertThat(run("--all", "--format=" + format)).isEqualTo(1);
		assertThat(output.getErr()).contains("so they are incomplete");
		assertThat(output.getOut()).isNotEmpty();
	}

	@Test
	void rowsWithoutALastLineAreAnError(CapturedOutput output) {
		this.answer = ROWS;
		assertThat(run("--all", "--format=ndjson")).isEqualTo(1);
		assertThat(output.getErr()).contains("so they are incomplete");
	}

	@Test
	void theReasonOfAnIncompleteExportIsReported(CapturedOutput output) {
		this.answer = ROWS
				+ "{\"export\":{\"complete\":false,\"rows\":2,\"code\":\"TIMEOUT\",\"message\":\"Too slow.\",\"endCursor\":\"x\"}}\n";
		this.missing = 10;
		assertThat(run("--all", "--format=ndjson")).isEqualTo(1);
		assertThat(output.getErr()).contains("The rows are incomplete after 2: Too slow. (`endCursor` is x)");
	}

	@Test
	void anErrorOfTheGatewayIsReported(CapturedOutput output) {
		this.status = 400;
		this.answer = "{\"errors\":[{\"message\":\"The operation selects several connections.\"}]}";
		assertThat(run("--all")).isEqualTo(1);
		assertThat(output.getErr()).contains("The operation selects several connections.");
		assertThat(output.getOut()).isEmpty();
	}

	@Test
	void theAnswerIsPrintedAsJson(CapturedOutput output) {
		this.answer = "{\"data\":{\"stats\":{\"articleCount\":1}}}";
		assertThat(run()).isZero();
		assertThat(output.getOut()).contains("\"articleCount\" : 1");
		assertThat(this.requests.getFirst()).startsWith("/graphql application/json ");
		this.answer = "{\"errors\":[{\"message\":\"No.\"}]}";
		assertThat(run()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "--format=xml", "--all --format=json", "--variables=[1]", "--url=localhost", "--header=x" })
	void anInvalidCommandLineIsRefused(String options) {
		assertThat(run(options.split(" "))).isEqualTo(2);
		assertThat(this.requests).isEmpty();
	}

	@Test
	void aFileOrAGatewayThatIsMissingIsReported(CapturedOutput output) {
		assertThat(CommandLineInterface.run(Object.class,
				new String[] { "query", this.folder.resolve("none.graphql").toString(), "--url=http://localhost:1" }))
			.isEqualTo(2);
		this.gateway.stop(0);
		assertThat(run("--all")).isEqualTo(1);
		assertThat(output.getErr()).contains("does not answer");
		assertThat(CommandLineInterface.run(Object.class, new String[] { "query",
				this.folder.resolve("all.graphql").toString(), "--newsgraph.database.embedded.data=" + this.folder }))
			.isEqualTo(1);
		assertThat(output.getErr()).contains("No running gateway uses the data folder.");
	}

	private int run(String... options) {
		List<String> arguments = new ArrayList<>(List.of("query", this.folder.resolve("all.graphql").toString()));
		if (List.of(options).stream().noneMatch((option) -> option.startsWith("--url"))) {
			arguments.add("--url=http://127.0.0.1:" + this.gateway.getAddress().getPort());
		}
		arguments.addAll(List.of(options));
		return CommandLineInterface.run(Object.class, arguments.toArray(String[]::new));
	}

}
