package dev.newsgraph.playground;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * The dashboards for all users: those in the jar, and those in the folder of the
 * operators. A file of the folder replaces the one of the jar with the same name.
 */
final class DashboardLibrary {

	private static final String EXTENSION = ".json";

	private static final String SHIPPED = "newsgraph";

	private static final String USER = "yours";

	private static final String FORMAT = "newsgraph-dashboard";

	private static final JsonMapper JSON = new JsonMapper();

	private final Map<String, SharedDashboard> shipped = new TreeMap<>();

	private final SharedFolder folder;

	DashboardLibrary(ResourcePatternResolver resources, PlaygroundProperties properties) throws IOException {
		this.folder = new SharedFolder(properties.dashboards(), EXTENSION,
				new SharedFolder.Limit<>(properties.maxDashboardFile(), "newsgraph.playground.max-dashboard-file"),
				new SharedFolder.Limit<>(properties.maxDashboardFiles(), "newsgraph.playground.max-dashboard-files"));
		for (Resource file : resources.getResources("classpath*:playground/dashboards/*" + EXTENSION)) {
			String name = String.valueOf(file.getFilename());
			this.shipped.put(name, read(name, file.getContentAsString(StandardCharsets.UTF_8), SHIPPED));
		}
	}

	/** Returns all dashboards, those of the folder first, in the order of their names. */
	List<SharedDashboard> dashboards() {
		Map<String, SharedDashboard> own = this.folder.read(this::readOwn, DashboardLibrary::unread);
		return Stream
			.concat(own.values().stream(),
					this.shipped.entrySet()
						.stream()
						.filter((entry) -> !own.containsKey(entry.getKey()))
						.map(Map.Entry::getValue))
			.toList();
	}

	private SharedDashboard readOwn(String fileName, String text) {
		SharedDashboard dashboard = read(fileName, text, USER);
		if (dashboard.problem() != null) {
			this.folder.log(fileName, dashboard.problem());
		}
		return dashboard;
	}

	private static SharedDashboard unread(String fileName, String problem) {
		return new SharedDashboard(name(fileName), USER, null, problem);
	}

	private static SharedDashboard read(String fileName, String text, String source) {
		JsonNode content;
		try {
			content = JSON.readTree(text.replaceFirst("^\uFEFF", ""));
		}
		catch (JacksonException ex) {
			return new SharedDashboard(name(fileName), source, null, "The file is not JSON" + place(ex.getLocation())
					+ "; write it with “Download file” of a dashboard.");
		}
		String problem = problem(content);
		return new SharedDashboard(name(fileName), source, (problem == null) ? content : null, problem);
	}

	private static @Nullable String problem(JsonNode content) {
		if (!content.isObject() || !FORMAT.equals(content.path("format").asString(""))) {
			return "The file is not a dashboard: it has no \"format\": \"%s\".".formatted(FORMAT);
		}
		if (content.path("title").asString("").isBlank()) {
			return "The dashboard has no title; add \"title\".";
		}
		return content.path("cards").isArray() ? null : "The dashboard has no list of cards; add \"cards\".";
	}

	private static String place(@Nullable TokenStreamLocation location) {
		return (location == null || location.getLineNr() < 1) ? ""
				: " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
	}

	private static String name(String fileName) {
		return fileName.endsWith(EXTENSION) ? fileName.substring(0, fileName.length() - EXTENSION.length()) : fileName;
	}

}
