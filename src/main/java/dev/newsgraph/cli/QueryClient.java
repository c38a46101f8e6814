package dev.newsgraph.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Sends a query to a gateway, and prints what it returns. */
final class QueryClient implements AutoCloseable {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

	private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(60);

	private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(60);

	private static final long RETRY_PAUSE_MILLIS = 1000;

	private static final int UNAVAILABLE = 503;

	private final JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();

	private final URI gateway;

	private final Map<String, String> headers;

	/**
	 * Creates a client.
	 * @param gateway base URL of the gateway
	 * @param headers further headers of each request
	 */
	QueryClient(URI gateway, Map<String, String> headers) {
		this.gateway = gateway;
		this.headers = headers;
	}

	/**
	 * Prints the answer as JSON.
	 * @throws ImporterException if the gateway does not answer
	 */
	ExitCode answer(Map<String, Object> request, PrintStream output) throws InterruptedException {
		try (InputStream body = send("/graphql", request, "application/json", false).body()) {
			JsonNode answer = this.json.readTree(body);
			write(this.json.writeValueAsString(answer) + "\n", output);
			return answer.hasNonNull("errors") ? ExitCode.FAILED : ExitCode.OK;
		}
		catch (IOException | JacksonException ex) {
			throw failure("The gateway at %s does not answer with JSON.".formatted(this.gateway));
		}
	}

	/**
	 * Prints the rows of a connection.
	 * @throws ImporterException if the gateway does not answer, or if not all rows arrive
	 */
	ExitCode rows(Map<String, Object> request, Rows rows, PrintStream output) throws InterruptedException {
		HttpResponse<InputStream> response = send(rows.path(), request, rows.format().accepted(), true);
		try (InputStream body = response.body()) {
			if (response.statusCode() != 200) {
				throw refusal(response.statusCode(), body);
			}
			if (rows.format() == QueryCommand.Format.CSV) {
				copy(body, output);
			}
			else {
				lines(body, rows, output);
			}
			return output.checkError() ? ExitCode.FAILED : ExitCode.OK;
		}
		catch (IOException ex) {
			output.flush();
			throw failure("The gateway ended the rows before their end, so they are incomplete; its log contains the"
					+ " reason.");
		}
	}

	private static void copy(InputStream body, PrintStream output) throws IOException {
		byte[] buffer = new byte[16 * 1024];
		int read = body.read(buffer);
		while (read >= 0 && !output.checkError()) {
			output.write(buffer, 0, read);
			read = body.read(buffer);
		}
		output.flush();
	}

	private void lines(InputStream body, Rows rows, PrintStream output) throws IOException {
		RowTable table = (rows.format() == QueryCommand.Format.TABLE) ? new RowTable(output) : null;
		long number = 0;
		String result = null;
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
			String line = reader.readLine();
			while (line != null && !output.checkError()) {
				if (line.startsWith("{\"export\":{")) {
					result = line;
				}
				else {
					number++;
					print(line, table, output);
				}
				line = reader.readLine();
			}
		}
		catch (IOException ex) {
			// The last line of an incomplete export contains the reason.
			if (result == null) {
				throw ex;
			}
		}
		finally {
			if (table != null) {
				table.end();
			}
			output.flush();
		}
		check(result, number);
	}

	private void print(String line, @Nullable RowTable table, PrintStream output) {
		if (table != null) {
			table.add(this.json.readTree(line));
		}
		else {
			write(line + "\n", output);
		}
	}

	private void check(@Nullable String result, long number) throws IOException {
		if (result == null) {
			throw new IOException("The last line is missing");
		}
		JsonNode export = this.json.readTree(result).path("export");
		if (!export.path("complete").asBoolean(false)) {
			throw failure(String.format(Locale.ROOT, "The rows are incomplete after %,d: %s (`endCursor` is %s)",
					number, export.path("message").asString(""), export.path("endCursor").asString("not known")));
		}
		export.path("notices").forEach((notice) -> System.err.println(notice.asString()));
	}

	/**
	 * Sends a request.
	 * @param repeat whether the request is repeated for up to 60 s while the gateway or
	 * its database is busy. An operation can be a mutation that was carried out although
	 * its answer could not be read
	 */
	private HttpResponse<InputStream> send(String path, Map<String, Object> body, String accepted, boolean repeat)
			throws InterruptedException {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create(this.gateway.toString().replaceFirst("/+$", "") + path))
			.timeout(RESPONSE_TIMEOUT)
			.header("Content-Type", "application/json")
			.header("Accept", accepted)
			.POST(HttpRequest.BodyPublishers.ofString(this.json.writeValueAsString(body)));
		this.headers.forEach(request::setHeader);
		long end = System.nanoTime() + RETRY_TIMEOUT.toNanos();
		try {
			HttpResponse<InputStream> response = this.http.send(request.build(),
					HttpResponse.BodyHandlers.ofInputStream());
			while (repeat && response.statusCode() == UNAVAILABLE && System.nanoTime() < end) {
				response.body().close();
				Thread.sleep(RETRY_PAUSE_MILLIS);
				response = this.http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
			}
			return response;
		}
		catch (IOException ex) {
			throw failure("The gateway at %s does not answer (%s).".formatted(this.gateway,
					(ex.getMessage() != null) ? ex.getMessage() : ex.getClass().getSimpleName()));
		}
	}

	private ImporterException refusal(int status, InputStream body) throws IOException {
		try {
			return failure(this.json.readTree(body)
				.at("/errors/0/message")
				.asString("The gateway answered with HTTP status %d.".formatted(status)));
		}
		catch (JacksonException ex) {
			return failure("The gateway answered with HTTP status %d.".formatted(status));
		}
	}

	private static ImporterException failure(String message) {
		return new ImporterException(ExitCode.FAILED, message);
	}

	// Independent of the encoding of the console, as the bytes of CSV are.
	private static void write(String text, PrintStream output) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		output.write(bytes, 0, bytes.length);
	}

	@Override
	public void close() {
		// After an incomplete answer, close() would wait for the rest.
		this.http.shutdownNow();
	}

	/**
	 * Which rows to print.
	 *
	 * @param format how to print them
	 * @param all whether to follow the connection to its end
	 * @param connection the connection, if the query selects several
	 */
	record Rows(QueryCommand.Format format, boolean all, @Nullable String connection) {

		String path() {
			String path = "/graphql/export?all=" + this.all;
			return (this.connection != null)
					? path + "&connection=" + URLEncoder.encode(this.connection, StandardCharsets.UTF_8) : path;
		}

	}

}
