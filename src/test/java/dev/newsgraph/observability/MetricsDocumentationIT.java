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
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

import dev.newsgraph.database.EmbeddedData;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.jobs.JobFinished;
import dev.newsgraph.transport.HttpTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks the table of meters, the dashboard and the alert rules against the running
 * gateway.
 */
@HttpTest
class MetricsDocumentationIT {

	private static final Path DOCS = Path.of("src/docs");

	private static final String STORE = "newsgraph.store.size";

	/**
	 * Meters of {@code newsgraph.insight.enabled=true}, which this gateway does not have.
	 */
	private static final List<String> OF_INSIGHT = List.of("newsgraph.insight.backlog", "newsgraph.insight.behind",
			"newsgraph.insight.embedded");

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
		this.events.publishEvent(new JobFinished(false, new ImportReport("job", 0, 0, 0, 0, 0, 0, Duration.ZERO, null,
				List.of(), 0, new TreeMap<>(), List.of(), ImportOutcome.COMPLETED)));
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
			actual.put(STORE, Set.of());
		}
		OF_INSIGHT.forEach((name) -> actual.put(name, Set.of()));
		assertThat(documented).isEqualTo(actual);
	}

	@Test
	void dashboardAndAlertsUseMetricsOfTheGateway() throws IOException, InterruptedException {
		String exposed = this.http
			.send(HttpRequest
				.newBuilder(URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(this.management)))
				.build(), BodyHandlers.ofString())
			.body();
		Set<String> names = Pattern.compile("(?m)^([a-z_]+)[ {]")
			.matcher(exposed)
			.results()
			.map((found) -> found.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
		if (this.embedded.getIfAvailable() == null) {
			names.add("newsgraph_store_size_bytes");
		}
		for (String file : List.of("dashboard.json", "alerts.yaml")) {
			Set<String> used = Pattern.compile("(?:newsgraph|jvm)_[a-z_]+")
				.matcher(Files.readString(DOCS.resolve("operations").resolve(file)))
				.results()
				.map((found) -> found.group())
				.collect(Collectors.toCollection(TreeSet::new));
			assertThat(used).as(file).hasSizeGreaterThan(5);
			assertThat(names).as(file).containsAll(used);
		}
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
