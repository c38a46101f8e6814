package dev.newsgraph.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

import dev.newsgraph.NewsgraphApplication;

/** Starts gateways and commands as separate processes, and kills them at the end. */
public final class NewsgraphProcesses implements AutoCloseable {

	private static final String ANSWERS = "The embedded Neo4j answers.";

	private static final Pattern BOLT = Pattern
		.compile("Bolt is open at (\\S+)\\. The user is neo4j, and the password is in (.+)\\.$");

	/** The option with which the database of a gateway can be read by a test. */
	public static final String WITH_BOLT = "--newsgraph.database.embedded.bolt=true";

	private static final String NODES = """
			MATCH (n) WHERE n:Article OR n:Provider OR n:Topic OR n:Image OR n:Document OR n:GraphState
			RETURN labels(n)[0] + ' ' + coalesce(n.key, n.domain, n.slug, n.url, n.id) AS name, properties(n) AS properties
			""";

	private static final String EDGES = """
			MATCH (a)-[e:PUBLISHED_BY|ABOUT|RELATED_TO|HAS_IMAGE|SUBTOPIC_OF|DESCRIBES|MENTIONS]->(b)
			RETURN coalesce(a.key, a.domain, a.slug) + ' ' + type(e) + ' ' + coalesce(b.key, b.domain, b.slug, b.url) AS name,
			  properties(e) AS properties
			""";

	/**
	 * Gives a process the default disposition of every signal. A shell ignores SIGINT in
	 * what it starts in the background, and child processes inherit that.
	 */
	private static final List<String> DEFAULT_SIGNALS = defaultSignals();

	private final Path folder;

	private final List<Process> processes = new ArrayList<>();

	/**
	 * Creates an instance.
	 * @param folder the working directory of the processes
	 */
	public NewsgraphProcesses(Path folder) {
		this.folder = folder;
	}

	/** Starts a gateway, or the command in the arguments. */
	public Process start(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(DEFAULT_SIGNALS);
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
				// A process that lives for seconds is done before C2 pays off.
				"-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
				"--add-opens=java.base/java.nio=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
				NewsgraphApplication.class.getName()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).directory(this.folder.toFile()).redirectErrorStream(true).start();
		this.processes.add(process);
		return process;
	}

	/** Reads what a process prints, because a full pipe would stop it. */
	public static void discardOutput(Process process) {
		Thread.ofVirtual().start(() -> {
			try (InputStream console = process.getInputStream()) {
				console.transferTo(OutputStream.nullOutputStream());
			}
			catch (IOException ex) {
				// The process was killed.
			}
		});
	}

	/** Kills a process and waits until it has ended. */
	static void kill(Process process) {
		process.destroyForcibly();
		process.onExit().join();
	}

	private static List<String> defaultSignals() {
		List<String> prefix = List.of("env", "--default-signal");
		List<String> attempt = new ArrayList<>(prefix);
		attempt.add("true");
		try {
			return (new ProcessBuilder(attempt).start().waitFor() == 0) ? prefix : List.of();
		}
		catch (IOException ex) {
			// Not GNU's env, or an old one.
			return List.of();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Runs a command and waits until it ends. */
	Ended run(String... arguments) throws IOException, InterruptedException {
		Process process = start(arguments);
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Ended(process.waitFor(), output);
	}

	/** Waits until the database of a gateway answers. */
	public static void awaitDatabase(Process process) throws IOException {
		read(process, (line) -> false);
	}

	/**
	 * Waits until the database of a gateway answers, and returns its Bolt port. The
	 * gateway must have the option {@link #WITH_BOLT}.
	 */
	public static Bolt bolt(Process process) throws IOException {
		List<Bolt> found = new ArrayList<>();
		read(process, (line) -> {
			Matcher bolt = BOLT.matcher(line);
			return bolt.find() && found.add(new Bolt(URI.create(bolt.group(1)), Path.of(bolt.group(2))));
		});
		return found.getFirst();
	}

	private static void read(Process process, Predicate<String> line) throws IOException {
		BufferedReader console = process.inputReader();
		for (String next = console.readLine(); next != null; next = console.readLine()) {
			line.test(next);
			if (next.contains(ANSWERS)) {
				return;
			}
		}
		throw new IllegalStateException("It ended without a database.");
	}

	/**
	 * Waits until the newest job has ended after this time, and returns its state and its
	 * message. The job can have been queued before, because an equal job is not queued
	 * twice. A job of a killed gateway does not count, because its work is queued again:
	 * Neo4j reads what is committed, and can show its end without the job that follows.
	 */
	static String awaitLastJob(Bolt bolt, Instant since) {
		return await(bolt, since, (state) -> !state.equals("null"),
				"""
						OPTIONAL MATCH (job:ImportJob) WITH job ORDER BY job.number DESC LIMIT 1
						RETURN CASE WHEN job.endedAt > $since AND NOT coalesce(job.message, '') CONTAINS 'another job imports the rest'
						  THEN job.state + coalesce(': ' + job.message, '') END AS state""");
	}

	/** Waits until a job has written documents, or the newest job has ended. */
	static void awaitLoading(Bolt bolt, Instant since) {
		await(bolt, since, "LOADING"::equals,
				"""
						OPTIONAL MATCH (job:ImportJob) WITH job ORDER BY job.number DESC LIMIT 1
						RETURN CASE WHEN job.state = 'RUNNING' AND job.loaded > 0 OR job.endedAt > $since THEN 'LOADING' END AS state""");
	}

	private static String await(Bolt bolt, Instant since, Predicate<String> wanted, String statement) {
		try (Driver driver = bolt.driver()) {
			return Awaitility.await()
				.atMost(Duration.ofMinutes(9))
				.pollInterval(Duration.ofMillis(200))
				.until(() -> driver.executableQuery(statement)
					.withParameters(Map.of("since", since.atZone(ZoneOffset.UTC)))
					.execute()
					.records()
					.getFirst()
					.get("state")
					.asString(), wanted);
		}
	}

	/** Returns all nodes and edges except those of jobs and of the log of changes. */
	static List<String> snapshot(Bolt bolt) {
		List<String> lines = new ArrayList<>();
		try (Driver driver = bolt.driver()) {
			for (String statement : List.of(NODES, EDGES)) {
				driver.executableQuery(statement).execute().records().forEach((row) -> {
					Map<String, Object> properties = new TreeMap<>(row.get("properties").asMap());
					properties.keySet()
						.removeAll(List.of("importedAt", "job", "changeSequence", "createdSequence", "sequence",
								"history", "token", "loaded", "removalsForgotten", "changes", "changesFrom",
								"changesKeptFrom"));
					lines.add(row.get("name").asString() + " " + properties);
				});
			}
		}
		lines.sort(null);
		return lines;
	}

	@Override
	public void close() {
		this.processes.forEach(Process::destroyForcibly);
		this.processes.forEach((process) -> process.onExit().join());
	}

	/**
	 * The Bolt port of a gateway.
	 *
	 * @param uri its address
	 * @param password the file with the password
	 */
	public record Bolt(URI uri, Path password) {

		/** Connects to the port. */
		public Driver driver() {
			try {
				return GraphDatabase.driver(this.uri,
						AuthTokens.basic("neo4j", Files.readString(this.password).strip()));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	/**
	 * The result of a command.
	 *
	 * @param exit its exit code
	 * @param output its standard output and error stream
	 */
	record Ended(int exit, String output) {
	}

}
