package dev.newsgraph;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Files for containers, Kubernetes and systemd. No cluster and no engine is needed. */
class DeploymentFilesTests {

	private static final Path CONTAINERS = Path.of("src/containers");

	private static final Path KUBERNETES = CONTAINERS.resolve("kubernetes");

	private static final Path OPERATIONS = Path.of("src/docs/operations");

	private static final Pattern VARIABLE = Pattern
		.compile("(\\$\\{)?\\b((?:NEWSGRAPH|MANAGEMENT|SPRING|SERVER|LOGGING)_[A-Z0-9_]+)\\b");

	/**
	 * Variables of the files for Docker Compose themselves, which name them at their top.
	 */
	private static final Set<String> COMPOSE = Set.of("NEWSGRAPH_IMAGE", "NEWSGRAPH_IMPORT", "NEWSGRAPH_PORT");

	private static final JsonMapper JSON = new JsonMapper();

	/** A wrong name of a variable has no effect, and no message. */
	@Test
	void environmentVariablesAreProperties() throws IOException {
		Set<String> properties = new HashSet<>();
		Set<String> collections = new HashSet<>();
		readMetadata(properties, collections);
		assertThat(properties).contains("NEWSGRAPH_IMPORT_WATCH", "SERVER_PORT", "SPRING_NEO4J_URI",
				"MANAGEMENT_SERVER_PORT");
		Map<String, Path> unknown = new TreeMap<>();
		Set<String> known = new TreeSet<>();
		for (Path file : files(CONTAINERS, OPERATIONS)) {
			boolean compose = file.getFileName().toString().startsWith("compose");
			for (MatchResult variable : VARIABLE.matcher(withoutComments(file)).results().toList()) {
				String name = variable.group(2);
				if (compose && variable.group(1) != null && COMPOSE.contains(name)) {
					continue;
				}
				if (properties.contains(name) || collections.stream().anyMatch((map) -> name.startsWith(map + "_"))) {
					known.add(name);
				}
				else {
					unknown.put(name, file);
				}
			}
		}
		assertThat(unknown).isEmpty();
		assertThat(known).hasSizeGreaterThan(10);
	}

	@Test
	void probesAskPortsOfTheirContainer() throws IOException {
		int probes = 0;
		for (Workload workload : workloads().values()) {
			for (Map.Entry<String, JsonNode> probe : workload.probes) {
				assertThat(workload.ports(probe.getKey())).as(probe.toString())
					.contains(probe.getValue().findPath("port").asString());
				probes++;
			}
		}
		assertThat(probes).isGreaterThanOrEqualTo(3);
	}

	@Test
	void mountedVolumesExist() throws IOException {
		for (Map.Entry<String, Workload> workload : workloads().entrySet()) {
			assertThat(workload.getValue().volumes).as(workload.getKey()).containsAll(workload.getValue().mounts);
			assertThat(workload.getValue().mounts).as(workload.getKey()).isNotEmpty();
		}
	}

	@Test
	void portsOfServicesAndPoliciesArePortsOfContainers() throws IOException {
		Set<String> ports = new HashSet<>();
		workloads().values().forEach((workload) -> workload.ports.values().forEach(ports::addAll));
		int services = 0;
		for (JsonNode document : documents()) {
			if (isKind(document, "Service")) {
				for (JsonNode port : document.at("/spec/ports")) {
					assertThat(ports).as(document.toString())
						.contains((port.has("targetPort") ? port.get("targetPort") : port.path("port")).asString());
				}
				services++;
			}
			if (isKind(document, "NetworkPolicy")) {
				for (JsonNode rule : document.at("/spec/ingress")) {
					for (JsonNode port : rule.path("ports")) {
						assertThat(ports).as(rule.toString()).contains(port.get("port").asString());
					}
				}
			}
		}
		assertThat(services).isPositive();
	}

	/**
	 * Kustomize adds the labels of a {@code kustomization.yaml} to pods and selectors.
	 */
	@Test
	void selectorsMatchLabelsOfPods() throws IOException {
		Set<Map.Entry<String, JsonNode>> added = new HashSet<>();
		List<Set<Map.Entry<String, JsonNode>>> pods = new ArrayList<>();
		List<JsonNode> selectors = new ArrayList<>();
		for (JsonNode document : documents()) {
			document.path("labels").forEach((label) -> added.addAll(label.path("pairs").properties()));
			added.addAll(document.path("commonLabels").properties());
			if (document.at("/spec/template").isObject()) {
				pods.add(new HashSet<>(document.at("/spec/template/metadata/labels").properties()));
			}
			JsonNode selector = document.at("/spec/selector");
			selectors.add(selector.has("matchLabels") ? selector.get("matchLabels") : selector);
			// With a namespace, these are pods of others.
			document.findParents("podSelector")
				.stream()
				.filter((parent) -> !parent.has("namespaceSelector"))
				.forEach((parent) -> selectors.add(parent.at("/podSelector/matchLabels")));
		}
		pods.forEach((labels) -> labels.addAll(added));
		for (JsonNode selector : selectors) {
			assertThat(pods).as(selector.toString()).anyMatch((labels) -> labels.containsAll(selector.properties()));
		}
		assertThat(selectors).anyMatch((selector) -> !selector.isEmpty());
	}

	@Test
	void namesOfOtherObjectsExist() throws IOException {
		Set<String> services = new HashSet<>();
		Set<String> maps = new HashSet<>();
		for (JsonNode document : documents()) {
			if (isKind(document, "Service")) {
				services.add(name(document));
			}
			if (isKind(document, "ConfigMap")) {
				maps.add(name(document));
			}
			document.path("configMapGenerator").forEach((map) -> maps.add(map.get("name").asString()));
		}
		for (JsonNode document : documents()) {
			for (JsonNode service : document.findValues("serviceName")) {
				assertThat(services).contains(service.asString());
			}
			for (String reference : List.of("configMapRef", "configMapKeyRef")) {
				for (JsonNode map : document.findValues(reference)) {
					assertThat(maps).contains(map.get("name").asString());
				}
			}
		}
	}

	/** A file that no kustomization names is not applied. */
	@Test
	void allFilesOfKubernetesAreNamed() throws IOException {
		Set<Path> named = new HashSet<>();
		List<Path> files = yamlFiles();
		for (Path file : files) {
			if (isKustomization(file)) {
				for (JsonNode document : read(file)) {
					texts(document).map((text) -> file.resolveSibling(text).normalize()).forEach(named::add);
				}
			}
		}
		assertThat(files).allMatch((file) -> isKustomization(file) || named.contains(file.normalize()));
	}

	/** What runs the process starts it again. */
	@Test
	void theProcessExitsWhenTheMemoryRunsOut() throws IOException {
		assertThat(Files.readString(CONTAINERS.resolve("Dockerfile")))
			.containsPattern("(?m)^ENV .*JAVA_OPTS=\"[^\"]*-XX:\\+ExitOnOutOfMemoryError");
		assertThat(Files.readString(OPERATIONS.resolve("newsgraph.service"))).containsSubsequence(
				"Environment=JAVA_OPTS=", "-XX:+ExitOnOutOfMemoryError\nEnvironmentFile=", "Restart=on-failure");
		for (String file : List.of("compose.yaml", "compose-neo4j.yaml")) {
			assertThat(Files.readString(CONTAINERS.resolve(file))).contains("restart: unless-stopped");
		}
	}

	/** The documentation says so. */
	@Test
	void allFilesGiveTheSameTimeForAShutdown() throws IOException {
		Pattern time = Pattern
			.compile("(?:stop_grace_period:|terminationGracePeriodSeconds:|TimeoutStopSec=)\\s*(\\d+)");
		for (String file : List.of("containers/compose.yaml", "containers/compose-neo4j.yaml",
				"containers/kubernetes/statefulset.yaml", "docs/operations/newsgraph.service")) {
			Matcher matcher = time.matcher(Files.readString(Path.of("src", file)));
			assertThat(matcher.find()).as(file).isTrue();
			assertThat(matcher.group(1)).as(file).isEqualTo("45");
		}
	}

	private static void readMetadata(Set<String> properties, Set<String> collections) throws IOException {
		for (URL url : Collections.list(DeploymentFilesTests.class.getClassLoader()
			.getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream input = url.openStream()) {
				for (JsonNode property : JSON.readTree(input).get("properties")) {
					String name = property.get("name")
						.asString()
						.replace("-", "")
						.replace('.', '_')
						.toUpperCase(Locale.ROOT);
					properties.add(name);
					if (property.path("type").asString("").matches("java\\.util\\.(Map|List|Set)<.*|.*\\[]")) {
						collections.add(name);
					}
				}
			}
		}
	}

	private static Map<String, Workload> workloads() throws IOException {
		Map<String, Workload> workloads = new TreeMap<>();
		for (JsonNode document : documents()) {
			if (document.at("/spec/template/spec/containers").isArray()) {
				// A patch has only a part of a workload, and its name.
				workloads
					.computeIfAbsent(document.get("kind").asString() + " " + name(document), (key) -> new Workload())
					.add(document.get("spec"));
			}
		}
		assertThat(workloads).isNotEmpty();
		return workloads;
	}

	/** Returns all YAML documents of the folder for Kubernetes that are objects. */
	private static List<JsonNode> documents() throws IOException {
		List<JsonNode> documents = new ArrayList<>();
		for (Path file : yamlFiles()) {
			documents.addAll(read(file));
		}
		return documents;
	}

	private static List<JsonNode> read(Path file) throws IOException {
		return StreamSupport.stream(new Yaml().loadAll(Files.readString(file)).spliterator(), false)
			.map((document) -> JSON.<JsonNode>valueToTree(document))
			.filter(JsonNode::isObject)
			.toList();
	}

	private static List<Path> yamlFiles() throws IOException {
		return files(KUBERNETES).stream().filter((file) -> file.toString().matches(".*\\.ya?ml")).toList();
	}

	private static List<Path> files(Path... folders) throws IOException {
		List<Path> found = new ArrayList<>();
		for (Path folder : folders) {
			try (Stream<Path> files = Files.walk(folder)) {
				files.filter(Files::isRegularFile).sorted().forEach(found::add);
			}
		}
		return found;
	}

	private static String withoutComments(Path file) throws IOException {
		return Files.readString(file).replaceAll("(?m)^\\s*#.*$", "");
	}

	private static boolean isKustomization(Path file) {
		return file.getFileName().toString().equals("kustomization.yaml");
	}

	private static boolean isKind(JsonNode document, String kind) {
		return document.path("kind").asString("").equals(kind);
	}

	private static String name(JsonNode document) {
		return document.at("/metadata/name").asString();
	}

	private static Stream<String> texts(JsonNode node) {
		return node.isContainer() ? node.valueStream().flatMap(DeploymentFilesTests::texts)
				: Stream.of(node.asString("")).filter((text) -> text.matches("[\\w./-]+"));
	}

	/** What is known about the pods of a workload, from all documents that name it. */
	private static final class Workload {

		private final Map<String, Set<String>> ports = new HashMap<>();

		private final List<Map.Entry<String, JsonNode>> probes = new ArrayList<>();

		private final Set<String> volumes = new TreeSet<>();

		private final Set<String> mounts = new TreeSet<>();

		private void add(JsonNode spec) {
			JsonNode pod = spec.at("/template/spec");
			pod.path("volumes").forEach((volume) -> this.volumes.add(volume.get("name").asString()));
			spec.path("volumeClaimTemplates").forEach((claim) -> this.volumes.add(name(claim)));
			for (String list : List.of("containers", "initContainers")) {
				for (JsonNode container : pod.path(list)) {
					addContainer(container);
				}
			}
		}

		private void addContainer(JsonNode container) {
			String name = container.get("name").asString();
			for (JsonNode port : container.path("ports")) {
				this.ports.computeIfAbsent(name, (key) -> new TreeSet<>())
					.addAll(List.of(port.path("name").asString(""), port.get("containerPort").asString()));
			}
			container.path("volumeMounts").forEach((mount) -> this.mounts.add(mount.get("name").asString()));
			for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
				if (container.at("/%s/httpGet".formatted(probe)).isObject()
						|| container.at("/%s/tcpSocket".formatted(probe)).isObject()) {
					this.probes.add(Map.entry(name, container.get(probe)));
				}
			}
		}

		private Set<String> ports(String container) {
			return this.ports.getOrDefault(container, Set.of());
		}

	}

}
