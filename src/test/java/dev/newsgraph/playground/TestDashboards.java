package dev.newsgraph.playground;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dashboards for tests, as links and as cards on the page. */
final class TestDashboards {

	static final JsonMapper JSON = new JsonMapper();

	private TestDashboards() {
	}

	/** Returns the JSON text of a dashboard. */
	static String dashboard(String title, Map<?, ?>... cards) {
		return JSON.writeValueAsString(
				Map.of("format", "newsgraph-dashboard", "version", 1, "title", title, "cards", List.of(cards)));
	}

	static Map<String, Object> card(String title, String view, String query) {
		return Map.of("title", title, "view", view, "query", query);
	}

	/**
	 * Returns a URL that opens a dashboard.
	 * @param filters parameters of the address, such as {@code "&topic=AI"}
	 */
	static String link(BrowserVisit visit, String dashboard, String filters) {
		String data = Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(dashboard.getBytes(StandardCharsets.UTF_8));
		return visit.playground() + "#/dashboards?data=j" + data + filters;
	}

	/** Returns a card of the dashboard on the page. */
	static Locator card(Page tab, String title) {
		return tab.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName(title).setExact(true));
	}

	/** Returns the titles of the cards in their order. */
	static List<String> titles(Page tab) {
		return tab.getByRole(AriaRole.ARTICLE).getByRole(AriaRole.HEADING).allInnerTexts();
	}

	/** Asks the API. */
	static JsonNode ask(BrowserVisit visit, String query) {
		APIResponse response = visit.page()
			.request()
			.post(visit.gateway() + "/graphql", RequestOptions.create().setData(Map.of("query", query)));
		return JSON.readTree(response.text()).get("data");
	}

	/** Returns all texts of the cells of tables in a card, in their order. */
	static String figures(Page tab) {
		return tab.getByRole(AriaRole.ARTICLE)
			.all()
			.stream()
			.map((card) -> card.getAttribute("aria-label") + ": " + card.locator(".ng-card-body").innerText())
			.collect(Collectors.joining("\n"));
	}

}
