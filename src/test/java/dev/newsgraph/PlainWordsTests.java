package dev.newsgraph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sources and the documentation use plain words. The list of other words, and of
 * exceptions, is {@code src/test/resources/dev/newsgraph/plain-words.txt}.
 */
class PlainWordsTests {

	private static final Path LIST = Path.of("src/test/resources/dev/newsgraph/plain-words.txt");

	private static final Set<String> TEXTS = Set.of("java", "cypher", "yaml", "json", "factories", "graphqls",
			"graphql", "ts", "tsx", "mjs", "css", "html", "md", "py");

	private static final Set<String> OTHERS = Set.of("package-lock.json", "node_modules");

	/**
	 * What may be between two words: blanks, the end of a line, the sign of a comment.
	 */
	private static final String BLANK = "[\\\\s*/#>]{1,80}";

	private static final List<Rule> RULES = new ArrayList<>();

	private static final List<Exemption> EXEMPTIONS = new ArrayList<>();

	static {
		try {
			for (String line : Files.readAllLines(LIST)) {
				if (line.startsWith("except ")) {
					String[] parts = line.substring("except ".length()).split(": ", 3);
					assertThat(parts).as(line).hasSize(3);
					EXEMPTIONS.add(new Exemption(parts[0], Pattern.compile(parts[1], Pattern.CASE_INSENSITIVE)));
				}
				else if (!line.isBlank() && !line.startsWith("#")) {
					String[] parts = line.split(" -> ", 2);
					assertThat(parts).as(line).hasSize(2);
					RULES.add(Rule.of(parts[0], parts[1]));
				}
			}
		}
		catch (IOException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "src/main", "schema", "src/playground", "src/docs", "README.md", "ARCHITECTURE.md",
			"CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md" })
	void areUsed(String place) throws IOException {
		List<String> found = new ArrayList<>();
		try (Stream<Path> files = Files.walk(Path.of(place))) {
			for (Path file : files.filter(PlainWordsTests::isText).sorted().toList()) {
				found.addAll(findings(file.toString().replace('\\', '/'), Files.readString(file)));
			}
		}
		assertThat(found).isEmpty();
	}

	@Test
	void aFindingNamesFileLineWordAndTheBetterOne() {
		assertThat(findings("a.md", "First line.\nIt is no list, at\nthe most. There is no list; it is no longer one."))
			.containsExactly("a.md:2: \"at the most\"; write: at most", "a.md:2: \"is no \"; write: is not a, has no");
		assertThat(findings("A.java", "/**\n * Costs are taken\n * back.\n */\n")).hasSize(1)
			.allMatch((finding) -> finding.startsWith("A.java:2: "));
		assertThat(findings("a.md", "It stands for recommended, stand-alone; no more than 3. Understands.")).isEmpty();
	}

	private static boolean isText(Path file) {
		String name = file.getFileName().toString();
		for (Path part : file) {
			if (OTHERS.contains(part.toString())) {
				return false;
			}
		}
		return Files.isRegularFile(file) && TEXTS.contains(name.substring(name.lastIndexOf('.') + 1));
	}

	private static List<String> findings(String file, String text) {
		List<String> findings = new ArrayList<>();
		for (Rule rule : RULES) {
			Matcher matcher = rule.pattern().matcher(text);
			while (matcher.find()) {
				String match = matcher.group();
				boolean exempt = EXEMPTIONS.stream()
					.anyMatch(
							(exemption) -> exemption.file().equals(file) && exemption.pattern().matcher(match).find());
				if (!exempt) {
					long line = text.substring(0, matcher.start()).lines().count()
							+ (matcher.start() == 0 || text.charAt(matcher.start() - 1) == '\n' ? 1 : 0);
					findings.add("%s:%d: \"%s\"; write: %s".formatted(file, line, match.replaceAll("[\\s*/#>]+", " "),
							rule.better()));
				}
			}
		}
		findings.sort(null);
		return findings;
	}

	/**
	 * A word and the better one.
	 *
	 * @param pattern finds the word
	 * @param better what to write
	 */
	private record Rule(Pattern pattern, String better) {

		private static Rule of(String expression, String better) {
			String pattern = expression.replace("[ _]", "(?:_| )").replaceAll(" ", BLANK);
			return new Rule(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), better);
		}

	}

	/**
	 * Where a word is allowed.
	 *
	 * @param file the file
	 * @param pattern what it is part of
	 */
	private record Exemption(String file, Pattern pattern) {
	}

}
