package dev.newsgraph.playground;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The table: loading all pages, search, sorting, and downloads. */
@BrowserTest
@Tag("slow")
class PlaygroundTableIT {

	private static final String TWO_OF_ALL = """
			{ articles(first: 2, orderBy: [{ field: QUALITY }]) {
			  edges { node { title webUrl quality provider { name } topics { name } } } } }""";

	@Test
	void aFileHoldsEveryPageOnce(BrowserVisit visit) throws IOException {
		List<String> pages = new ArrayList<>();
		smallPages(visit.page());
		visit.page().onRequest((request) -> {
			// The list is counted first, by a page without rows.
			if (request.postData() != null && request.postData().contains("query AllRows")
					&& !request.postData().contains("\"view__first\":0")) {
				pages.add(request.postData());
			}
		});
		PlaygroundUser user = PlaygroundUser.follow(visit, TWO_OF_ALL, "table");
		Locator table = user.assertShown("Table");
		assertThat(table).containsText("2 rows");
		PlaygroundUser.button(table, "Load all rows").click();
		assertThat(table).containsText("All rows loaded.");
		assertThat(table).containsText("13 rows");
		assertThat(pages).hasSize(4);

		Download saved = user.tab().waitForDownload(() -> PlaygroundUser.button(table, "CSV").click());
		assertThat(saved.suggestedFilename()).isEqualTo("articles.csv");
		List<List<String>> lines = CsvText.lines(Files.readString(saved.path()));
		assertThat(lines).hasSize(14).allMatch((line) -> line.size() == 5);
		assertThat(lines.getFirst()).containsExactly("title", "quality", "provider.name", "topics", "webUrl");
		assertThat(new HashSet<>(lines.stream().map((line) -> line.get(4)).toList())).hasSize(14);
		assertThat(lines).anySatisfy((line) -> assertThat(line).containsExactly(
				"IBM quits facial recognition business, opposing its use for mass surveillance, " + "racial profiling",
				"27", "The Straits Times", "0", "https://www.straitstimes.com/world/united-states/"
						+ "ibm-quits-facial-recognition-business-opposing-its-use-for-mass-surveillance"));
		List<Integer> qualities = lines.stream().skip(1).map((line) -> Integer.valueOf(line.get(1))).toList();
		assertThat(qualities).isSorted();
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{ articles(first: 20, orderBy: [{ field: QUALITY }]) { edges { node { webUrl heat quality title published provider { domain name } topics { name } images { url width } extra relatedCount related(first: 2) { totalCount edges { position node { title } } } } } } }",
			"{ topics(first: 20) { edges { node { articleCount slug articles(first: 1) { edges { node { webUrl } } } } } } }",
			"{ search(text: \"IBM\", first: 20) { edges { rank score node { provider { name } publishedDateTime title } highlights { field fragment } } } }",
			"{ a: article(webUrl: \"https://www.livemint.com/companies/news/ibm-gets-out-of-facial-recognition-business-oppose-use-for-mass-surveillance-11591664069053.html\") { related(first: 20) { edges { position node { id title } } } } }",
			"{ coverage(first: 20) { edges { node { provider { name } topic { name } articleCount } } } }" })
	void theFileEqualsTheExport(String query, BrowserVisit visit) throws Exception {
		PlaygroundUser user = PlaygroundUser.follow(visit, query, "table");
		Locator table = user.assertShown("Table");
		Download saved = user.tab().waitForDownload(() -> PlaygroundUser.button(table, "CSV").click());
		URI address = URI.create(user.tab().url());
		String export = "http://%s/graphql/export?query=%s".formatted(address.getAuthority(),
				URLEncoder.encode(query, StandardCharsets.UTF_8));
		try (HttpClient http = HttpClient.newHttpClient()) {
			HttpRequest request = HttpRequest.newBuilder(URI.create(export)).header("Accept", "text/csv").build();
			assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
				.isEqualTo(Files.readString(saved.path()));
		}
	}

	@Test
	void readingAllRowsCanBeStoppedAndGoneOnWith(BrowserVisit visit) {
		AtomicBoolean held = new AtomicBoolean(true);
		smallPages(visit.page());
		visit.page().route("**/graphql", (route) -> {
			String sent = String.valueOf(route.request().postData());
			// The second page is delayed.
			if (!held.get() || !sent.contains("query AllRows") || sent.contains("\"view__after\":null")) {
				route.resume();
			}
		});
		PlaygroundUser user = PlaygroundUser.follow(visit, TWO_OF_ALL, "table");
		Locator table = user.assertShown("Table");
		PlaygroundUser.button(table, "Load all rows").click();
		assertThat(table.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("value", "4");
		PlaygroundUser.button(table, "Stop").click();
		assertThat(table).containsText("Stopped.");
		assertThat(table).containsText("Showing 4 of 13 articles.");
		held.set(false);
		PlaygroundUser.button(table, "Resume").click();
		assertThat(table).containsText("All rows loaded.");
		assertThat(table).containsText("13 rows");
	}

	@Test
	void findsSortsAndExpandsRows(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		Locator table = user.show("Table");
		Locator grid = user.grid("Table of articles");
		Locator first = grid.getByRole(AriaRole.ROW).nth(2);
		grid.getByRole(AriaRole.COLUMNHEADER, new Locator.GetByRoleOptions().setName("quality")).click();
		assertThat(grid.getByRole(AriaRole.COLUMNHEADER, new Locator.GetByRoleOptions().setName("quality")))
			.hasAttribute("aria-sort", "descending");
		assertThat(first).containsText("89");
		table.getByRole(AriaRole.SEARCHBOX).fill("kitv");
		assertThat(table).containsText("1 of 12 rows");
		assertThat(first).containsText("IBM is canceling its facial recognition programs");
		first.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("2 IBM AI, AI")).click();
		assertThat(PlaygroundUser.button(grid, "IBM AI")).isVisible();
		PlaygroundUser.button(table, "Columns").click();
		table.getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName("heat")).uncheck();
		assertThat(grid.getByRole(AriaRole.COLUMNHEADER, new Locator.GetByRoleOptions().setName("heat"))).isHidden();
	}

	/** Sets four entries per page, so that the sample has several pages. */
	private static void smallPages(Page tab) {
		tab.route("**/graphiql/settings.json", (route) -> {
			String settings = route.fetch().text();
			route.fulfill(new Route.FulfillOptions().setContentType("application/json")
				.setBody(settings.replaceFirst("\"maxFirst\":\\d+", "\"maxFirst\":4")));
		});
	}

}
