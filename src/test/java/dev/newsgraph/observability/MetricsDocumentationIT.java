package dev.newsgraph.observability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

import dev.newsgraph.database.EmbeddedData;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.jobs.JobFinished;
import dev.newsgraph.jobs.JobWork;
import dev.newsgraph.observability.PrometheusExpression.Condition;
import dev.newsgraph.observability.PrometheusExpression.Selector;
import dev.newsgraph.query.events.FinishedOperation;
import dev.newsgraph.query.events.OperationName;
import dev.newsgraph.transport.HttpTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks the table of meters, the dashboard and the alert rules against the running
 * gateway.
 */
@HttpTest
class MetricsDocumentationIT {

	private static final Path DOCS = Path.of("src/docs");

	/** Meters of the embedded server. */
	private static final List<String> OF_STORE = List.of("newsgraph.store.free", "newsgraph.store.size");

	/**
	 * Meters of {@code newsgraph.insight.enabled=true}, which this gateway does not have.
	 */
	private static final List<String> OF_INSIGHT = List.of("newsgraph.insight.backlog", "newsgraph.insight.behind",
			"newsgraph.insight.embedded");

	/**
	 * The meter of {@code newsgraph.import.watch=true}, which this gateway does not have.
	 */
	private static final String OF_WATCH = "newsgraph.watch.root";

	/** Labels that Prometheus adds. */
	private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

	@LocalServerPort
	private int port;

	@LocalManagementPort
	private int management;

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private ApplicationEventPublisher events;

	@Autowired
	private ObjectProvider<EmbeddedData> embedded;

	private final HttpClient http = HttpClient.newHttpClient();

	/** Some meters exist from their first use on. */
	@BeforeEach
	void use() throws IOException, InterruptedException {
		this.http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/graphql".formatted(this.port)))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"query\": \"{ __typename }\"}"))
			.build(), BodyHandlers.discarding());
		this.events.publishEvent(new JobFinished(JobWork.ALL_FOLDERS, false, new ImportReport("job", 0, 0, 0, 0, 0, 0,
				Duration.ZERO, null, List.of(), 0, new TreeMap<>(), List.of(), ImportOutcome.COMPLETED)));
	}

	@Test
	void thePageListsEachMeterWithItsTags() throws IOException {
		TreeMap<String, Set<String>> documented = new TreeMap<>();
		Pattern row = Pattern.compile("^\\| `(newsgraph\\.[a-z.]+)` \\| [a-z]+ \\| ([^|]*) ?\\|");
		for (String line : Files.readAllLines(DOCS.resolve("observability.md"))) {
			row.matcher(line).results().forEach((found) -> documented.put(found.group(1), quoted(found.group(2))));
		}
		TreeMap<String, Set<String>> actual = new TreeMap<>();
		for (Meter meter : this.meters.getMeters()) {
			if (meter.getId().getName().startsWith("newsgraph.")) {
				actual.computeIfAbsent(meter.getId().getName(), (name) -> new TreeSet<>())
					.addAll(meter.getId().getTags().stream().map(Tag::getKey).toList());
			}
		}
		if (this.embedded.getIfAvailable() == null) {
			OF_STORE.forEach((name) -> actual.put(name, Set.of()));
		}
		OF_INSIGHT.forEach((name) -> actual.put(name, Set.of()));
		actual.put(OF_WATCH, Set.of());
		assertThat(documented).isEqualTo(actual);
	}

	@Test
	void theDashboardUsesMetricsLabelsAndValuesOfTheGateway() throws IOException, InterruptedException {
		Map<String, Map<String, Set<String>>> exposed = exposed();
		JsonNode dashboard = new JsonMapper().readTree(Files.readString(DOCS.resolve("operations/dashboard.json")));
		int expressions = 0;
		for (JsonNode panel : dashboard.get("panels")) {
			for (JsonNode target : panel.path("targets")) {
				check(exposed, target.get("expr").asString(), target.path("legendFormat").asString(""));
				expressions++;
			}
		}
		assertThat(expressions).isGreaterThan(10);
		for (JsonNode variable : dashboard.at("/templating/list")) {
			Matcher query = Pattern.compile("label_values\\((\\w+), (\\w+)\\)")
				.matcher(variable.get("query").asString());
			if (query.matches()) {
				assertThat(exposed).containsKey(query.group(1));
				assertThat(query.group(2)).isEqualTo("instance");
			}
			else {
				assertThat(variable.get("type").asString()).isEqualTo("datasource");
			}
		}
	}

	@Test
	void theAlertsUseMetricsLabelsAndValuesOfTheGateway() throws IOException, InterruptedException {
		Map<String, Map<String, Set<String>>> exposed = exposed();
		exposed.put("up", Map.of("job", jobs()));
		Map<?, ?> alerts = new Yaml().load(Files.readString(DOCS.resolve("operations/alerts.yaml")));
		List<Map<?, ?>> rules = new ArrayList<>();
		for (Object group : (List<?>) alerts.get("groups")) {
			((List<?>) ((Map<?, ?>) group).get("rules")).forEach((rule) -> rules.add((Map<?, ?>) rule));
		}
		assertThat(rules).hasSizeGreaterThan(5).allSatisfy((rule) -> {
			Map<?, ?> annotations = (Map<?, ?>) rule.get("annotations");
			check(exposed, String.valueOf(rule.get("expr")),
					String.valueOf(annotations.values()).replace("$labels.", ""));
		});
	}

	/**
	 * Checks an expression.
	 * @param exposed the values by metric and label
	 * @param text what is shown, with the names of labels in braces
	 */
	private static void check(Map<String, Map<String, Set<String>>> exposed, String expression, String text) {
		PrometheusExpression parsed = PrometheusExpression.of(expression);
		assertThat(parsed.selectors()).as(expression).isNotEmpty();
		Set<String> shown = new TreeSet<>(parsed.grouping());
		for (Selector selector : parsed.selectors()) {
			Map<String, Set<String>> labels = exposed.get(selector.metric());
			assertThat(labels).as("the metric %s in %s", selector.metric(), expression).isNotNull();
			assertThat(with(OF_PROMETHEUS, labels.keySet())).as("labels of %s in %s", selector.metric(), expression)
				.containsAll(parsed.grouping())
				.containsAll(selector.conditions().stream().map(Condition::label).toList());
			for (Condition condition : selector.conditions()) {
				if (!condition.value().startsWith("$")) {
					assertThat(labels.getOrDefault(condition.label(), Set.of()))
						.as("values of %s in %s", condition.label(), expression)
						.containsAll(condition.values());
				}
			}
			if (parsed.grouping().isEmpty()) {
				shown.addAll(with(OF_PROMETHEUS, labels.keySet()));
			}
		}
		assertThat(shown).as(expression)
			.containsAll(Pattern.compile("\\{\\{\\s*([\\w$.]+)\\s*}}")
				.matcher(text)
				.results()
				.map((found) -> found.group(1))
				.toList());
	}

	private static Set<String> with(Set<String> some, Set<String> others) {
		Set<String> all = new TreeSet<>(some);
		all.addAll(others);
		return all;
	}

	/**
	 * Returns the values by metric and label: those that the gateway shows now, and those
	 * that it can show later.
	 */
	private Map<String, Map<String, Set<String>>> exposed() throws IOException, InterruptedException {
		String text = this.http
			.send(HttpRequest
				.newBuilder(URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(this.management)))
				.build(), BodyHandlers.ofString())
			.body();
		Map<String, Map<String, Set<String>>> exposed = new TreeMap<>();
		Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)})? [^ ]+$").matcher(text).results().forEach((line) -> {
			Map<String, Set<String>> labels = exposed.computeIfAbsent(line.group(1), (name) -> new TreeMap<>());
			if (line.group(2) != null) {
				Pattern.compile("([a-z]+)=\"([^\"]*)\"")
					.matcher(line.group(2))
					.results()
					.forEach((label) -> labels.computeIfAbsent(label.group(1), (name) -> new TreeSet<>())
						.add(label.group(2)));
			}
		});
		if (this.embedded.getIfAvailable() == null) {
			exposed.put("newsgraph_store_free_bytes", Map.of());
			exposed.put("newsgraph_store_size_bytes", Map.of());
		}
		for (String metric : List.of("backlog", "behind", "embedded_total")) {
			exposed.put("newsgraph_insight_" + metric, Map.of());
		}
		exposed.put("newsgraph_watch_root", Map.of());
		for (String end : List.of("_count", "_sum", "_max", "_bucket")) {
			Map<String, Set<String>> operations = exposed.get("newsgraph_operations_seconds" + end);
			operations.get("outcome").addAll(outcomes());
			operations.get("type")
				.addAll(Stream.of(OperationName.Type.values()).map(OperationName.Type::text).toList());
			operations.get("answer").addAll(List.of("executed", "kept"));
		}
		for (String end : List.of("_count", "_sum", "_max")) {
			exposed.get("newsgraph_imports_seconds" + end)
				.get("outcome")
				.addAll(Stream.of(ImportOutcome.values())
					.map((outcome) -> outcome.name().toLowerCase(Locale.ROOT))
					.toList());
		}
		return exposed;
	}

	/** Returns the documented codes of errors, and the outcomes without one. */
	private static Set<String> outcomes() throws IOException {
		Set<String> outcomes = new TreeSet<>(List.of(FinishedOperation.OK, FinishedOperation.CLIENT_GONE));
		Pattern code = Pattern.compile("`([A-Z_]+)`");
		for (String line : Files.readAllLines(DOCS.resolve("errors-and-limits.md"))) {
			if (line.startsWith("| `")) {
				code.matcher(line.substring(0, line.indexOf('|', 1)))
					.results()
					.forEach((found) -> outcomes.add(found.group(1)));
			}
		}
		return outcomes;
	}

	/** Returns the names of jobs in the documented configuration of Prometheus. */
	private static Set<String> jobs() throws IOException {
		return Pattern.compile("job_name: (\\w+)")
			.matcher(Files.readString(DOCS.resolve("observability.md")))
			.results()
			.map((found) -> found.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	@Test
	void theDashboardShowsEachMeter() throws IOException {
		String dashboard = Files.readString(DOCS.resolve("operations/dashboard.json"));
		Stream<String> left = this.meters.getMeters()
			.stream()
			.map((meter) -> meter.getId().getName())
			.filter((name) -> name.startsWith("newsgraph.") && !dashboard.contains(name.replace('.', '_')))
			.distinct();
		assertThat(left).containsOnly("newsgraph.query.operations", "newsgraph.answers.size");
	}

	private static Set<String> quoted(String text) {
		return Pattern.compile("`([a-z]+)`")
			.matcher(text)
			.results()
			.map((found) -> found.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
