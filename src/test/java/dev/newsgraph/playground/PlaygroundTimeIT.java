package dev.newsgraph.playground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

/** The view Time: its figures are those that the gateway computes itself. */
@BrowserTest
class PlaygroundTimeIT {

	private static final String PAGE = """
			{ articles(first: 100) { edges { node {
			  title publishedDateTime quality heat provider { name } topics { name } } } } }""";

	private static final String NONE_OF_THESE = "None of these";

	@BeforeAll
	static void load(@Autowired GraphImport imports) {
		FigureSeeds.write();
		imports.run();
	}

	@Test
	void anArticleCountsUnderEachOfItsTopics(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit, PAGE, "time");
		Locator time = user.assertShown("Time");
		assertThat(time).containsText("Showing 100 of %d articles.".formatted(total(visit)));
		PlaygroundUser.button(time, "Load all rows").click();
		assertThat(time).containsText("All rows loaded.");
		choose(time, "Colour by", "value.topics");
		choose(time, "Interval", "MONTH");
		assertThat(time).containsText("An article counts under each of its topics.");
		assertThat(time).containsText(undated(visit) + " articles without a date are not drawn.");
		assertTopicsByMonth(visit, table(time));
	}

	@Test
	void exactNumbersAreThoseOfAllArticles(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit, PAGE, "time");
		Locator time = user.assertShown("Time");
		assertThat(field(time, "Chart")).hasValue("");
		assertThat(field(time, "Chart")).containsText("Lines (auto)");
		choose(time, "Colour by", "value.topics");
		PlaygroundUser.button(time, "Ask for exact numbers").click();
		assertThat(time).containsText("Exact numbers for all %d articles.".formatted(total(visit)));
		assertThat(time).containsText(undated(visit) + " articles without a date are not drawn.");
		choose(time, "Interval", "MONTH");
		assertTopicsByMonth(visit, table(time));

		choose(time, "Colour by", "");
		choose(time, "Show", "heat.average");
		choose(time, "Second axis", "count");
		JsonNode months = FigureSeeds
			.data(visit, "{ articles { groups(by: MONTH, first: 1000) { nodes { key count heat { average } } } } }")
			.at("/articles/groups/nodes");
		assertThat(column(time, "Articles")).isEqualTo(averages(months, "key", "/heat/average"));
		assertThat(column(time, "Number of articles")).isEqualTo(counts(months));

		// The address follows a little later.
		user.tab().waitForURL((url) -> url.contains("time.second=count"));
		user.tab().reload();
		assertThat(user.assertShown("Time")).containsText("Exact numbers for all");
		assertThat(field(user.panel("Time"), "Show")).hasValue("heat.average");
	}

	@Test
	@Tag("slow")
	void anExactProviderHasItsArticlesAndTheOthersTheRest(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit,
				"{ topic(name: \"Even\") { articles(first: 5, where: { heat: { gte: 0 } }) { edges { node { publishedDateTime provider { name } } } } } }",
				"time");
		Locator time = user.assertShown("Time");
		PlaygroundUser.button(time, "Ask for exact numbers").click();
		choose(time, "Interval", "MONTH");
		PlaygroundUser.button(time, "As a table").click();
		List<List<String>> table = table(time);
		assertThat(table.getFirst()).hasSize(10).endsWith("Others");
		JsonNode all = FigureSeeds.data(visit,
				"""
						{ topic(name: "Even") { articles(where: { heat: { gte: 0 } }) {
						  groups(by: PROVIDER) { nodes { count provider { name } } } months: groups(by: MONTH) { nodes { key count } } } } }""")
			.at("/topic/articles");
		for (JsonNode group : all.at("/groups/nodes")) {
			int place = table.getFirst().indexOf(group.at("/provider/name").asString());
			if (place > 0) {
				JsonNode months = FigureSeeds
					.data(visit,
							"""
									{ topic(name: "Even") { articles(where: { heat: { gte: 0 }, provider: { name: { eq: "%s" } } }) {
									  groups(by: MONTH) { nodes { key count } } } } }"""
								.formatted(table.getFirst().get(place)))
					.at("/topic/articles/groups/nodes");
				assertThat(column(table, place)).as(table.getFirst().get(place)).isEqualTo(counts(months));
			}
		}
		Map<String, Integer> sums = new TreeMap<>();
		table.stream().skip(1).forEach((row) -> {
			int sum = row.stream().skip(1).mapToInt(Integer::parseInt).sum();
			if (sum > 0) {
				sums.put(row.getFirst(), sum);
			}
		});
		assertThat(sums.toString()).isEqualTo(counts(all.at("/months/nodes")).toString());
	}

	@Test
	@Tag("slow")
	void averagesOfALongerIntervalAreAskedOfTheGateway(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit,
				"{ topic(name: \"Third\") { name timeline { start articleCount heat: averageHeat } } }", "time");
		Locator time = user.assertShown("Time");
		choose(time, "Interval", "MONTH");
		PlaygroundUser.button(time, "As a table").click();
		assertThat(time.getByRole(AriaRole.TABLE)).containsText("By month, UTC");
		JsonNode months = FigureSeeds
			.data(visit, "{ topic(name: \"Third\") { timeline(interval: MONTH) { start articleCount averageHeat } } }")
			.at("/topic/timeline");
		assertThat(column(time, "Average heat")).isEqualTo(averages(months, "start", "/averageHeat"));
		assertThat(months.size()).isEqualTo(table(time).size() - 1);
		Locator june = PlaygroundUser.named(time.getByRole(AriaRole.TABLE), AriaRole.ROW, "2019-06");
		String count = june.getByRole(AriaRole.BUTTON).first().textContent();
		june.getByRole(AriaRole.BUTTON).first().click();
		assertThat(user.assertShown("Table")).containsText(count + " rows");
	}

	@Test
	@Tag("slow")
	void aPageOfTopicsIsNotTakenForAllTopics(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit,
				"{ topics(first: 2) { edges { node { name timeline(interval: MONTH) { start articleCount } } } } }",
				"time");
		Locator time = user.assertShown("Time");
		JsonNode topics = FigureSeeds.data(visit, """
				{ topics(first: 19) { totalCount
				  edges { node { name timeline(interval: YEAR) { key: start count: articleCount } } } } }""")
			.get("topics");
		assertThat(topics.get("edges")).hasSize(topics.get("totalCount").asInt());
		assertThat(time).containsText("Showing 2 of %d topics.".formatted(topics.get("totalCount").asInt()));
		choose(time, "Interval", "YEAR");
		PlaygroundUser.button(time, "Load all rows").click();
		assertThat(time).containsText("All rows loaded.");
		List<List<String>> table = table(time);
		int drawn = 0;
		for (JsonNode topic : topics.get("edges")) {
			Map<String, String> years = counts(topic.at("/node/timeline"), 4);
			if (!years.isEmpty()) {
				drawn++;
				years.values().removeIf("0"::equals);
				int place = table.getFirst().indexOf(topic.at("/node/name").asString());
				assertThat(column(table, place)).as(topic.toString()).isEqualTo(years);
			}
		}
		assertThat(table.getFirst()).hasSize(drawn + 1);
	}

	@Test
	void periodsThatAQueryCutOffAreLoaded(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit,
				"{ articles { groups(by: DAY, first: 20) { nodes { start count } } } }", "time");
		Locator time = user.assertShown("Time");
		assertThat(time).containsText("Showing only the newest 20 days. Choose a longer interval.");
		choose(time, "Interval", "DAY");
		assertThat(time).not().containsText("Showing only");
		JsonNode days = FigureSeeds.data(visit, "{ articles { groups(by: DAY, first: 1000) { nodes { key count } } } }")
			.at("/articles/groups/nodes");
		Map<String, String> csv = new TreeMap<>();
		for (List<String> line : saved(user, time, "CSV").subList(1, days.size())) {
			csv.put(line.get(0), line.get(1));
		}
		Map<String, String> expected = counts(days, 10);
		assertThat(expected).containsAllEntriesOf(csv.entrySet()
			.stream()
			.filter((day) -> !day.getValue().equals("0"))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
	}

	@Test
	void anExportHasTitleLegendNoteAndSource(BrowserVisit visit) throws IOException {
		PlaygroundUser user = PlaygroundUser.follow(visit, PAGE, "time");
		Locator time = user.assertShown("Time");
		choose(time, "Colour by", "value.topics");
		assertThat(time).containsText("Showing 100 of");
		PlaygroundUser.button(time, "Export").click();
		time.getByLabel("Title", new Locator.GetByLabelOptions().setExact(true)).fill("Who wrote when");
		Download svg = user.tab().waitForDownload(() -> PlaygroundUser.button(time, "SVG").click());
		assertThat(Files.readString(svg.path())).contains("Who wrote when", "Number of articles by",
				"Showing 100 of %d articles.".formatted(total(visit)), "An article counts under each of its topics.",
				">Even<", "Source: Newsgraph at");
		Download png = user.tab().waitForDownload(() -> PlaygroundUser.button(time, "PNG").click());
		assertThat(Files.size(png.path())).isGreaterThan(10_000);
	}

	@ParameterizedTest
	@EnumSource(names = { "LIGHT", "DARK" })
	@Tag("slow")
	void itIsAccessibleAndFitsAPhone(ColorScheme scheme, BrowserVisit visit) {
		for (int[] size : new int[][] { { 1440, 900 }, { 1024, 768 }, { 390, 844 } }) {
			PlaygroundUser user = new PlaygroundUser(visit.freshProfile(size[0], size[1], scheme));
			user.tab().navigate(PlaygroundUser.link(visit, PAGE, "time"));
			Locator time = user.assertShown("Time");
			PlaygroundUser.button(time, "Ask for exact numbers").click();
			assertThat(time).containsText("Exact numbers for all");
			assertThat(time.getByRole(AriaRole.IMG)).isVisible();
			assertThat(time.getByText("Loading the figures")).isHidden();
			visit.photograph("time-%d-%s".formatted(size[0], scheme), user.tab());
			assertThat(visit.accessibilityViolations(user.tab())).isEmpty();
		}
	}

	private static void assertTopicsByMonth(BrowserVisit visit, List<List<String>> table) {
		List<String> names = table.getFirst();
		assertThat(names).hasSize(10).contains("Even", "Third", "Fifth").endsWith(NONE_OF_THESE);
		String listed = names.subList(1, 9)
			.stream()
			.map((name) -> '"' + name + '"')
			.collect(Collectors.joining(", ", "[", "]"));
		for (int place = 1; place < names.size(); place++) {
			String topics = names.get(place).equals(NONE_OF_THESE) ? "none: { name: { in: %s } }".formatted(listed)
					: "some: { name: { eq: \"%s\" } }".formatted(names.get(place));
			JsonNode months = FigureSeeds.data(visit,
					"{ articles(where: { topics: { %s } }) { groups(by: MONTH, first: 1000) { nodes { key count } } } }"
						.formatted(topics))
				.at("/articles/groups/nodes");
			assertThat(column(table, place)).as(names.get(place)).isEqualTo(counts(months));
		}
	}

	private static int total(BrowserVisit visit) {
		return FigureSeeds.data(visit, "{ articles { totalCount } }").at("/articles/totalCount").asInt();
	}

	private static int undated(BrowserVisit visit) {
		return FigureSeeds.data(visit, "{ articles(where: { publishedDateTime: { isNull: true } }) { totalCount } }")
			.at("/articles/totalCount")
			.asInt();
	}

	private static Locator field(Locator time, String label) {
		// A select has the names of its options in its own name.
		return time.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + label)));
	}

	private static void choose(Locator time, String label, String value) {
		field(time, label).selectOption(value);
		assertThat(time.getByText("Loading the figures")).isHidden();
	}

	/** Returns the table of the chart, which has the same values. */
	@SuppressWarnings("unchecked")
	private static List<List<String>> table(Locator time) {
		Locator button = PlaygroundUser.button(time, "As a table");
		if (!"true".equals(button.getAttribute("aria-pressed"))) {
			button.click();
		}
		return (List<List<String>>) time.getByRole(AriaRole.TABLE)
			.evaluate("(table) => [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent))");
	}

	private static Map<String, String> column(Locator time, String name) {
		List<List<String>> table = table(time);
		return column(table, table.getFirst().indexOf(name));
	}

	/** Returns the values of a column by period, without those that are 0 or missing. */
	private static Map<String, String> column(List<List<String>> table, int place) {
		Map<String, String> values = new TreeMap<>();
		table.stream()
			.skip(1)
			.filter((row) -> !List.of("0", "–").contains(row.get(place)))
			.forEach((row) -> values.put(row.getFirst(), row.get(place)));
		return values;
	}

	private static Map<String, String> counts(JsonNode months) {
		return counts(months, 7);
	}

	private static Map<String, String> counts(JsonNode groups, int length) {
		Map<String, String> counts = new TreeMap<>();
		groups.forEach(
				(group) -> counts.put(group.get("key").asString().substring(0, length), group.get("count").asString()));
		return counts;
	}

	private static Map<String, String> averages(JsonNode months, String start, String pointer) {
		Map<String, String> averages = new TreeMap<>();
		months.forEach((month) -> {
			JsonNode average = month.at(pointer);
			if (!average.isNull()) {
				double value = average.asDouble();
				averages.put(month.get(start).asString().substring(0, 7), (value == Math.rint(value))
						? String.valueOf((long) value) : String.format(Locale.ROOT, "%.2f", value));
			}
		});
		averages.values().remove("0");
		return averages;
	}

	private static List<List<String>> saved(PlaygroundUser user, Locator view, String kind) {
		PlaygroundUser.button(view, "Export").click();
		Path file = user.tab().waitForDownload(() -> PlaygroundUser.button(view, kind).click()).path();
		try {
			return CsvText.lines(Files.readString(file));
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
