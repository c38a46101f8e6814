package dev.newsgraph.playground;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import dev.newsgraph.importing.GraphImport;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page Explore: its search, filters and cards, with the figures of the API. The
 * articles have several topics, providers and dates, and some of them lack each.
 */
@BrowserTest
class PlaygroundExploreIT {

	private static final int ARTICLES = 40;

	private static final String FILTERED = "?from=2020-03-01T00:00:00Z&until=2020-06-01T00:00:00Z&topic=Tidal+Power&topic=Night+Trains";

	private static final String WHERE = """
			{ publishedDateTime: { gte: "2020-03-01T00:00:00Z", lt: "2020-06-01T00:00:00Z" },
			  topics: { some: { name: { in: ["Tidal Power", "Night Trains"] } } } }""";

	@BeforeAll
	static void load(@Autowired GraphImport imports) {
		for (int i = 0; i < ARTICLES; i++) {
			StringBuilder more = new StringBuilder();
			if (i % 5 != 4) {
				more.append("provider:\n  name: Gazette %1$d\n  domain: gazette%1$d.tests.example\n".formatted(i % 3));
			}
			more.append("topics: [%s]\n".formatted(String.join(", ", topicsOf(i))));
			more.append("related:\n  - webUrl: \"%sexplore-%d\"\n    title: Explore %d\n".formatted(SampleSeeds.ADDRESS,
					(i * 7 + 3) % ARTICLES, (i * 7 + 3) % ARTICLES));
			String text = SampleSeeds.article("explore-" + i, "Explore %d wombat".formatted(i), more.toString().strip())
				.replace("heat: 7", (i % 4 == 3) ? "heat: -1" : "heat: " + (i * 13 % 97))
				.replace("publishedDateTime: 2020-06-10T10:00:00Z\n", (i % 8 == 7) ? ""
						: "publishedDateTime: 2020-%02d-%02dT10:00:00Z%n".formatted(1 + i % 6, 1 + i % 27));
			SampleSeeds.write("explore/%d.md".formatted(i), text);
		}
		imports.run();
	}

	private static List<String> topicsOf(int i) {
		List<String> topics = new ArrayList<>();
		if (i % 2 == 0) {
			topics.add("Tidal Power");
		}
		if (i % 3 == 0) {
			topics.add("Night Trains");
		}
		if (i % 7 == 0) {
			topics.add("Beekeeping");
		}
		return topics;
	}

	@Test
	void theCardsShowTheFiguresOfTheApi(BrowserVisit visit) {
		assertFigures(visit, explore(visit, ""), "{}");
		assertFigures(visit, explore(visit, FILTERED), WHERE);
	}

	private static void assertFigures(BrowserVisit visit, Page tab, String where) {
		JsonNode articles = TestDashboards.ask(visit, """
				{ articles(where: %s, first: 8) {
				  totalCount
				  edges { node { title } }
				  providers: groups(by: PROVIDER, first: 1000) { nodes { count provider { name } } }
				  topics: groups(by: TOPIC, first: 1000) { nodes { count topic { name } } }
				  days: groups(by: DAY, first: 1000) { nodes { count } } } }""".formatted(where)).get("articles");
		JsonNode hottest = TestDashboards
			.ask(visit,
					"""
							{ articles(where: { and: [%s, { heat: { gte: 0 } }] }, orderBy: [{ field: HEAT, direction: DESC }], first: 8) {
							  totalCount edges { node { title heat } } } }"""
						.formatted(where))
			.get("articles");
		int total = articles.get("totalCount").asInt();
		assertThat(total).isGreaterThan(8);
		Locator overview = card(tab, "Overview");
		assertFigure(overview, "Articles", total);
		assertFigure(overview, "Providers", articles.at("/providers/nodes").size());
		assertFigure(overview, "Topics", articles.at("/topics/nodes").size());
		assertThat(overview.locator(".ng-bars").last().getByRole(AriaRole.LISTITEM).allInnerTexts())
			.containsExactlyInAnyOrderElementsOf(articles.at("/topics/nodes")
				.valueStream()
				.map((group) -> group.get("topic").get("name").asString() + "\n" + group.get("count").asString())
				.toList());

		assertThat(titles(tab, "Newest articles")).isEqualTo(
				articles.get("edges").valueStream().map((edge) -> edge.get("node").get("title").asString()).toList());
		assertThat(card(tab, "Newest articles")).containsText("8 of %d articles".formatted(total));
		assertThat(titles(tab, "Hottest articles")).isEqualTo(
				hottest.get("edges").valueStream().map((edge) -> edge.get("node").get("title").asString()).toList());
		int scored = hottest.get("totalCount").asInt();
		assertThat(scored).isBetween(9, total - 1);
		assertThat(card(tab, "Hottest articles")).containsText("8 of %d scored articles".formatted(scored));

		int dated = articles.at("/days/nodes").valueStream().mapToInt((day) -> day.get("count").asInt()).sum();
		assertThat(card(tab, "Articles over time")).containsText((dated < total)
				? "%d of %d articles have a date".formatted(dated, total) : "%d articles".formatted(total));
	}

	@Test
	void theMatrixHoldsTheCountsOfTheApi(BrowserVisit visit) {
		Page tab = explore(visit, FILTERED);
		JsonNode cells = TestDashboards.ask(visit, """
				{ coverage(where: { articles: %s }, first: 100) {
				  edges { node { articleCount provider { name } topic { name } } } } }""".formatted(WHERE))
			.get("coverage")
			.get("edges");
		assertThat(cells).isNotEmpty();
		Locator matrix = card(tab, "Who covers what");
		for (JsonNode cell : cells) {
			JsonNode node = cell.get("node");
			String provider = node.get("provider").get("name").asString();
			Locator row = matrix.getByRole(AriaRole.ROW)
				.filter(new Locator.FilterOptions().setHasText(provider))
				.first();
			assertThat(row).containsText(node.get("articleCount").asString());
		}
	}

	@Test
	@Tag("slow")
	void searchFilterArticleAndNetworkWorkByKeyboard(BrowserVisit visit) {
		Page tab = explore(visit, "");
		search(tab).focus();
		tab.keyboard().type("tida");
		assertThat(tab.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Tidal Power"))).isVisible();
		tab.keyboard().press("ArrowDown");
		tab.keyboard().press("Enter");
		Locator topic = card(tab, "Topic: Tidal Power");
		int about = count(visit, "{ topics: { some: { name: { eq: \"Tidal Power\" } } } }");
		assertThat(topic).containsText(about + " articles");
		assertThat(tab).hasURL(java.util.regex.Pattern.compile("showTopic=Tidal\\+Power$"));

		tab.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Providers").setExact(true)).focus();
		tab.keyboard().type("gazette 1");
		Locator matches = tab.locator(".ng-choice-option");
		assertThat(matches).hasCount(1);
		assertThat(matches).containsText("Gazette 1");
		assertThat((Boolean) tab.evaluate("""
				() => {
				  const page = document.querySelector('.ng-page-explore')
				  return page.scrollWidth > page.clientWidth
				}""")).as("the list of matches fits the window").isFalse();
		tab.keyboard().press("Enter");
		tab.keyboard().press("Escape");
		Locator filters = tab.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Chosen filters"));
		assertThat(filters).containsText("Gazette 1");
		int both = count(visit,
				"{ topics: { some: { name: { eq: \"Tidal Power\" } } }, provider: { domain: { eq: \"gazette1.tests.example\" } } }");
		assertThat(both).isBetween(1, about - 1);
		assertThat(topic).containsText("%d of %d articles, with these filters".formatted(both, about));

		Locator first = topic.getByRole(AriaRole.LIST, new Locator.GetByRoleOptions().setName("Newest articles"))
			.getByRole(AriaRole.LINK)
			.first();
		String title = first.innerText();
		first.focus();
		tab.keyboard().press("Enter");
		assertThat(card(tab, "Article").getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName(title)))
			.isVisible();
		assertThat(card(tab, "Articles up to two relations away").locator("canvas").first()).isVisible();

		tab.goBack();
		assertThat(topic).containsText("%d of %d articles, with these filters".formatted(both, about));
		PlaygroundUser.button(filters, "Remove the filter Gazette 1").press("Enter");
		assertThat(filters).isHidden();
		assertThat(topic).containsText(about + " articles");
		visit.assertQuiet();
	}

	@Test
	void anArticleShowsWhatIsKnownOfIt(BrowserVisit visit) {
		String address = SampleSeeds.ADDRESS + "explore-13";
		JsonNode article = TestDashboards.ask(visit, """
				{ article(webUrl: "%s") { title relatedByCount related(first: 10) { edges { node { title } } }
				  relatedBy(first: 10) { edges { node { title } } } similar(first: 8) { edges { node { title } } }
				  network(depth: 2, first: 0) { totalCount } } }""".formatted(address)).get("article");
		Page tab = explore(visit, "?show=" + address);
		Locator card = card(tab, "Article");
		assertThat(card).containsText(article.get("title").asString());
		assertThat(titles(tab, "Related articles it lists"))
			.isEqualTo(namesOf(article.get("related").get("edges"), "node"));
		assertThat(titles(tab, "Articles that list it"))
			.isEqualTo(namesOf(article.get("relatedBy").get("edges"), "node"));
		assertThat(titles(tab, "Belongs together with"))
			.isEqualTo(namesOf(article.get("similar").get("edges"), "node"));
		assertThat(card(tab, "Belongs together with")).containsText("listed as related");
		assertThat(card(tab, "Articles up to two relations away"))
			.containsText(article.get("network").get("totalCount").asString() + " articles");

		explore(visit, "?show=" + SampleSeeds.ADDRESS + "no-such-article");
		assertThat(card).containsText("No article has the address");
	}

	@Test
	@Tag("slow")
	void aTopicShowsItsProvidersAndTheTopicsItOccursWith(BrowserVisit visit) {
		String where = "{ and: [%s, { topics: { some: { name: { eq: \"Tidal Power\" } } } }] }".formatted(WHERE);
		JsonNode groups = TestDashboards
			.ask(visit,
					"""
							{ articles(where: %s, first: 0) {
							  providers: groups(by: PROVIDER) { nodes { count provider { name } } } topics: groups(by: TOPIC) { nodes { count topic { name } } } } }"""
						.formatted(where))
			.get("articles");
		Page tab = explore(visit, FILTERED + "&showTopic=Tidal+Power");
		Locator bars = card(tab, "Topic: Tidal Power").locator(".ng-bars");
		List<String> providers = groups.at("/providers/nodes")
			.valueStream()
			.map((group) -> group.get("provider").get("name").asString() + "\n" + group.get("count").asString())
			.toList();
		List<String> topics = groups.at("/topics/nodes")
			.valueStream()
			.filter((group) -> !group.get("topic").get("name").asString().equals("Tidal Power"))
			.map((group) -> group.get("topic").get("name").asString() + "\n" + group.get("count").asString())
			.toList();
		assertThat(topics).isNotEmpty();
		assertThat(bars.first().getByRole(AriaRole.LISTITEM).allInnerTexts())
			.containsExactlyInAnyOrderElementsOf(providers);
		assertThat(bars.last().getByRole(AriaRole.LISTITEM).allInnerTexts())
			.containsExactlyInAnyOrderElementsOf(topics);
	}

	@Test
	@Tag("slow")
	void aSearchFindsWhatTheApiFinds(BrowserVisit visit) {
		JsonNode search = TestDashboards
			.ask(visit,
					"{ search(text: \"explore womb*\", where: %s, first: 20) { totalCount edges { node { title } } } }"
						.formatted(WHERE))
			.get("search");
		Page tab = explore(visit, FILTERED);
		search(tab).fill("explore womb");
		search(tab).press("Enter");
		Locator card = card(tab, "Articles with “explore womb”");
		assertThat(card.getByRole(AriaRole.LISTITEM)).hasCount(search.get("edges").size());
		assertThat(titles(tab, "Articles with explore womb")).isEqualTo(namesOf(search.get("edges"), "node"));
		assertThat(card).containsText(search.get("totalCount").asString() + " articles");
		tab.reload();
		assertThat(search(tab)).hasValue("explore womb");
		assertThat(card.getByRole(AriaRole.LISTITEM)).hasCount(search.get("edges").size());
		tab.goBack();
		assertFigure(card(tab, "Overview"), "Articles", count(visit, WHERE));
	}

	@Test
	void aTimeRangeEndsWithTheNewestArticleOfTheGraph(BrowserVisit visit) {
		Page tab = explore(visit, "");
		tab.locator(".ng-filters select").selectOption("Newest 7 days");
		// The newest article of the sample is of 19 June 2020.
		String week = "{ publishedDateTime: { gte: \"2020-06-13T00:00:00Z\", lt: \"2020-06-20T00:00:00Z\" } }";
		assertThat(count(visit, week)).isPositive();
		assertFigure(card(tab, "Overview"), "Articles", count(visit, week));
		assertThat(tab)
			.hasURL(java.util.regex.Pattern.compile("from=2020-06-13T00%3A00%3A00Z&until=2020-06-20T00%3A00%3A00Z$"));
		tab.goBack();
		assertFigure(card(tab, "Overview"), "Articles", count(visit, "{}"));
	}

	@Test
	void eachCardOpensItsOwnQuery(BrowserVisit visit) {
		Page tab = explore(visit, FILTERED);
		PlaygroundUser.button(card(tab, "Newest articles"), "Open as query").click();
		PlaygroundUser user = new PlaygroundUser(tab);
		assertThat(user.ran()).isVisible();
		assertThat(tab).hasURL(java.util.regex.Pattern.compile("#/query\\?"));
		user.show("JSON");
		assertThat(user.json()).containsText("\"totalCount\": " + count(visit, WHERE));
		visit.assertQuiet();
	}

	@Test
	@Tag("slow")
	void aLinkShowsTheSameInAFreshProfile(BrowserVisit visit) {
		Page tab = explore(visit, FILTERED + "&showProvider=gazette0.tests.example");
		Page other = visit.freshProfile();
		visit.open(other, tab.url());
		Locator provider = card(other, "Provider: Gazette 0");
		assertThat(provider.getByRole(AriaRole.LISTITEM).first()).isVisible();
		assertThat(provider.innerText()).isEqualTo(card(tab, "Provider: Gazette 0").innerText());
		assertThat(provider.innerText()).contains("with these filters");
	}

	@Test
	void aCardThatFailsSaysSoAndIsRepeated(BrowserVisit visit) {
		AtomicBoolean broken = new AtomicBoolean(true);
		visit.page().route("**/graphql", (route) -> {
			if (broken.get() && String.valueOf(route.request().postData()).contains("query Hottest")) {
				route.fulfill(new Route.FulfillOptions().setStatus(200)
					.setContentType("application/json")
					.setBody(
							"{\"data\":null,\"errors\":[{\"message\":\"The database took too long and was stopped.\"}]}"));
			}
			else {
				route.resume();
			}
		});
		Page tab = explore(visit, "");
		Locator hottest = card(tab, "Hottest articles");
		assertThat(hottest).containsText("The database took too long and was stopped.");
		assertFigure(card(tab, "Overview"), "Articles", count(visit, "{}"));
		broken.set(false);
		PlaygroundUser.button(hottest, "Run again").click();
		assertThat(hottest.getByRole(AriaRole.LISTITEM)).hasCount(8);
		assertThat(hottest).not().containsText("too long");
	}

	@Test
	void theFirstPageSendsFewRequests(BrowserVisit visit) {
		List<String> sent = new CopyOnWriteArrayList<>();
		visit.page().onRequest((request) -> {
			if (request.url().endsWith("/graphql") && !request.postData().contains("__schema")) {
				sent.add(request.postData());
			}
		});
		explore(visit, "");
		// One for the range of dates, and one for each card.
		assertThat(sent).hasSizeLessThanOrEqualTo(7);
	}

	@Test
	@Tag("slow")
	void everyPartIsAccessibleOnAPhone(BrowserVisit visit) {
		assertThat(accessibilityViolations(visit, 390, ColorScheme.LIGHT)).isEmpty();
	}

	@Test
	@Tag("slow")
	void everyPartIsAccessible(BrowserVisit visit) {
		List<Object> violations = new ArrayList<>(accessibilityViolations(visit, 390, ColorScheme.DARK));
		violations.addAll(accessibilityViolations(visit, 1440, ColorScheme.LIGHT));
		violations.addAll(accessibilityViolations(visit, 1440, ColorScheme.DARK));
		assertThat(violations).isEmpty();
	}

	private static List<Object> accessibilityViolations(BrowserVisit visit, int width, ColorScheme scheme) {
		List<Object> violations = new ArrayList<>();
		try (Page tab = visit.freshProfile(width, 900, scheme)) {
			for (String state : List.of("", "?q=explore+womb&topic=Beekeeping", "?showTopic=Tidal+Power",
					"?showProvider=gazette0.tests.example", "?show=" + SampleSeeds.ADDRESS + "explore-12")) {
				tab.navigate("about:blank");
				visit.open(tab, visit.playground() + "#/explore" + state);
				assertThat(tab.locator("[aria-busy=true]")).hasCount(0);
				visit.accessibilityViolations(tab)
					.forEach((violation) -> violations.add("%s %d %s: %s".formatted(state, width, scheme, violation)));
			}
		}
		return violations;
	}

	private static Page explore(BrowserVisit visit, String state) {
		Page tab = visit.page();
		// A change of the hash alone would not load the page again.
		tab.navigate("about:blank");
		visit.open(tab, visit.playground() + "#/explore" + state);
		assertThat(tab.locator("[aria-busy=true]")).hasCount(0);
		return tab;
	}

	private static Locator search(Page tab) {
		return tab.getByRole(AriaRole.COMBOBOX,
				new Page.GetByRoleOptions().setName("Search articles, topics and providers"));
	}

	private static Locator card(Page tab, String title) {
		return tab.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
	}

	private static void assertFigure(Locator overview, String label, int expected) {
		assertThat(overview.locator("dl > div").filter(new Locator.FilterOptions().setHasText(label)).first())
			.hasText(label + expected);
	}

	private static List<String> titles(Page tab, String list) {
		return tab.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName(list).setExact(true))
			.locator(".ng-article-title > a:first-child")
			.allInnerTexts();
	}

	private static List<String> namesOf(JsonNode list, String field) {
		return list.valueStream().map((one) -> one.get(field).get("title").asString()).toList();
	}

	private static int count(BrowserVisit visit, String where) {
		return TestDashboards.ask(visit, "{ articles(where: %s, first: 0) { totalCount } }".formatted(where))
			.get("articles")
			.get("totalCount")
			.asInt();
	}

}
