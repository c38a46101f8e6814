package dev.newsgraph;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code src/docs/configuration.md} lists every property, as the configuration metadata
 * and the validation annotations describe it. {@code -Dmanual.write=true} writes the
 * tables anew.
 */
class ConfigurationDocumentationTests {

	private static final Path PAGE = Path.of("src/docs/configuration.md");

	private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

	private static final String GENERATED = "<!-- What follows is generated; see CONTRIBUTING.md. -->\n";

	private static final Map<String, String> TYPES = Map.of("Boolean", "true, false", "Integer", "whole number", "Long",
			"whole number", "Double", "number", "Duration", "duration", "DataSize", "size", "Path", "path", "URI",
			"address", "InetAddress", "address", "String", "text");

	/** The sections, each with the beginnings of its properties' names. */
	private static final Map<String, List<String>> SECTIONS = new LinkedHashMap<>();

	static {
		SECTIONS.put("Import", List.of("newsgraph.import."));
		SECTIONS.put("Addresses", List.of("newsgraph.addresses."));
		SECTIONS.put("Import jobs", List.of("newsgraph.jobs."));
		SECTIONS.put("Query caps", List.of("newsgraph.query.caps."));
		SECTIONS.put("Queries", List.of("newsgraph.query."));
		SECTIONS.put("Trusted documents", List.of("newsgraph.documents."));
		SECTIONS.put("HTTP requests", List.of("newsgraph.http."));
		SECTIONS.put("Access", List.of("newsgraph.access.", "newsgraph.budget."));
		SECTIONS.put("Revision of the graph", List.of("newsgraph.revision.", "newsgraph.replica."));
		SECTIONS.put("Stories", List.of("newsgraph.insight."));
		SECTIONS.put("Answer cache", List.of("newsgraph.caching."));
		SECTIONS.put("Export", List.of("newsgraph.export."));
		SECTIONS.put("Subscriptions", List.of("newsgraph.subscriptions."));
		SECTIONS.put("Federation", List.of("newsgraph.federation."));
		SECTIONS.put("Observability", List.of("newsgraph.observability.", "logging."));
		SECTIONS.put("Playground", List.of("newsgraph.playground."));
		SECTIONS.put("Embedded server", List.of("newsgraph.database.embedded."));
		SECTIONS.put("Database", List.of("newsgraph.database.", "newsgraph.schema."));
		SECTIONS.put("Neo4j server", List.of("spring.neo4j."));
		SECTIONS.put("Web server", List.of("server.", "spring.", "management."));
	}

	@Test
	void thePageListsEveryProperty() throws IOException {
		String page = Files.readString(PAGE);
		assertThat(page).contains(GENERATED);
		String actual = page.substring(0, page.indexOf(GENERATED) + GENERATED.length()) + tables();
		if (Boolean.getBoolean("manual.write")) {
			Files.writeString(PAGE, actual);
		}
		assertThat(actual).isEqualTo(Files.readString(PAGE));
	}

	@Test
	void everyPropertyHasAMeaning() throws IOException {
		assertThat(properties().values())
			.allMatch((property) -> !property.path("description").asString("").isBlank(), "has a description")
			.hasSizeGreaterThan(60);
	}

	@Test
	void everyPropertyOfARecordIsInTheMetadata() throws IOException {
		assertThat(properties()).containsKeys(components().keySet().toArray(String[]::new));
	}

	private static String tables() throws IOException {
		Map<String, JsonNode> properties = properties();
		Map<String, RecordComponent> components = components();
		Map<String, StringBuilder> tables = new LinkedHashMap<>();
		SECTIONS.keySet().forEach((section) -> tables.put(section, new StringBuilder()));
		properties.forEach((name, property) -> {
			String section = SECTIONS.entrySet()
				.stream()
				.filter((entry) -> entry.getValue().stream().anyMatch(name::startsWith))
				.map(Map.Entry::getKey)
				.findFirst()
				.orElseThrow();
			RecordComponent component = components.get(name);
			tables.get(section)
				.append("| `%s` | %s | %s | %s |\n".formatted(name, type(property, component), defaultValue(property),
						meaning(property)));
		});
		StringBuilder text = new StringBuilder();
		tables.forEach((section, rows) -> text
			.append("\n## %s\n\n| property | value | default | meaning |\n".formatted(section))
			.append("| --- | --- | --- | --- |\n")
			.append(rows));
		return text.toString();
	}

	private static String type(JsonNode property, @Nullable RecordComponent component) {
		String range = null;
		if (component != null) {
			AllowedValues allowed = AllowedValues.of(component.getType(), component.getAccessor().getAnnotations());
			if (component.getType().isEnum()) {
				return allowed.type().replace("one of ", "");
			}
			range = allowed.range();
		}
		String name = property.get("type").asString();
		String type = name.startsWith("java.util.Map<") ? "map"
				: name.contains("<") ? "list of text" : TYPES.get(name.substring(name.lastIndexOf('.') + 1));
		assertThat(type).as(name).isNotNull();
		return (range != null) ? type + ", " + range : type;
	}

	private static String defaultValue(JsonNode property) {
		String value = property.path("defaultValue").asString("");
		return value.isEmpty() ? "none" : "`" + value + "`";
	}

	private static String meaning(JsonNode property) {
		return property.get("description").asString().replaceAll("\\{@code ([^}]*)}", "`$1`").replace("|", "\\|");
	}

	private static Map<String, JsonNode> properties() throws IOException {
		Map<String, JsonNode> properties = new TreeMap<>();
		new JsonMapper().readTree(Files.readString(METADATA))
			.get("properties")
			.forEach((property) -> properties.put(property.get("name").asString(), property));
		return properties;
	}

	/** The component that each property of our own is bound to. */
	static Map<String, RecordComponent> components() {
		Map<String, RecordComponent> components = new TreeMap<>();
		for (Class<?> type : propertyTypes()) {
			collect(type.getAnnotation(ConfigurationProperties.class).value(), type, components);
		}
		return components;
	}

	/** The records of properties. */
	static List<Class<?>> propertyTypes() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
		List<Class<?>> types = new ArrayList<>();
		scanner.findCandidateComponents("dev.newsgraph")
			.forEach((found) -> types.add(ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null)));
		assertThat(types).hasSizeGreaterThan(5).allMatch(Class::isRecord);
		return types;
	}

	private static void collect(String prefix, Class<?> type, Map<String, RecordComponent> components) {
		for (RecordComponent component : type.getRecordComponents()) {
			String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
			if (component.getType().isRecord()) {
				collect(name, component.getType(), components);
			}
			else {
				components.put(name, component);
			}
		}
	}

}
