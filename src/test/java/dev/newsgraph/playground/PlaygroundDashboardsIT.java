package dev.newsgraph.playground;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Dashboards: saved views on one page, under common filters. */
@BrowserTest
@Tag("slow")
class PlaygroundDashboardsIT {

	private static final String COUNT = "{ articles(first: 0) { totalCount } }";

	private static final String STATS = "{ stats { articleCount } }";

	@Test
	void aViewIsAddedAndStaysInTheBrowser(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit, "query HowMany { stats { articleCount providerCount } }",
				"table");
		user.button("Add to dashboard").click();
		Locator form = user.tab().getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Add to dashboard"));
		assertThat(form.getByLabel("Title of the card")).hasValue("How many");
		form.getByLabel("Title of the dashboard").fill("Mine");
		PlaygroundUser.button(form, "Add").click();
		assertThat(form.getByRole(AriaRole.STATUS)).containsText("Added to “Mine”.");
		form.getByLabel("Title of the card").fill("Once more");
		PlaygroundUser.button(form, "Add").click();
		form.getByRole(AriaRole.LINK).click();

		Page tab = user.tab();
		assertThat(tab.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Mine"))).isVisible();
		assertThat(TestDashboards.card(tab, "How many")).containsText("13");
		tab.reload();
		assertThat(TestDashboards.card(tab, "Once more")).containsText("13");
		assertThat(TestDashboards.titles(tab)).containsExactly("How many", "Once more");
		tab.getByText("All dashboards").click();
		assertThat(tab.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Mine"))).isVisible();
		assertThat(tab.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("The news at a glance")))
			.isVisible();
		visit.assertQuiet();
	}

	@Test
	void aLinkShowsTheSameFiguresInAFreshProfile(BrowserVisit visit) {
		Page tab = visit.page();
		tab.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
		tab.navigate(visit.playground() + "#/dashboards?shared=news-at-a-glance&topic=AI&from=2020-06-09T00:00:00Z");
		assertThat(TestDashboards.card(tab, "Newest articles")).containsText("IBM");
		PlaygroundUser.button(tab.locator("body"), "Share").click();
		PlaygroundUser.button(tab.locator("body"), "Copy link").click();
		assertThat(tab.getByText("Link copied.")).isVisible();
		String link = (String) tab.evaluate("() => navigator.clipboard.readText()");
		tab.keyboard().press("Escape");
		tab.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);

		Page other = visit.freshProfile();
		other.navigate(link);
		assertThat(TestDashboards.card(other, "Newest articles")).containsText("IBM");
		other.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
		assertThat(TestDashboards.card(other, "The newest articles and what they lead to").locator("canvas").first())
			.isVisible();
		assertThat(TestDashboards.figures(other)).isEqualTo(TestDashboards.figures(tab));
		JsonNode counted = TestDashboards.ask(visit,
				"{ articles(first: 0, where: { topics: { some: { name: { in: [\"AI\"] } } }, publishedDateTime: { gte: \"2020-06-09T00:00:00Z\" } }) { totalCount } }");
		int expected = counted.get("articles").get("totalCount").asInt();
		assertThat(expected).isBetween(1, 12);
		assertThat(TestDashboards.card(other, "Articles, and their quality and heat"))
			.containsText(java.util.regex.Pattern.compile("totalCount\\s*" + expected + "(?!\\d)"));
		visit.assertQuiet();
	}

	@Test
	void filtersReachEachCardOrTheCardSaysSo(BrowserVisit visit) {
		String dashboard = TestDashboards.dashboard("Filtered", TestDashboards.card("Count", "json", COUNT),
				TestDashboards.card("Stats", "json", STATS),
				TestDashboards.card("Cells", "json", "{ coverage(first: 0) { totalCount } }"),
				TestDashboards.card("Both", "json", "{ stats { articleCount } articles(first: 0) { totalCount } }"));
		Page tab = visit.page();
		tab.navigate(TestDashboards.link(visit, dashboard, ""));
		assertThat(TestDashboards.card(tab, "Count")).containsText("\"totalCount\": 13");
		int cells = TestDashboards.ask(visit, "{ coverage(first: 0) { totalCount } }")
			.get("coverage")
			.get("totalCount")
			.asInt();
		assertThat(TestDashboards.card(tab, "Cells")).containsText("\"totalCount\": " + cells);

		tab.navigate(TestDashboards.link(visit, dashboard, "&topic=Computer+Vision&provider=theverge.com"));
		String where = "{ topics: { some: { name: { eq: \"Computer Vision\" } } }, provider: { domain: { eq: \"theverge.com\" } } }";
		JsonNode data = TestDashboards.ask(visit,
				"{ articles(first: 0, where: %s) { totalCount } coverage(first: 0, where: { articles: %s }) { totalCount } }"
					.formatted(where, where));
		int articles = data.get("articles").get("totalCount").asInt();
		assertThat(articles).isPositive();
		assertThat(TestDashboards.card(tab, "Count")).containsText("\"totalCount\": " + articles);
		assertThat(TestDashboards.card(tab, "Count")).not().containsText("iltered");
		assertThat(TestDashboards.card(tab, "Cells"))
			.containsText("\"totalCount\": " + data.get("coverage").get("totalCount").asInt());
		assertThat(TestDashboards.card(tab, "Stats")).containsText("Not filtered");
		assertThat(TestDashboards.card(tab, "Stats")).containsText("\"articleCount\": 13");
		assertThat(TestDashboards.card(tab, "Both")).containsText("Filtered in part, not: stats");
		assertThat(TestDashboards.card(tab, "Both")).containsText("\"totalCount\": " + articles);
		visit.assertQuiet();
	}

	@Test
	void cardsAreArrangedByKeyboardByButtonsAndByDragging(BrowserVisit visit) {
		String dashboard = TestDashboards.dashboard("Order", TestDashboards.card("One", "json", STATS),
				TestDashboards.card("Two", "json", STATS), TestDashboards.card("Three", "json", STATS));
		Page tab = visit.page();
		tab.navigate(TestDashboards.link(visit, dashboard, ""));
		assertThat(TestDashboards.card(tab, "Three")).containsText("13");
		Locator handle = PlaygroundUser.button(tab.locator("body"), "Move One");
		handle.focus();
		handle.press("ArrowRight");
		assertThat(tab.getByText("Moved to place 2 of 3.")).isVisible();
		assertThat(TestDashboards.titles(tab)).containsExactly("Two", "One", "Three");
		assertThat(handle).isFocused();

		Locator card = TestDashboards.card(tab, "One");
		PlaygroundUser.button(card, "Edit").click();
		PlaygroundUser.button(card, "Wider").click();
		assertThat(card).hasAttribute("data-width", "4");
		PlaygroundUser.button(card, "Move earlier").click();
		tab.keyboard().press("Escape");
		assertThat(TestDashboards.titles(tab)).containsExactly("One", "Two", "Three");

		BoundingBox from = PlaygroundUser.button(tab.locator("body"), "Move Three").boundingBox();
		BoundingBox to = card.boundingBox();
		tab.mouse().move(from.x + from.width / 2, from.y + from.height / 2);
		tab.mouse().down();
		tab.mouse().move(to.x + 60, to.y + 100, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(5));
		tab.mouse().up();
		assertThat(tab.getByText("Moved to place 1 of 3.")).isVisible();
		assertThat(TestDashboards.titles(tab)).containsExactly("Three", "One", "Two");

		PlaygroundUser.button(card, "Edit").click();
		PlaygroundUser.button(card, "Remove").click();
		assertThat(card).isHidden();
		PlaygroundUser.button(tab.locator("body"), "Undo").click();
		assertThat(card).isVisible();
		// The address has the changes.
		assertThat(tab).hasURL(java.util.regex.Pattern.compile("data=z"));
		tab.reload();
		assertThat(TestDashboards.card(tab, "One")).hasAttribute("data-width", "4");
		assertThat(TestDashboards.titles(tab)).containsExactly("Three", "One", "Two");
		visit.assertQuiet();
	}

	@Test
	void aFileIsSavedAndOpenedAndOneWithAMutationIsRefused(BrowserVisit visit) {
		List<String> sent = new CopyOnWriteArrayList<>();
		Page tab = visit.page();
		tab.onRequest((request) -> sent.add(String.valueOf(request.postData())));
		tab.navigate(TestDashboards.link(visit,
				TestDashboards.dashboard("To a file", TestDashboards.card("Count", "json", COUNT)), "&topic=AI"));
		Locator body = tab.locator("body");
		PlaygroundUser.button(body, "Share").click();
		byte[] file = bytes(tab.waitForDownload(() -> PlaygroundUser.button(body, "Download file").click()));
		assertThat(new String(file, StandardCharsets.UTF_8)).contains("\"newsgraph-dashboard\"", "\"topics\"", "AI");

		tab.getByText("All dashboards").click();
		open(tab, "dashboard.json", file);
		assertThat(TestDashboards.card(tab, "Count")).containsText("totalCount");
		assertThat(tab).hasURL(java.util.regex.Pattern.compile("own=.*topic=AI"));

		tab.getByText("All dashboards").click();
		for (String mutation : List.of("mutation { startImport(input: { folder: \\\"x\\\" }) { job { dryRun } } }",
				"query A { stats { articleCount } } mutation B { startImport(input: { folder: \\\"x\\\" }) { job { dryRun } } }")) {
			String text = "{\"format\": \"newsgraph-dashboard\", \"version\": 1, \"title\": \"Bad\", \"cards\": [{\"title\": \"M\", \"view\": \"json\", \"query\": \"%s\"}]}"
				.formatted(mutation);
			open(tab, "bad.json", text.getBytes(StandardCharsets.UTF_8));
			assertThat(tab.getByRole(AriaRole.ALERT)).containsText("Remove the mutation");
			tab.navigate(TestDashboards.link(visit, text, ""));
			assertThat(tab.getByRole(AriaRole.ALERT)).containsText("Remove the mutation");
			tab.navigate(visit.playground() + "#/dashboards");
		}
		open(tab, "page.json", "<html>".getBytes(StandardCharsets.UTF_8));
		assertThat(tab.getByRole(AriaRole.ALERT)).containsText("page.json cannot be opened. This is not JSON.");
		assertThat(sent).noneMatch((request) -> request.contains("startImport("));
		visit.assertQuiet();
	}

	@Test
	void aCardRecoversByItselfAndAtMostFourRunAtOnce(BrowserVisit visit) {
		AtomicBoolean away = new AtomicBoolean();
		List<Route> held = new ArrayList<>();
		Page tab = visit.page();
		tab.route("**/graphql", (route) -> {
			if (!String.valueOf(route.request().postData()).contains("stats")) {
				route.resume();
			}
			else if (away.get()) {
				route.abort();
			}
			else {
				held.add(route);
			}
		});
		java.util.Map<?, ?>[] cards = new java.util.Map<?, ?>[9];
		for (int number = 0; number < cards.length; number++) {
			cards[number] = TestDashboards.card("Card " + number, "json", STATS);
		}
		tab.navigate(TestDashboards.link(visit, TestDashboards.dashboard("Many", cards), ""));
		for (int answered = 0; answered < cards.length; answered++) {
			int running = Math.min(4, cards.length - answered);
			tab.waitForCondition(() -> held.size() >= running);
			awaitFurtherRequests(tab);
			assertThat(held).hasSize(running);
			held.removeFirst().resume();
		}
		assertThat(TestDashboards.card(tab, "Card 8")).containsText("\"articleCount\": 13");

		away.set(true);
		PlaygroundUser.button(tab.locator("body"), "Refresh").click();
		assertThat(TestDashboards.card(tab, "Card 3")).containsText("The gateway cannot be reached");
		assertThat(TestDashboards.card(tab, "Card 3")).containsText("\"articleCount\": 13");
		away.set(false);
		tab.unroute("**/graphql");
		assertThat(TestDashboards.card(tab, "Card 3")).not().containsText("cannot be reached");
		assertThat(visit.takeConsoleErrors()).allMatch((error) -> error.contains("net::ERR"));
	}

	/**
	 * Makes a request to the gateway. A request that the page has begun before comes
	 * first.
	 */
	private static void awaitFurtherRequests(Page tab) {
		tab.evaluate("() => new Promise(requestAnimationFrame).then(() => fetch('/actuator/health')).then(() => null)");
	}

	@Test
	void aQueryThatFailsLeavesTheOtherCards(BrowserVisit visit) {
		String dashboard = TestDashboards.dashboard("Broken",
				TestDashboards.card("Wrong", "json", "{ stats { nothing } }"),
				TestDashboards.card("Right", "json", STATS));
		Page tab = visit.page();
		tab.navigate(TestDashboards.link(visit, dashboard, ""));
		assertThat(TestDashboards.card(tab, "Wrong")).containsText("Failed:");
		assertThat(TestDashboards.card(tab, "Wrong")).containsText("nothing");
		assertThat(TestDashboards.card(tab, "Right")).containsText("\"articleCount\": 13");
		tab.navigate(visit.playground() + "#/dashboards?data=znothing");
		assertThat(tab.getByRole(AriaRole.ALERT)).containsText("This link was cut off or changed.");
		tab.navigate(visit.playground() + "#/dashboards?shared=none");
		assertThat(tab.getByRole(AriaRole.ALERT)).containsText("The gateway has no dashboard “none”.");
	}

	@Test
	void isAccessibleAtEverySize(BrowserVisit visit) {
		for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
			for (int width : new int[] { 1440, 390 }) {
				Page tab = visit.freshProfile(width, 900, scheme);
				tab.navigate(visit.playground() + "#/dashboards");
				assertThat(tab.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Topics and providers")))
					.isVisible();
				check(visit, tab, "the list, %d px, %s".formatted(width, scheme));
				tab.navigate(visit.playground() + "#/dashboards?shared=news-at-a-glance&provider=nowhere.example");
				assertThat(TestDashboards.card(tab, "Newest articles").getByText("Run again")).isHidden();
				tab.navigate(visit.playground() + "#/dashboards?shared=news-at-a-glance");
				assertThat(TestDashboards.card(tab, "Newest articles")).containsText("IBM");
				tab.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
				check(visit, tab, "a dashboard, %d px, %s".formatted(width, scheme));
				PlaygroundUser.button(TestDashboards.card(tab, "Articles by month"), "Edit").click();
				check(visit, tab, "a card that is edited, %d px, %s".formatted(width, scheme));
				PlaygroundUser.button(tab.locator("body"), "Share").click();
				check(visit, tab, "the menu Share, %d px, %s".formatted(width, scheme));
			}
		}
		visit.assertQuiet();
	}

	private static void check(BrowserVisit visit, Page tab, String state) {
		assertThat(visit.accessibilityViolations(tab)).as(state).isEmpty();
		assertThat((Boolean) tab.evaluate("() => document.documentElement.scrollWidth <= innerWidth"
				+ " && document.querySelector('.ng-page-dashboards').scrollWidth <= innerWidth"))
			.as("no sideways scrolling: " + state)
			.isTrue();
	}

	private static void open(Page tab, String name, byte[] content) {
		tab.getByLabel("File of a dashboard").setInputFiles(new FilePayload(name, "application/json", content));
	}

	private static byte[] bytes(com.microsoft.playwright.Download download) {
		try (java.io.InputStream stream = download.createReadStream()) {
			return stream.readAllBytes();
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
