package dev.newsgraph.playground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The report of a dashboard: one HTML file that opens from disk without a network. */
@BrowserTest
@Tag("slow")
class PlaygroundReportIT {

	private static final String EVIL = "</script><script>window.hit = 1</script><img src=x onerror=\"window.hit = 1\">";

	@TempDir
	private Path folder;

	@Test
	void aReportOpensOfflineWithTheSameFigures(BrowserVisit visit) throws IOException {
		Page tab = visit.page();
		tab.navigate(visit.playground() + "#/dashboards?shared=news-at-a-glance&topic=AI");
		assertThat(TestDashboards.card(tab, "Newest articles")).containsText("IBM");
		assertThat(TestDashboards.card(tab, "The newest articles and what they lead to").locator("canvas").first())
			.isVisible();
		tab.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
		Path report = save(tab, "news.html");

		List<String> requested = new CopyOnWriteArrayList<>();
		Page reader = offline(visit, report, requested, 1440);
		JsonNode data = TestDashboards.ask(visit,
				"{ articles(first: 20, where: { topics: { some: { name: { in: [\"AI\"] } } } }) { totalCount edges { node { title } } } }")
			.get("articles");
		assertThat(reader.locator("header")).containsText("Filters: topics: AI.");
		assertThat(reader.locator("header"))
			.containsText("Source: Newsgraph at " + visit.gateway().replaceFirst("https?://", "") + ", version ");
		// A build of an archive has no commit.
		if (getClass().getResource("/git.properties") != null) {
			assertThat(reader.locator("header")).containsText(Pattern.compile(" \\(commit [0-9a-f]{7,40}\\), "));
		}
		Locator figures = section(reader, "Articles, and their quality and heat");
		assertThat(PlaygroundUser.named(figures, AriaRole.ROW, "articles.totalCount"))
			.containsText(String.valueOf(data.get("totalCount").asInt()));
		Locator newest = section(reader, "Newest articles");
		assertThat(newest.locator("tbody tr")).hasCount(data.get("edges").size());
		for (JsonNode edge : data.get("edges")) {
			assertThat(newest).containsText(edge.get("node").get("title").asString());
		}
		// Pictures stand in the page.
		for (String title : List.of("Articles by month", "Who covers what",
				"The newest articles and what they lead to")) {
			assertThat(section(reader, title).locator("figure > svg")).isVisible();
		}

		PlaygroundUser.button(newest, "title").click();
		assertThat(newest.getByRole(AriaRole.COLUMNHEADER).filter(new Locator.FilterOptions().setHasText("title")))
			.hasAttribute("aria-sort", "ascending");
		List<String> titles = newest.locator("tbody tr td:nth-child(2)").allInnerTexts();
		assertThat(titles).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER).hasSizeGreaterThan(2);
		PlaygroundUser.button(newest, "title").click();
		assertThat(newest.locator("tbody tr td:nth-child(2)").first()).hasText(titles.getLast());

		Locator network = section(reader, "The newest articles and what they lead to");
		Locator items = network.getByLabel("Show the connections of");
		items.selectOption("KITV");
		assertThat(network.getByRole(AriaRole.STATUS).first())
			.containsText("KITV is connected with IBM is canceling its facial recognition programs.");
		network.locator("details.data > summary").click();
		Locator nested = network.locator("td > details").first();
		nested.locator("summary").first().click();
		assertThat(nested.locator("table, ul").first()).isVisible();

		assertThat(visit.accessibilityViolations(reader)).isEmpty();
		assertThat(requested).containsExactly(report.toUri().toString());
		Page narrow = offline(visit, report, new CopyOnWriteArrayList<>(), 390);
		assertThat(visit.accessibilityViolations(narrow)).isEmpty();
		assertThat((Boolean) narrow.evaluate("() => document.documentElement.scrollWidth <= innerWidth")).isTrue();
		assertThat(visit.consoleErrors()).isEmpty();
	}

	@Test
	void hostileTextsStayTexts(BrowserVisit visit) throws IOException {
		Page tab = visit.page();
		tab.route("**/graphql", (route) -> {
			if (String.valueOf(route.request().postData()).contains("query Hostile")) {
				route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(hostileAnswer()));
			}
			else {
				route.resume();
			}
		});
		String query = "query Hostile { articles(first: 2) { totalCount edges { node { title webUrl topics { name } } } } }";
		String dashboard = TestDashboards.dashboard(EVIL, TestDashboards.card(EVIL, "table", query),
				TestDashboards.card("Network", "network", query));
		tab.navigate(TestDashboards.link(visit, dashboard,
				"&topic=" + "%3C%2Fscript%3E%3Cscript%3Ewindow.hit%20%3D%201%3C%2Fscript%3E"));
		assertThat(TestDashboards.card(tab, "Network").locator("canvas").first()).isVisible();
		assertThat(TestDashboards.card(tab, EVIL)).containsText("onerror");
		Page reader = offline(visit, save(tab, "hostile.html"), new CopyOnWriteArrayList<>(), 1440);
		assertThat(reader.getByRole(AriaRole.HEADING).first()).hasText(EVIL);
		assertThat(reader.locator("section").first()).containsText(EVIL);
		assertThat(reader.locator("img, iframe, object, [onerror], a[href^='javascript']")).hasCount(0);
		assertThat(reader.locator("script")).hasCount(1);
		assertThat(reader.evaluate("() => window.hit")).isNull();
		assertThat(tab.evaluate("() => window.hit")).isNull();
	}

	private static String hostileAnswer() {
		String text = TestDashboards.JSON.writeValueAsString(EVIL);
		String node = "{\"view__type\": \"Article\", \"view__id\": \"%s\", \"title\": " + text
				+ ", \"webUrl\": \"javascript:window.hit=1\", \"topics\": [{\"view__type\": \"Topic\", \"view__id\": \"t\", \"name\": "
				+ text + "}]}";
		return "{\"data\": {\"articles\": {\"view__type\": \"ArticleConnection\", \"totalCount\": 2, \"edges\": ["
				+ "{\"view__type\": \"ArticleEdge\", \"node\": " + node.formatted("a") + "},"
				+ "{\"view__type\": \"ArticleEdge\", \"node\": " + node.formatted("b") + "}]}}}";
	}

	private Path save(Page tab, String name) {
		PlaygroundUser.button(tab.locator("body"), "Share").click();
		Download download = tab
			.waitForDownload(() -> PlaygroundUser.button(tab.locator("body"), "Download report").click());
		assertThat(download.suggestedFilename()).endsWith(".html");
		Path file = this.folder.resolve(name);
		download.saveAs(file);
		return file;
	}

	private static Page offline(BrowserVisit visit, Path report, List<String> requested, int width) throws IOException {
		assertThat(Files.readString(report)).startsWith("<!doctype html>").contains("Content-Security-Policy");
		Page reader = visit.freshProfile(width, 900, ColorScheme.LIGHT);
		reader.context().setOffline(true);
		reader.onRequest((request) -> requested.add(request.url()));
		reader.navigate(report.toUri().toString());
		return reader;
	}

	private static Locator section(Page reader, String title) {
		return reader.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
	}

}
