package dev.newsgraph.playground;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import dev.newsgraph.importing.GraphImport;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The view Coverage: its figures are those that the gateway computes itself. */
@BrowserTest
class PlaygroundCoverageIT {

	private static final String PAGE = "{ coverage(first: 10) { edges { node { n: articleCount provider { name } topic { name } } } } }";

	/** A provider that has no article about this topic. */
	private static final String GAP = "Provider 6, IBM AI: ";

	@BeforeAll
	static void load(@Autowired GraphImport imports) {
		FigureSeeds.write();
		imports.run();
	}

	@Test
	void aPageIsNotTakenForTheWhole(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit, PAGE, "coverage");
		Locator coverage = user.assertShown("Coverage");
		int cells = FigureSeeds.data(visit, "{ coverage { totalCount } }").at("/coverage/totalCount").asInt();
		assertThat(coverage).containsText("Showing 10 of %d cells.".formatted(cells));
		assertThat(coverage).containsText("not loaded");
		assertThat(coverage.getByLabel("no articles")).hasCount(0);

		PlaygroundUser.button(coverage, "Load all rows").click();
		assertThat(coverage).containsText("All rows loaded.");
		assertThat(coverage).containsText("%d cells".formatted(cells));
		assertThat(coverage.getByLabel(GAP + "no articles")).isVisible();
		assertThat(values(user, coverage)).isEqualTo(counts(visit));
	}

	@Test
	void exactNumbersAreAllCellsOfTheLargest(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit, PAGE, "coverage");
		Locator coverage = user.assertShown("Coverage");
		PlaygroundUser.button(coverage, "Ask for exact numbers").click();
		assertThat(coverage)
			.containsText("Exact numbers for the 20 providers and the 30 topics with the most articles.");
		assertThat(coverage).containsText("no articles");
		Map<String, String> loaded = values(user, coverage);
		Set<String> providers = names(loaded, 0);
		assertThat(providers).containsAll(IntStream.range(0, 10).mapToObj((number) -> "Provider " + number).toList());
		Map<String, String> expected = counts(visit);
		expected.keySet().removeIf((cell) -> !providers.contains(cell.split(" on ")[0]));
		assertThat(loaded).isEqualTo(expected);
		String gap = names(loaded, 1).stream()
			.filter((topic) -> !loaded.containsKey("Provider 6 on " + topic))
			.findFirst()
			.orElseThrow();
		assertThat(coverage.getByLabel("Provider 6, %s: no articles".formatted(gap))).isVisible();
	}

	private static Set<String> names(Map<String, String> cells, int side) {
		return cells.keySet().stream().map((cell) -> cell.split(" on ")[side]).collect(Collectors.toSet());
	}

	@Test
	@Tag("slow")
	void whatIsExpectedFollowsFromTheTotalsUnderTheFilter(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit, """
				query Q($where: ArticleFilter = { heat: { gte: 10 } }) {
				  coverage(first: 100, where: { articles: $where }) {
				    edges { node { articleCount provider { name } topic { name } } } } }""", "coverage");
		Locator coverage = user.assertShown("Coverage");
		show(coverage, "expected");
		JsonNode articles = FigureSeeds.data(visit,
				"""
						{ articles(where: { heat: { gte: 10 } }) { totalCount
						  p: groups(by: PROVIDER) { nodes { count provider { name } } } t: groups(by: TOPIC) { nodes { count topic { name } } } } }""")
			.get("articles");
		int all = articles.get("totalCount").asInt();
		assertThat(coverage).containsText("÷ all %d articles.".formatted(all));
		Map<String, Double> expected = new TreeMap<>();
		for (JsonNode provider : articles.at("/p/nodes")) {
			for (JsonNode topic : articles.at("/t/nodes")) {
				expected.put(provider.at("/provider/name").asString() + " on " + topic.at("/topic/name").asString(),
						provider.get("count").asDouble() * topic.get("count").asDouble() / all);
			}
		}
		Map<String, Double> shown = numbers(values(user, coverage));
		assertThat(shown).isNotEmpty()
			.allSatisfy((cell, value) -> assertThat(value).as(cell).isEqualTo(expected.get(cell)));

		Map<String, Integer> found = new HashMap<>();
		FigureSeeds.data(visit, """
				{ coverage(first: 100, where: { articles: { heat: { gte: 10 } } }) {
				  edges { node { articleCount provider { name } topic { name } } } } }""")
			.at("/coverage/edges")
			.forEach((edge) -> found.put(nameOf(edge.get("node")), edge.at("/node/articleCount").asInt()));
		show(coverage, "difference");
		assertThat(numbers(values(user, coverage))).hasSameSizeAs(shown)
			.allSatisfy((cell, value) -> assertThat(value).as(cell)
				.isEqualTo(found.getOrDefault(cell, 0) - expected.get(cell)));
		assertThat(coverage.getByLabel("no articles, difference from expected −").first()).isVisible();
		show(coverage, "ratio");
		assertThat(numbers(values(user, coverage))).hasSameSizeAs(shown)
			.allSatisfy((cell, value) -> assertThat(value).as(cell)
				.isEqualTo(found.getOrDefault(cell, 0) / expected.get(cell)));
	}

	@Test
	void aFilterOfFiguresLeavesCellsOut(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit,
				"{ coverage(first: 100, where: { articleCount: { gte: 3 } }) { edges { node { articleCount provider { name } topic { name } } } } }",
				"coverage");
		Locator coverage = user.assertShown("Coverage");
		assertThat(coverage).containsText("not in the answer");
		assertThat(coverage.getByLabel("no articles")).hasCount(0);
	}

	@Test
	void anExportHasTitleLegendNoteAndSource(BrowserVisit visit) throws IOException {
		PlaygroundUser user = PlaygroundUser.follow(visit, "# Who covers what\n" + PAGE, "coverage");
		Locator coverage = user.assertShown("Coverage");
		show(coverage, "ratio");
		assertThat(coverage).containsText("Ratio: found ÷ expected.");
		PlaygroundUser.button(coverage, "Export").click();
		Download svg = user.tab().waitForDownload(() -> PlaygroundUser.button(coverage, "SVG").click());
		assertThat(Files.readString(svg.path())).contains("Who covers what", "Ratio to expected (lift)", "not loaded",
				"Only 10 cells were loaded.", "Ratio: found ÷ expected.", "Source: Newsgraph at");
		Download png = user.tab().waitForDownload(() -> PlaygroundUser.button(coverage, "PNG").click());
		assertThat(Files.size(png.path())).isGreaterThan(10_000);
	}

	@ParameterizedTest
	@Tag("slow")
	@EnumSource(names = { "LIGHT", "DARK" })
	void itIsAccessibleAndFitsAPhone(ColorScheme scheme, BrowserVisit visit) {
		for (int[] size : new int[][] { { 1440, 900 }, { 1024, 768 }, { 390, 844 } }) {
			PlaygroundUser user = new PlaygroundUser(visit.freshProfile(size[0], size[1], scheme));
			user.tab().navigate(PlaygroundUser.link(visit, PAGE.replace("n: ", ""), "coverage"));
			Locator coverage = user.assertShown("Coverage");
			show(coverage, "difference");
			assertThat(coverage).containsText("Difference: found − expected.");
			visit.photograph("coverage-%d-%s".formatted(size[0], scheme), user.tab());
			assertThat(visit.accessibilityViolations(user.tab())).isEmpty();
		}
	}

	private static Map<String, String> counts(BrowserVisit visit) {
		Map<String, String> counts = new TreeMap<>();
		String after = "";
		for (boolean more = true; more;) {
			JsonNode page = FigureSeeds.data(visit, """
					{ coverage(first: 100%s) { pageInfo { hasNextPage endCursor }
					  edges { node { articleCount provider { name } topic { name } } } } }""".formatted(after))
				.get("coverage");
			page.get("edges")
				.forEach((edge) -> counts.put(nameOf(edge.get("node")), edge.at("/node/articleCount").asString()));
			more = page.at("/pageInfo/hasNextPage").asBoolean();
			after = ", after: \"%s\"".formatted(page.at("/pageInfo/endCursor").asString());
		}
		return counts;
	}

	private static void show(Locator coverage, String measure) {
		coverage.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName(Pattern.compile("^Show")))
			.selectOption(measure);
	}

	private static String nameOf(JsonNode cell) {
		return cell.at("/provider/name").asString() + " on " + cell.at("/topic/name").asString();
	}

	/** Returns the values of all cells, from the CSV file. */
	private static Map<String, String> values(PlaygroundUser user, Locator coverage) {
		if (!PlaygroundUser.button(coverage, "CSV").isVisible()) {
			PlaygroundUser.button(coverage, "Export").click();
		}
		Download csv = user.tab().waitForDownload(() -> PlaygroundUser.button(coverage, "CSV").click());
		Map<String, String> values = new TreeMap<>();
		try {
			List<List<String>> lines = CsvText.lines(Files.readString(csv.path()));
			for (List<String> line : lines.subList(1, lines.size())) {
				for (int place = 1; place < line.size(); place++) {
					if (!line.get(place).isEmpty()) {
						values.put(line.getFirst() + " on " + lines.getFirst().get(place), line.get(place));
					}
				}
			}
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		return values;
	}

	private static Map<String, Double> numbers(Map<String, String> values) {
		Map<String, Double> numbers = new TreeMap<>();
		values.forEach((cell, value) -> numbers.put(cell, Double.valueOf(value)));
		return numbers;
	}

}
