package dev.newsgraph.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

import dev.newsgraph.documents.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands, options, properties and codes that the documentation names exist, and its
 * tables of codes are complete.
 */
class DocumentedNamesTests {

	private static final Path DOCS = Path.of("src/docs");

	private static final Map<String, CommandLine> COMMANDS = CommandLineInterface.commandLine(Object.class, List.of())
		.getSubcommands();

	/** What follows a jar, or what Maven is to pass on. */
	private static final Pattern COMMAND = Pattern
		.compile("newsgraph(?:-slim)?\\.jar((?: [^\\s`|>]+)*)|-Dspring-boot\\.run\\.arguments=(\"[^\"]*\"|\\S+)");

	private static final Pattern PROPERTY = Pattern
		.compile("(?<![\\w/.-])(newsgraph\\.(?!jar|graphqls)[a-z][a-z-]*(?:\\.[a-z-]+)*(?:\\.\\*)?)");

	private static final Pattern VARIABLE = Pattern.compile("\\b((?:NEWSGRAPH|SPRING|SERVER)_[A-Z0-9_]+)\\b");

	private static final Set<String> PROPERTIES = properties("");

	/** Properties whose values have names that operators choose. */
	private static final Set<String> MAPS = properties("java.util.Map<");

	/**
	 * Variables and files of the launcher, and meters, which are named where they are
	 * made.
	 */
	private static final Set<String> OTHER_NAMES = otherNames();

	private static Set<String> otherNames() {
		try {
			String script = Files.readString(Path.of("src/main/bin/newsgraph"));
			StringBuilder meters = new StringBuilder();
			try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
				for (Path file : files.filter(Files::isRegularFile).toList()) {
					String source = Files.readString(file);
					if (source.contains("import io.micrometer.core") || source.contains("import io.opentelemetry")) {
						meters.append(source);
					}
				}
			}
			Set<String> names = new TreeSet<>();
			Pattern.compile("NEWSGRAPH_[A-Z_]+|newsgraph\\.aot")
				.matcher(script)
				.results()
				.forEach((name) -> names.add(name.group()));
			Pattern.compile("\"(newsgraph\\.[a-z.]+)\"")
				.matcher(meters)
				.results()
				.forEach((name) -> names.add(name.group(1)));
			names.add(TokenOption.VARIABLE);
			// The name of a logger.
			names.add("newsgraph.audit");
			return names;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<Path> pages() throws IOException {
		try (Stream<Path> docs = Files.walk(DOCS)) {
			return Stream
				.concat(docs.filter((file) -> file.toString().endsWith(".md")).sorted(),
						Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md").map(Path::of))
				.toList();
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void commandsAndOptionsExist(Path page) throws IOException {
		List<String> unknown = new ArrayList<>();
		COMMAND.matcher(text(page)).results().forEach((command) -> {
			String arguments = (command.group(1) != null) ? command.group(1) : command.group(2).replace("\"", "");
			if (!areKnown(Arrays.stream(arguments.strip().split(" ")).filter((one) -> !one.isEmpty()).toList())) {
				unknown.add(command.group());
			}
		});
		assertThat(unknown).as("commands of %s", page).isEmpty();
	}

	private static boolean areKnown(List<String> arguments) {
		List<String> names = arguments.stream().filter((argument) -> !argument.startsWith("-")).toList();
		boolean named = !names.isEmpty();
		CommandLine outer = named ? COMMANDS.get(names.getFirst()) : null;
		CommandLine command = (outer != null && names.size() > 1)
				? outer.getSubcommands().getOrDefault(names.get(1), outer) : outer;
		return (!named || command != null) && arguments.stream()
			.filter((argument) -> argument.startsWith("-"))
			.map((argument) -> argument.replaceFirst("=.*", ""))
			.allMatch((option) -> (command != null && command.getCommandSpec().optionsMap().containsKey(option))
					|| PROPERTIES.contains(option.substring(2)));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void propertiesExist(Path page) throws IOException {
		Set<String> unknown = new TreeSet<>();
		String text = text(page);
		PROPERTY.matcher(text).results().map((property) -> property.group(1)).forEach((name) -> {
			String prefix = name.replace(".*", ".");
			boolean known = name.endsWith(".*") ? PROPERTIES.stream().anyMatch((one) -> one.startsWith(prefix))
					: PROPERTIES.contains(name) || MAPS.contains(parent(name)) || OTHER_NAMES.contains(name);
			if (!known) {
				unknown.add(name);
			}
		});
		Set<String> variables = PROPERTIES.stream()
			.map((name) -> name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT))
			.collect(Collectors.toSet());
		VARIABLE.matcher(text)
			.results()
			.map((variable) -> variable.group(1))
			.filter((name) -> !variables.contains(name) && !OTHER_NAMES.contains(name))
			.forEach(unknown::add);
		assertThat(unknown).as("properties of %s", page).isEmpty();
	}

	@Test
	void theTableOfOptionsIsComplete() throws IOException {
		Set<String> options = new TreeSet<>(COMMANDS.get("import").getCommandSpec().optionsMap().keySet());
		options.removeAll(Set.of("-h", "--help", "-V", "--version"));
		assertThat(firstColumn("jobs-and-command-line.md", "`(--[a-z-]+).*"))
			.containsExactlyInAnyOrderElementsOf(options);
		Set<String> ofValidate = new TreeSet<>(COMMANDS.get("validate").getCommandSpec().optionsMap().keySet());
		ofValidate.removeAll(Set.of("-h", "--help", "-V", "--version"));
		String section = text(DOCS.resolve("jobs-and-command-line.md"))
			.split("## Check a folder without a database\n")[1].split("\n## ")[0];
		assertThat(ofValidate).allMatch(section::contains, "is in the section on `validate`");
	}

	@Test
	void theOptionsOfTheCheckOfDocumentsAreDescribed() throws IOException {
		Set<String> options = new TreeSet<>(
				COMMANDS.get("documents").getSubcommands().get("check").getCommandSpec().optionsMap().keySet());
		options.removeAll(Set.of("-h", "--help", "-V", "--version"));
		String section = text(DOCS.resolve("trusted-documents.md")).split("\n## Check a folder\n")[1].split("\n## ")[0];
		assertThat(options).isNotEmpty().allMatch(section::contains, "is in the section on `documents check`");
	}

	@Test
	void theTableOfExitCodesIsComplete() throws IOException {
		assertThat(firstColumn("jobs-and-command-line.md", "(\\d+)"))
			.containsExactlyElementsOf(Arrays.stream(ExitCode.values()).map((code) -> "" + code.code()).toList());
	}

	@Test
	void theTableOfProblemCodesIsCompleteAndInOrder() throws IOException {
		assertThat(firstColumn("document-format.md", "`([A-Z_0-9]+)`"))
			.containsExactlyElementsOf(Arrays.stream(ProblemCode.values()).map(Enum::name).toList());
		String table = text(DOCS.resolve("document-format.md")).split("## Problem codes\n")[1];
		assertThat(table.split("\\| \\| \\*\\*")).hasSize(ProblemCode.Severity.values().length + 1);
	}

	@Test
	void theErrorCodesAreThoseOfTheSources() throws IOException {
		StringBuilder sources = new StringBuilder();
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				sources.append(Files.readString(file));
			}
		}
		assertThat(firstColumn("errors-and-limits.md", "`([A-Z_]+)`")).hasSizeGreaterThan(8)
			.allMatch((code) -> sources.indexOf("\"" + code + "\"") > 0);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void linesOfTheConsoleAreMessagesOfTheSources(Path page) throws IOException {
		List<Pattern> messages = new ArrayList<>();
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Pattern.compile("\"([^\"\\n]{10,})\"")
					.matcher(Files.readString(file))
					.results()
					.map((literal) -> Arrays.stream(literal.group(1).split("%s|\\{}", -1))
						.map(Pattern::quote)
						.collect(Collectors.joining(".+")))
					.forEach((message) -> messages.add(Pattern.compile(message)));
			}
		}
		assertThat(Pattern.compile("(?m)^(?:\\d\\d:\\d\\d:\\d\\d [A-Z]+ +|  (?=The rejected documents))(.*)$")
			.matcher(Files.readString(page))
			.results()
			.map((line) -> line.group(1)))
			.allMatch((line) -> messages.stream().anyMatch((message) -> message.matcher(line).matches()),
					"is a message of the sources");
	}

	@Test
	void theTablesOfUserErrorsAndJobStatesAreThoseOfTheSchema() throws IOException {
		List<String> values = new ArrayList<>(valuesOf("UserErrorCode"));
		values.addAll(valuesOf("ImportState"));
		assertThat(firstColumn("jobs-and-command-line.md", "`([A-Z_]+)`")).containsExactlyElementsOf(values);
	}

	private static List<String> valuesOf(String name) throws IOException {
		String values = Files.readString(Path.of("schema/imports.graphqls")).split("enum %s \\{".formatted(name))[1]
			.split("}")[0];
		return Pattern.compile("(?m)^  ([A-Z_]+)$").matcher(values).results().map((value) -> value.group(1)).toList();
	}

	/** What of the form is in the first column of the page's tables. */
	private static List<String> firstColumn(String page, String form) throws IOException {
		return Pattern.compile("(?m)^\\| " + form + " \\|")
			.matcher(text(DOCS.resolve(page)))
			.results()
			.map((row) -> row.group(1))
			.toList();
	}

	/** The text, with commands on one line. */
	private static String text(Path page) throws IOException {
		return Files.readString(page).replaceAll("\\\\\n *", "");
	}

	/** The names of our properties and of Spring Boot's. */
	private static String parent(String name) {
		return name.substring(0, Math.max(0, name.lastIndexOf('.')));
	}

	private static Set<String> properties(String type) {
		try {
			Set<String> names = new TreeSet<>();
			for (URL metadata : Collections.list(DocumentedNamesTests.class.getClassLoader()
				.getResources("META-INF/spring-configuration-metadata.json"))) {
				try (InputStream stream = metadata.openStream()) {
					new JsonMapper().readTree(stream)
						.get("properties")
						.valueStream()
						.filter((property) -> property.path("type").asString("").startsWith(type))
						.forEach((property) -> names.add(property.get("name").asString()));
				}
			}
			return names;
		}
		catch (IOException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

}
