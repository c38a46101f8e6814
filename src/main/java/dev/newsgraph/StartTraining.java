package dev.newsgraph;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

import dev.newsgraph.importing.ImportFinished;

/**
 * Does once what a new gateway does first, so that the JVM can record it for an AOT
 * cache: a start with an empty store, an import, and the operations of the library of the
 * playground. {@code bin/newsgraph train} runs it.
 */
final class StartTraining {

	private static final Duration IMPORT_TIMEOUT = Duration.ofMinutes(10);

	private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(1);

	private static final String FIRST_OPERATION = "{ stats { articleCount } }";

	private static final String VARIABLES = "# variables:";

	private static final JsonMapper JSON = new JsonMapper();

	private StartTraining() {
	}

	/**
	 * Runs the training, and ends the process with exit code 0 if it was complete.
	 * @param arguments the import root
	 */
	public static void main(String[] arguments) throws Exception {
		Path data = Files.createTempDirectory("newsgraph-training");
		boolean complete;
		try {
			complete = run(data, Path.of(arguments[0]).toAbsolutePath());
		}
		finally {
			FileSystemUtils.deleteRecursively(data);
		}
		System.exit(complete ? 0 : 1);
	}

	private static boolean run(Path data, Path importRoot) throws Exception {
		CountDownLatch imported = new CountDownLatch(1);
		SpringApplication application = new SpringApplication(NewsgraphApplication.class);
		application.addListeners(new ImportListener(imported));
		try (ConfigurableApplicationContext context = application.run("--server.port=0", "--server.address=127.0.0.1",
				"--spring.config.location=classpath:/", "--newsgraph.database.embedded.data=" + data,
				"--newsgraph.import.root=" + importRoot)) {
			String port = context.getEnvironment().getProperty("local.server.port");
			return imported.await(IMPORT_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
					&& answers(URI.create("http://127.0.0.1:%s/graphql".formatted(port)));
		}
	}

	private static boolean answers(URI graphql) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			boolean complete = send(client, graphql, body(FIRST_OPERATION));
			for (Resource file : new PathMatchingResourcePatternResolver()
				.getResources("classpath*:playground/library/*.graphql")) {
				// What an operation of the library answers depends on the imported
				// documents.
				send(client, graphql, body(file.getContentAsString(StandardCharsets.UTF_8)));
			}
			return complete;
		}
	}

	private static boolean send(HttpClient client, URI graphql, String body) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(graphql)
			.timeout(REQUEST_TIMEOUT)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
	}

	/**
	 * Returns the body of a request.
	 * @param text an operation; the comments before it can contain its variables
	 */
	static String body(String text) {
		String variables = text.lines()
			.takeWhile((line) -> line.startsWith("#"))
			.dropWhile((line) -> !line.startsWith(VARIABLES))
			.map((line) -> line.substring(line.startsWith(VARIABLES) ? VARIABLES.length() : 1))
			.collect(Collectors.joining());
		return JSON.writeValueAsString(new Body(text, JSON.readTree(variables.isBlank() ? "{}" : variables)));
	}

	/** The body of a request, in a fixed order. */
	private record Body(String query, JsonNode variables) {
	}

	/** Waits for the end of the import at the start. */
	private record ImportListener(
			CountDownLatch imported) implements ApplicationListener<PayloadApplicationEvent<ImportFinished>> {

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<ImportFinished> event) {
			this.imported.countDown();
		}

	}

}
