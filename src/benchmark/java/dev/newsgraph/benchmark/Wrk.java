package dev.newsgraph.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends requests to the gateway with the HTTP load generator {@code wrk}, which uses little
 * processor time.
 */
final class Wrk {

	private static final Pattern MEASURED = Pattern.compile("^measured (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)$",
			Pattern.MULTILINE);

	private static final String SCRIPT = """
			wrk.method = "POST"
			wrk.headers["Content-Type"] = "application/json"
			wrk.headers["Accept"] = "application/graphql-response+json"
			%s
			local bodies = {
			%s
			}
			local requests = {}
			local number = 0
			function init(arguments)
			  for i, body in ipairs(bodies) do requests[i] = wrk.format(nil, nil, nil, body) end
			end
			""";

	/** Asks the gateway to execute an operation whose answer it keeps. */
	private static final String EXECUTED = "wrk.headers[\"Cache-Control\"] = \"no-cache\"";

	private static final String ACCEPT = "application/graphql-response+json";

	private static final String GET_SCRIPT = """
			local requests = {}
			local number = 0
			function init(arguments)
			%s
			end
			""";

	/** The rest of a script: sends the requests in turn. */
	private static final String REST = """
			function request()
			  number = number % #requests + 1
			  return requests[number]
			end
			function done(summary, latency)
			  local errors = summary.errors
			  io.write(string.format("measured %d %d %d %d %d\\n", summary.requests, summary.duration,
			    latency:percentile(50), latency:percentile(99),
			    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
			end
			""";

	private final JsonMapper json = new JsonMapper();

	private final URI endpoint;

	private final int connections;

	private final Path folder;

	/**
	 * Creates a load generator for one URL.
	 * @param folder the folder for scripts
	 */
	Wrk(URI endpoint, int connections, Path folder) {
		this.endpoint = endpoint;
		this.connections = connections;
		this.folder = folder;
	}

	/** Returns whether {@code wrk} is on the path. */
	static boolean isInstalled() throws InterruptedException {
		try {
			Process process = new ProcessBuilder("wrk", "--version").redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			process.waitFor();
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Writes a script that sends the requests of an operation, and returns its path. */
	Path script(Operation operation) throws IOException {
		return script(operation, this.folder);
	}

	/** Writes a script to another folder. */
	Path script(Operation operation, Path folder) throws IOException {
		return script(operation, folder.resolve(Prose.slug(operation.name()) + ".lua"), EXECUTED);
	}

	/** Writes a script whose requests can be answered from the cache of answers. */
	Path repeatedScript(Operation operation) throws IOException {
		return script(operation, this.folder.resolve(Prose.slug(operation.name()) + "-repeated.lua"), "");
	}

	/**
	 * Writes a script whose requests have a token, and returns its path.
	 * @param way a part of the name of the script
	 * @param repeated whether answers can be from the cache of answers
	 * @param token the token, or an empty text
	 */
	Path script(Operation operation, String way, boolean repeated, String token) throws IOException {
		String header = (repeated ? "" : EXECUTED)
				+ (token.isEmpty() ? "" : "\nwrk.headers[\"Authorization\"] = \"Bearer " + token + "\"");
		String name = operation.name() + " " + way + (repeated ? " repeated" : "");
		return script(operation, this.folder.resolve(Prose.slug(name) + ".lua"), header);
	}

	private Path script(Operation operation, Path file, String header) throws IOException {
		String bodies = operation.variables()
			.stream()
			.map((variables) -> this.json
				.writeValueAsString(Map.of("query", operation.document(), "variables", variables)))
			.map((body) -> "[==[" + body + "]==],")
			.collect(Collectors.joining("\n"));
		return Files.writeString(file, SCRIPT.formatted(header, bodies) + REST);
	}

	/**
	 * Writes a script that sends requests by {@code GET}, and returns its path.
	 * @param tags the tags for {@code If-None-Match}, one for each path, or {@code null}
	 */
	Path getScript(String name, List<String> paths, @Nullable List<String> tags) throws IOException {
		StringBuilder requests = new StringBuilder();
		for (int i = 0; i < paths.size(); i++) {
			String condition = (tags != null) ? ", [\"If-None-Match\"] = '" + tags.get(i) + "'" : ", ['Cache-Control'] = 'no-cache'";
			requests.append("  requests[%d] = wrk.format('GET', [==[%s]==], {Host = 'localhost', Accept = '%s'%s}, nil)%n"
				.formatted(i + 1, paths.get(i), ACCEPT, condition));
		}
		return Files.writeString(this.folder.resolve(Prose.slug(name) + ".lua"), GET_SCRIPT.formatted(requests) + REST);
	}

	/**
	 * Runs a script for the duration, before the measurement. A cold gateway refuses some
	 * requests, because the first ones take long.
	 */
	void warmUp(Path script, Duration duration) throws IOException, InterruptedException {
		run(script, duration);
	}

	/** Runs a script for the duration. No request may fail. */
	Round measure(Path script, Duration duration) throws IOException, InterruptedException {
		Matcher measured = run(script, duration);
		if (Long.parseLong(measured.group(5)) > 0) {
			throw new BenchmarkException("wrk reported " + measured.group(5) + " errors for " + script.getFileName());
		}
		double took = Double.parseDouble(measured.group(2)) / 1e6;
		return new Round(Double.parseDouble(measured.group(1)) / took, Double.parseDouble(measured.group(3)) / 1e3,
				Double.parseDouble(measured.group(4)) / 1e3);
	}

	private Matcher run(Path script, Duration duration) throws IOException, InterruptedException {
		String seconds = Math.max(1, duration.toSeconds()) + "s";
		Process process = new ProcessBuilder(List.of("wrk", "-t1", "-c" + this.connections, "-d" + seconds, "-s",
				script.toString(), this.endpoint.toString()))
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor(10, TimeUnit.SECONDS);
		Matcher measured = MEASURED.matcher(output);
		if (!measured.find()) {
			throw new BenchmarkException("wrk did not print a result:\n" + output);
		}
		return measured;
	}

}
