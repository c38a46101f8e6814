package dev.newsgraph.playground;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.importing.GraphImport;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Stories, blind spots and changes on the page Explore, with the figures of the API. The
 * screenshots are in {@code target/playground-photographs}.
 */
@BrowserTest
class PlaygroundStoriesIT {

	/**
	 * Two stories of other articles by four providers about one topic, and a third one.
	 */
	private static final String STORIES = """
			UNWIND [['s1', 'Bridge of Osterby falls', 'bridge'], ['s2', 'Rowers win the cup', 'cup'],
			  ['s3', 'Comet seen at night', 'comet']] AS row
			MERGE (story:Story {key: row[0]})
			SET story.title = row[1]
			WITH row, story
			MATCH (article:Article)
			WHERE article.webUrl CONTAINS '/' + row[2] + '-'
			MERGE (article)-[:IN_STORY]->(story)
			WITH story, min(article.publishedDateTime) AS first, max(article.publishedDateTime) AS last
			SET story.firstPublished = first, story.lastPublished = last
			""";

	@Autowired
	private GraphClient client;

	@BeforeAll
	static void load(@Autowired GraphImport imports) {
		write("bridge", 6, 2, 1, "Bridges", 3);
		write("cup", 4, 3, 8, "Rowing", 1);
		write("comet", 3, 1, 20, "Comets", 2);
		write("bridges", 14, 4, -40, "Bridges", 3);
		write("rowing", 9, 4, -50, "Rowing", 4);
		imports.run();
		write("cup", 4, 3, 8, "Rowing", 1, "Rowers won the national cup");
		imports.run();
	}

	@BeforeEach
	void stories() {
		this.client.write((transaction) -> transaction.run(CypherStatement.of(STORIES)));
	}

	@Test
	void theStoriesHaveTheFiguresOfTheApi(BrowserVisit visit) {
		compareStories(1440, visit);
	}

	private static void compareStories(int width, BrowserVisit visit) {
		Page tab = open(visit, width, "stories");
		List<String> expected = new ArrayList<>();
		TestDashboards.ask(visit, "{ stories { nodes { title articleCount providers { name } } } }")
			.at("/stories/nodes")
			.forEach((story) -> expected.add(story.get("title").asString() + " " + story.get("articleCount").asInt()
					+ " articles " + story.get("providers").size()));
		assertThat(expected).hasSize(3);
		List<String> shown = new ArrayList<>();
		for (Locator story : stories(tab).all()) {
			shown.add(story.getByRole(AriaRole.HEADING).innerText() + " "
					+ story.locator(".ng-article-facts").first().locator("span").first().innerText() + " "
					+ story.locator(".ng-article-facts").last().getByRole(AriaRole.LINK).count());
		}
		assertThat(shown).isEqualTo(expected);
		assertThat(stories(tab).nth(2)).containsText("First: Gazette 0");
		// Six articles on six days.
		assertThat(stories(tab).nth(2).locator(".ng-lane-day")).hasCount(6);
		finish(visit, tab, "stories", width);
	}

	@Test
	@Tag("slow")
	void aPhoneShowsTheSame(BrowserVisit visit) {
		compareStories(390, visit);
		compareBlindSpots(390, visit);
		compareChanges(390, visit);
	}

	@Test
	void aStoryOpensItsArticlesAndItsNetwork(BrowserVisit visit) {
		Page tab = open(visit, 1440, "stories");
		tab.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Bridge of Osterby falls")).click();
		Locator network = tab.getByRole(AriaRole.REGION,
				new Page.GetByRoleOptions().setName("The articles of the story and what they are related to"));
		assertThat(network.locator("canvas").first()).isVisible();
		assertThat(tab.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Articles of the story"))
			.locator("> li")).hasCount(6);
		assertThat(tab.locator(".ng-spots")).containsText("Gazette 3");
		assertThat(tab.locator("[aria-busy=true]")).hasCount(0);
		finish(visit, tab, "story", 1440);
		tab.goBack();
		assertThat(stories(tab)).hasCount(3);
	}

	@Test
	void theMatrixOfBlindSpotsHasTheFiguresOfTheApi(BrowserVisit visit) {
		compareBlindSpots(1440, visit);
	}

	private static void compareBlindSpots(int width, BrowserVisit visit) {
		Page tab = open(visit, width, "blind-spots");
		JsonNode rows = TestDashboards
			.ask(visit,
					"{ stories { nodes { title blindSpots(covered: true, first: 25) { nodes { provider { name }"
							+ " foundCount expectedCount probabilityOfNone } } } } }")
			.at("/stories/nodes");
		Locator table = tab.getByRole(AriaRole.TABLE);
		List<String> providers = table.locator("thead th").allInnerTexts();
		int cells = 0;
		for (JsonNode story : rows) {
			if (story.at("/blindSpots/nodes").isEmpty()) {
				continue;
			}
			Locator row = table.locator("tbody tr")
				.filter(new Locator.FilterOptions().setHasText(story.get("title").asString()));
			for (JsonNode spot : story.at("/blindSpots/nodes")) {
				int column = providers.indexOf(spot.at("/provider/name").asString());
				Locator cell = row.locator("td").nth(column - 1);
				assertThat(cell).hasText(spot.get("foundCount").asInt() + " / "
						+ String.valueOf(Math.round(100 * spot.get("expectedCount").asDouble()) / 100.0)
							.replaceFirst("\\.0$", ""));
				assertThat(cell.getAttribute("data-missing") != null).isEqualTo(spot.get("foundCount").asInt() == 0);
				cells++;
			}
		}
		assertThat(cells).isGreaterThan(6);
		assertThat(tab.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Least probable by chance"))
			.locator("li")
			.first()).containsText("none was found");
		finish(visit, tab, "blind-spots", width);
	}

	@Test
	void whatChangedIsListedAndSummedUp(BrowserVisit visit) {
		compareChanges(1440, visit);
	}

	private static void compareChanges(int width, BrowserVisit visit) {
		Page tab = open(visit, width, "changes");
		JsonNode data = TestDashboards.ask(visit,
				"{ changes(first: 30) { totalCount nodes { title } } diff { addedArticleCount correctedHeadlines { totalCount } } }");
		Locator changes = tab.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Changes"));
		List<String> titles = new ArrayList<>();
		data.at("/changes/nodes").forEach((change) -> titles.add(change.get("title").asString()));
		assertThat(changes.locator(".ng-article-title").allInnerTexts()).isEqualTo(titles);
		assertThat(changes.locator("li").first()).containsText("Rowers won the national cup");
		assertThat(changes.locator("li").first()).containsText("Headline: ");
		assertThat(tab.locator(".ng-figures"))
			.containsText("Articles added" + data.at("/diff/addedArticleCount").asInt());
		assertThat(tab.locator(".ng-figures"))
			.containsText("Corrected headlines" + data.at("/diff/correctedHeadlines/totalCount").asInt());
		finish(visit, tab, "changes", width);
		tab.getByLabel("Period").selectOption("day");
		assertThat(tab.locator("[aria-busy=true]")).hasCount(0);
		assertThat(tab).hasURL(java.util.regex.Pattern.compile(".*settings=.*day.*"));
	}

	/** The sum of the API has no filter, and the list only that of providers. */
	@Test
	void whatChangedSaysWhichFiltersApply(BrowserVisit visit) {
		Page tab = open(visit, 1440, "changes&provider=gazette3.tests.example&topic=Rowing");
		JsonNode data = TestDashboards.ask(visit,
				"{ changes(where: { providerDomain: { eq: \"gazette3.tests.example\" } }) { totalCount } diff { addedArticleCount } }");
		assertThat(tab.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Changes")).locator("> li"))
			.hasCount(data.at("/changes/totalCount").asInt());
		assertThat(tab.locator(".ng-figures"))
			.containsText("Articles added" + data.at("/diff/addedArticleCount").asInt());
		assertThat(tab.getByText("The sum is that of all providers")).isVisible();
		assertThat(tab.getByText("The filter of topics does not apply to changes.")).isVisible();
		finish(visit, tab, "filtered-changes", 1440);
	}

	@Test
	void withoutStoriesThePageSaysHowToSwitchThemOn(BrowserVisit visit) {
		this.client.write((transaction) -> transaction.run(CypherStatement.of("MATCH (s:Story) DETACH DELETE s")));
		for (String section : List.of("stories", "blind-spots")) {
			Page tab = open(visit, 1440, section);
			assertThat(tab.getByText("--newsgraph.insight.enabled=true")).isVisible();
			finish(visit, tab, "no-" + section, 1440);
		}
	}

	private static void finish(BrowserVisit visit, Page tab, String name, int width) {
		visit.photograph("explore-%s-%d".formatted(name, width), tab);
		assertThat((Boolean) tab.evaluate("() => document.documentElement.scrollWidth > innerWidth")).isFalse();
		assertThat(visit.accessibilityViolations(tab)).isEmpty();
	}

	private static Locator stories(Page tab) {
		return tab.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Stories")).locator("> li");
	}

	private static Page open(BrowserVisit visit, int width, String section) {
		Page tab = visit.freshProfile(width, 900, ColorScheme.LIGHT);
		tab.navigate(visit.playground() + "#/explore?section=" + section);
		assertThat(tab.locator(".ng-tile")).hasCount(1);
		assertThat(tab.locator("[aria-busy=true], .ng-opening")).hasCount(0);
		return tab;
	}

	private static void write(String name, int count, int providers, int day, String topic, int related,
			String... titles) {
		for (int i = 0; i < count; i++) {
			String title = (titles.length > 0 && i == 0) ? titles[0] : "%s %d of the harbor".formatted(name, i);
			String more = """
					provider:
					  name: Gazette %1$d
					  domain: gazette%1$d.tests.example
					topics: [%2$s]
					related:
					  - webUrl: "%3$s%4$s-%5$d"
					    title: %4$s %5$d
					""".formatted(i % providers, topic, SampleSeeds.ADDRESS, name, (i + related) % count);
			java.time.LocalDate date = java.time.LocalDate.of(2020, 6, 1).plusDays(day + i);
			SampleSeeds.write("stories/%s-%d.md".formatted(name, i),
					SampleSeeds.article(name + "-" + i, title, more.strip())
						.replace("publishedDateTime: 2020-06-10T10:00:00Z",
								"publishedDateTime: %sT10:00:00Z".formatted(date)));
		}
	}

}
