package dev.newsgraph.playground;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page says of answers: empty ones, addresses, examples, and figures of the
 * table, which are compared with the aggregates of the API.
 */
@BrowserTest
class PlaygroundAnswersIT {

	private static final String ALL = """
			{ articles(first: 50, orderBy: [{ field: QUALITY, direction: DESC }]) {
			  totalCount aggregate { quality { average } heat { average } } groups(by: TOPIC) { nodes { key count } }
			  edges { node { title quality heat publishedDateTime provider { name } topics { name } } } } }""";

	@Test
	void saysWhatANullAndAnEmptyListMean(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.answered("{ article(webUrl: \"https://nowhere.example/\") { title } }");
		assertThat(user.tab().getByText("No article has this address: https://nowhere.example/.")).isVisible();
		user.answered("{ search(text: \"zebra\") { totalCount edges { rank node { title } } } }");
		assertThat(user.tab().getByText("No matches: zebra.")).isVisible();
		user.show("Table");
		assertThat(user.tab().getByText("No matches: zebra.")).isVisible();
		user.answered("{ stats { articleCount } }");
		assertThat(user.tab().getByText("No matches: zebra.")).isHidden();
	}

	@Test
	void groupsAndMeansAreThoseOfTheApi(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit, ALL, "json");
		assertThat(user.json()).containsText("\"average\": 60.46");
		Locator table = user.show("Table");
		PlaygroundUser.button(table, "Columns").click();
		choice(table, "Statistics of").selectOption("quality");
		Locator statistics = user.region("Statistics of quality");
		assertThat(statistics).containsText("Mean60.46");
		assertThat(statistics).containsText("Rows13");
		choice(table, "Statistics of").selectOption("heat");
		// Three articles have a heat of -1, which is no score.
		assertThat(user.region("Statistics of heat")).containsText("Mean119");
		assertThat(user.region("Statistics of heat")).containsText("not scored");
		table.getByRole(AriaRole.SEARCHBOX).click();
		PlaygroundUser.button(table, "Group by").click();
		choice(table, "Group by").selectOption("topics");
		Locator grid = user.grid("Table of articles");
		// The groups by topic in the answer are ai 5, computer-vision 4 and ibm-ai 1.
		assertThat(PlaygroundUser.button(grid, "AI (5) means")).isVisible();
		PlaygroundUser.button(table, "Collapse all").click();
		assertThat(PlaygroundUser.button(grid, "Computer Vision (4) means")).isVisible();
		assertThat(PlaygroundUser.button(grid, "IBM AI (1) means")).isVisible();
		assertThat(PlaygroundUser.button(grid, "(no value) (8) means")).isVisible();
	}

	@Test
	void aPivotCountsEachRowOnceInATotal(BrowserVisit visit) throws IOException {
		PlaygroundUser user = PlaygroundUser.follow(visit, ALL, "table");
		Locator table = user.assertShown("Table");
		PlaygroundUser.button(table, "Pivot").click();
		choice(table, "Rows").last().selectOption("topics");
		choice(table, "Columns").selectOption("publishedDateTime by year");
		Download saved = user.tab().waitForDownload(() -> PlaygroundUser.button(table, "CSV").click());
		assertThat(CsvText.lines(Files.readString(saved.path()))).containsExactly(
				List.of("topics / publishedDateTime by year", "2020", "Total"), List.of("AI", "5", "5"),
				List.of("Computer Vision", "4", "4"), List.of("IBM AI", "1", "1"), List.of("(no value)", "8", "8"),
				List.of("Total", "13", "13"));
	}

	@Test
	@Tag("slow")
	void choicesOfTheTableLastOverAReload(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit, ALL, "table");
		Locator table = user.assertShown("Table");
		PlaygroundUser.button(table, "Group by").click();
		choice(table, "Group by").selectOption("provider.name");
		PlaygroundUser.button(table, "Columns").click();
		table.getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName("heat")).uncheck();
		Locator grid = user.grid("Table of articles");
		assertThat(PlaygroundUser.button(grid, "KITV (1) means")).isVisible();
		assertThat(user.tab()).hasURL(Pattern.compile("table\\.group=.*table\\.hidden="));
		user.tab().reload();
		assertThat(PlaygroundUser.button(grid, "KITV (1) means")).isVisible();
		assertThat(grid.getByRole(AriaRole.COLUMNHEADER, new Locator.GetByRoleOptions().setName("heat"))).isHidden();
	}

	@Test
	@Tag("slow")
	void theFigureThatTheQuestionAsksForStandsNextToTheName(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.openPanel("Library");
		PlaygroundUser.button(user.card("What does everybody point to?"), "Open").click();
		Locator grid = user.assertShown("Table").getByRole(AriaRole.GRID);
		assertThat(grid.getByRole(AriaRole.COLUMNHEADER, new Locator.GetByRoleOptions().setName("title")))
			.hasAttribute("aria-colindex", "2");
		Locator figure = grid.getByRole(AriaRole.COLUMNHEADER,
				new Locator.GetByRoleOptions().setName("relatedByCount"));
		assertThat(figure).hasAttribute("aria-colindex", "3");
		Locator name = grid.getByRole(AriaRole.ROW).nth(2).getByRole(AriaRole.GRIDCELL).first();
		double before = name.boundingBox().x;
		grid.evaluate("(grid) => { grid.scrollLeft = 400 }");
		assertThat(name.boundingBox().x).isEqualTo(before);
	}

	@Test
	void anArticleWithoutWebUrlIsLinkedAndCanBeChosen(BrowserVisit visit) {
		String address = "https://video.example/watch?v=1";
		visit.page().route("**/graphql", (route) -> {
			String sent = String.valueOf(route.request().postData());
			if (sent.contains("query Suggestions")) {
				route.fulfill(new Route.FulfillOptions().setContentType("application/json")
					.setBody("""
							{ "data": { "search": { "edges": [ { "node": {
							  "id": "x", "webUrl": null, "originalUrl": "%s", "title": "A video" } } ] } } }"""
						.formatted(address)));
			}
			else if (sent.contains("videos: articles")) {
				route.fulfill(new Route.FulfillOptions().setContentType("application/json")
					.setBody(
							"""
									{ "data": { "videos": { "edges": [ { "node": {
									  "view__type": "Article", "view__id": "x", "title": "A video", "originalUrl": "%s" } } ] } } }"""
								.formatted(address)));
			}
			else {
				route.fallback();
			}
		});
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.answered("{ videos: articles(first: 1) { edges { node { title originalUrl } } } }");
		Locator table = user.show("Table");
		assertThat(table.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("A video")))
			.hasAttribute("href", address);
		user.openPanel("Library");
		Locator card = user.card("Where does this come from?");
		PlaygroundUser.button(card, "Variables").click();
		card.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Article")).fill("a video");
		// Before, there are suggestions for what was in the field.
		assertThat(card.locator("datalist option")).hasCount(1);
		assertThat(card.locator("datalist option")).hasAttribute("value", address);
	}

	@Test
	void examplesComeFromTheGraphAndSaySo(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.openPanel("Library");
		Locator card = user.card("Who covers this topic, and how much?");
		PlaygroundUser.button(card, "Open").click();
		user.assertShown("Table");
		// AI has 5 articles, the topic of the file 4.
		assertThat(card).containsText("Example replaced with one from your data: AI");
		user.showQuery();
		assertThat(user.variables()).containsText("\"topic\": \"AI\"");
		PlaygroundUser.button(user.card("How does interest in a topic rise and fall?"), "Open").click();
		user.assertShown("Time");
		user.showQuery();
		assertThat(user.variables()).containsText("\"interval\": \"DAY\"");
	}

	private static Locator choice(Locator within, String name) {
		return within.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName(name));
	}

}
