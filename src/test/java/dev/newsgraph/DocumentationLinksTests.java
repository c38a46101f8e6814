package dev.newsgraph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The documentation leads where it says, and every page can be found. */
class DocumentationLinksTests {

	private static final Path DOCS = Path.of("src/docs");

	private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*]\\(([^)\\s]+)\\)");

	private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

	private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```$");

	/** Names in backticks that are written like those of our classes and files. */
	private static final Pattern CODE_NAME = Pattern
		.compile("`([A-Z][a-z]+(?:[A-Z][A-Za-z]*)+|[a-z-]+\\.cypher)(?:[.(<][^`]*)?`");

	/** Such names of others: of Neo4j and systemd, of nodes, and of a package. */
	private static final Set<String> OTHERS = Set.of("RollUpApply", "ChangeBatch", "ImportLock", "InsightState",
			"ItemName", "OnFailure", "RemovedArticle", "query.cypher", "RetryTemplate", "SequenceWriter", "TypeUtil");

	static List<Path> pages() throws IOException {
		List<Path> pages = new ArrayList<>();
		for (String page : List.of("README", "ARCHITECTURE", "CONTRIBUTING", "CHANGELOG", "SECURITY")) {
			pages.add(Path.of(page + ".md"));
		}
		try (Stream<Path> docs = Files.walk(DOCS)) {
			docs.filter((file) -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
		}
		return pages;
	}

	@ParameterizedTest
	@MethodSource("pages")
	void linksLeadToFilesAndHeadings(Path page) throws IOException {
		List<String> broken = new ArrayList<>();
		for (String target : links(page)) {
			int hash = target.indexOf('#');
			String path = (hash >= 0) ? target.substring(0, hash) : target;
			Path file = path.isEmpty() ? page : resolve(page, path);
			if (!Files.exists(file)) {
				broken.add(target + ": there is no such file");
			}
			else if (hash >= 0 && !anchors(file).contains(target.substring(hash + 1))) {
				broken.add(target + ": there is no such heading");
			}
		}
		assertThat(broken).as("broken links of %s", page).isEmpty();
	}

	@Test
	void everyPageIsLinkedFromTheReadmeOrAnIndex() throws IOException {
		Set<Path> linked = new HashSet<>(Set.of(Path.of("README.md")));
		List<Path> open = new ArrayList<>(linked);
		while (!open.isEmpty()) {
			Path page = open.removeLast();
			for (String target : links(page)) {
				String path = target.replaceFirst("#.*", "");
				Path file = path.isEmpty() ? page : resolve(page, path);
				if (path.endsWith(".md") && Files.exists(file) && linked.add(file)) {
					open.add(file);
				}
			}
		}
		assertThat(pages()).allMatch(linked::contains, "is linked from a page that the README leads to");
	}

	@ParameterizedTest
	@MethodSource("pages")
	void aListOfContentsNamesEverySection(Path page) throws IOException {
		String text = CODE_BLOCK.matcher(Files.readString(page)).replaceAll("");
		List<String> contents = Pattern.compile("(?m)^- \\[.*]\\(#(.*)\\)$")
			.matcher(text)
			.results()
			.map((link) -> link.group(1))
			.toList();
		if (!contents.isEmpty()) {
			List<String> sections = Pattern.compile("(?m)^## (.+)$")
				.matcher(text)
				.results()
				.map((heading) -> anchor(heading.group(1)))
				.toList();
			assertThat(contents).isEqualTo(sections);
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void classesAndCypherFilesThatAreNamedExist(Path page) throws IOException {
		Set<String> unknown = new TreeSet<>();
		Set<String> known = names();
		for (MatchResult name : CODE_NAME.matcher(CODE_BLOCK.matcher(Files.readString(page)).replaceAll(""))
			.results()
			.toList()) {
			if (!known.contains(name.group(1)) && !OTHERS.contains(name.group(1))) {
				unknown.add(name.group(1));
			}
		}
		assertThat(unknown).as("names of %s", page).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "README.md, 8192", "ARCHITECTURE.md, 12288" })
	void isShort(Path page, long bytes) throws IOException {
		assertThat(Files.size(page)).isLessThanOrEqualTo(bytes);
	}

	private static List<String> links(Path page) throws IOException {
		String text = CODE_BLOCK.matcher(Files.readString(page)).replaceAll("").replaceAll("`[^`\n]*`", "`code`");
		return LINK.matcher(text)
			.results()
			.map((link) -> link.group(1))
			.filter((target) -> !target.matches("[a-z]+:.*"))
			.toList();
	}

	private static Path resolve(Path page, String path) {
		return Path.of("").resolve(page).resolveSibling(path).normalize();
	}

	/** The anchors that GitHub gives the headings of a page. */
	private static Set<String> anchors(Path page) throws IOException {
		Map<String, Integer> times = new HashMap<>();
		Set<String> anchors = new HashSet<>();
		Matcher heading = HEADING.matcher(CODE_BLOCK.matcher(Files.readString(page)).replaceAll(""));
		while (heading.find()) {
			String anchor = anchor(heading.group(1));
			int before = times.merge(anchor, 1, Integer::sum) - 1;
			anchors.add((before > 0) ? anchor + "-" + before : anchor);
		}
		return anchors;
	}

	private static String anchor(String heading) {
		return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
	}

	/** Of all classes, Cypher files and types of the schema. */
	private static Set<String> names() throws IOException {
		Set<String> names = new HashSet<>();
		for (String root : List.of("src/main", "src/test", "src/benchmark", "src/release")) {
			try (Stream<Path> files = Files.walk(Path.of(root))) {
				names.addAll(files.map((file) -> file.getFileName().toString())
					.filter((name) -> name.endsWith(".java") || name.endsWith(".cypher"))
					.map((name) -> name.replaceFirst("\\.java$", ""))
					.collect(Collectors.toSet()));
			}
		}
		try (Stream<Path> files = Files.list(Path.of("schema"))) {
			// The change log names the types of the last release.
			for (Path file : Stream.concat(files, Stream.of(Path.of("src/clients/inspector/released.graphql")))
				.toList()) {
				Pattern.compile("(?m)^(?:type|input|interface|enum|scalar) (\\w+)")
					.matcher(Files.readString(file))
					.results()
					.forEach((type) -> names.add(type.group(1)));
			}
		}
		return names;
	}

}
