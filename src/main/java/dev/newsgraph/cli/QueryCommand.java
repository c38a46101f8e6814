package dev.newsgraph.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command {@code newsgraph query}. It sends an operation to a running gateway, and
 * prints the answer or the rows of one of its connections.
 */
@Command(name = "query", mixinStandardHelpOptions = true, versionProvider = Version.class,
		description = "Sends a GraphQL query to a running gateway and prints the answer, or the rows of one connection of it.",
		footer = { "",
				"Without --url, the command uses the gateway that uses the data folder. Options of the gateway can follow, for"
						+ " example --newsgraph.database.embedded.data=data.",
				"", "Exit codes: 0 the answer is complete, 1 it has errors or is incomplete, 2 invalid command line." })
final class QueryCommand implements Callable<Integer> {

	private final List<String> gatewayOptions;

	@Parameters(paramLabel = "FILE", description = "The file with the document; - for standard input.")
	private String file = "";

	@Option(names = "--all",
			description = "Follows the connection to its end. Otherwise only the page that the query requests is printed.")
	private boolean all;

	@Option(names = "--format", paramLabel = "FORMAT",
			description = "csv, ndjson or table for the rows of a connection, or json for the answer; default json, and csv with --all.")
	private @Nullable Format format;

	@Option(names = "--variables", paramLabel = "JSON",
			description = "The values of the variables as a JSON object, or a file that contains it.")
	private @Nullable String variables;

	@Option(names = "--operation", paramLabel = "NAME",
			description = "The operation to send, if the document contains several.")
	private @Nullable String operation;

	@Option(names = "--connection", paramLabel = "NAMES",
			description = "The connection to print, if the query selects several, for example article.related.")
	private @Nullable String connection;

	@Option(names = "--url", paramLabel = "URL",
			description = "The address of the gateway, for example http://localhost:8080.")
	private @Nullable URI url;

	@Option(names = "--header", paramLabel = "NAME:VALUE", description = "A header for the gateway; can be repeated.")
	private List<String> headers = new ArrayList<>();

	@Mixin
	private TokenOption token = new TokenOption();

	@Spec
	private @Nullable CommandSpec spec;

	/**
	 * Creates the command.
	 * @param gatewayOptions options of the gateway as {@code --name.of.property=value}
	 */
	QueryCommand(List<String> gatewayOptions) {
		this.gatewayOptions = List.copyOf(gatewayOptions);
	}

	@Override
	public Integer call() throws InterruptedException {
		Format chosen = (this.format != null) ? this.format : this.all ? Format.CSV : Format.JSON;
		if (this.all && chosen == Format.JSON) {
			throw usage("--format=json prints one answer and cannot be combined with --all; use ndjson.");
		}
		Map<String, Object> request = new LinkedHashMap<>();
		request.put("query", document());
		request.put("variables", variables());
		if (this.operation != null) {
			request.put("operationName", this.operation);
		}
		try (QueryClient client = new QueryClient(gateway(), headers())) {
			if (chosen == Format.JSON) {
				return client.answer(request, System.out).code();
			}
			QueryClient.Rows rows = new QueryClient.Rows(chosen, this.all, this.connection);
			return client.rows(request, rows, System.out).code();
		}
		catch (ImporterException ex) {
			System.err.println(ex.getMessage());
			return ex.exit().code();
		}
	}

	private URI gateway() {
		if (this.url != null) {
			if (this.url.getHost() == null || !String.valueOf(this.url.getScheme()).matches("https?")) {
				throw usage("--url: '%s' is not an address such as http://localhost:8080.".formatted(this.url));
			}
			return this.url;
		}
		return RunningGateway.find(GatewayOptions.of(this.gatewayOptions))
			.map(RunningGateway::url)
			.orElseThrow(() -> new ImporterException(ExitCode.FAILED,
					"No running gateway uses the data folder. Start one, or pass its address with --url."));
	}

	private String document() {
		try {
			return this.file.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
					: Files.readString(Path.of(this.file));
		}
		catch (IOException ex) {
			throw usage("The file %s cannot be read as UTF-8 text; pass a file that contains a query."
				.formatted(this.file));
		}
	}

	private Map<?, ?> variables() {
		if (this.variables == null) {
			return Map.of();
		}
		try {
			String text = this.variables.strip().startsWith("{") ? this.variables
					: Files.readString(Path.of(this.variables));
			return new JsonMapper().readValue(text, Map.class);
		}
		catch (IOException | JacksonException ex) {
			throw usage("--variables is neither a JSON object nor a file that contains one.");
		}
	}

	private Map<String, String> headers() {
		Map<String, String> all = new LinkedHashMap<>();
		for (String header : this.headers) {
			int colon = header.indexOf(':');
			if (colon < 1) {
				throw usage(
						"--header: '%s' is not a header; pass one such as 'Accept-Language: en'.".formatted(header));
			}
			all.put(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
		}
		String sent = token();
		if (sent != null && all.keySet().stream().noneMatch("Authorization"::equalsIgnoreCase)) {
			all.put("Authorization", "Bearer " + sent);
		}
		return all;
	}

	// The token of this machine is not for another gateway.
	private @Nullable String token() {
		CommandLine command = Objects.requireNonNull(this.spec).commandLine();
		return (this.url != null) ? this.token.forAddress(this.url, command)
				: this.token.forThisMachine(this.gatewayOptions, command);
	}

	private ParameterException usage(String message) {
		return new ParameterException(Objects.requireNonNull(this.spec).commandLine(), message);
	}

	/** The formats, by the names that the option takes in any case. */
	enum Format {

		CSV("text/csv"), NDJSON("application/x-ndjson"), TABLE("application/x-ndjson"), JSON("application/json");

		private final String accepted;

		Format(String accepted) {
			this.accepted = accepted;
		}

		/** Returns the media type to request. */
		String accepted() {
			return this.accepted;
		}

	}

}
