package dev.newsgraph.playground;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The page Query: the answer first, titles of tabs, blank tabs, copies as programs, and
 * small windows.
 */
@BrowserTest
class PlaygroundQueryIT {

	private static final String TOPICS = "query LargestTopics { topics(first: 2) { edges { node { name articleCount } } } }";

	@Test
	void aLinkShowsItsAnswerAndTheQueryOnDemand(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit, TOPICS, "table");
		assertThat(user.region("Operation Editor")).isHidden();
		assertThat(PlaygroundUser.named(user.panel("Table"), AriaRole.ROW, "AI")).containsText("5");
		assertThat(user.tabs().first()).hasText("Largest topics");
		user.button("Show query").click();
		assertThat(user.written()).containsText("query LargestTopics");
		assertThat(user.tab()).not().hasURL(Pattern.compile("query\\.editor=hidden"));

		// The tab remembers it, and a new one has its own setting.
		user.tab().reload();
		assertThat(user.ran()).isVisible();
		assertThat(user.written()).containsText("query LargestTopics");
		user.button("Hide query").click();
		assertThat(user.region("Operation Editor")).isHidden();
		user.button("Run").click();
		assertThat(user.ran()).isVisible();
		user.button("New tab").click();
		assertThat(user.region("Operation Editor")).isVisible();
		user.tabs().first().getByRole(AriaRole.BUTTON).first().click();
		assertThat(user.region("Operation Editor")).isHidden();
	}

	@Test
	void aLinkWithAMistakeShowsTheQuery(BrowserVisit visit) {
		visit.page().navigate(PlaygroundUser.link(visit, "{ topics {", "table"));
		PlaygroundUser user = new PlaygroundUser(visit.page());
		assertThat(user.written()).containsText("{ topics {");
	}

	@Test
	void aBlankTabOffersQuestionsAndOpensThemInPlace(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		assertThat(user.tabs().first()).hasText("What is new, and what does it lead to?");
		user.button("New tab").click();
		Locator starters = user.region("Start with a question, or write your own query");
		assertThat(starters.getByRole(AriaRole.LISTITEM)).hasCount(6);
		PlaygroundUser.button(user.card("Who covers what, and where are the gaps?"), "Open").click();
		user.assertShown("Coverage");
		assertThat(user.tabs()).hasCount(2);
		assertThat(user.tabs().last()).containsText("Who covers what, and where are the gaps?");
		assertThat(user.region("Operation Editor")).isHidden();
		assertThat(starters).isHidden();
	}

	@Test
	void whatIsWrittenWithoutFieldsIsCompletedWithWhatAPersonReads(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.answered("{ provider(domain: \"kitv.com\") }");
		assertThat(user.show("JSON")).containsText("\"name\": \"KITV\"");
		assertThat(user.written()).containsText("articleCount");
		assertThat(user.written()).not().containsText(Pattern.compile("\\bid\\b"));
	}

	@Test
	void aCopyAsCurlSendsTheQueryWithItsHeaders(BrowserVisit visit) throws IOException, InterruptedException {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.tab().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
		user.answered("query Q { article(webUrl: \"https://example.com/it's\") { title } stats { articleCount } }");
		user.button("Copy as").click();
		user.button("cURL").click();
		assertThat(user.tab().getByText("Copied as cURL.")).isVisible();
		String command = (String) user.tab().evaluate("() => navigator.clipboard.readText()");
		assertThat(command).startsWith("curl '" + visit.gateway() + "/graphql'").contains("it'\\''s");
		assumeThat(new ProcessBuilder("which", "curl").start().waitFor()).as("curl").isZero();
		Process shell = new ProcessBuilder("sh", "-c", command.replace("curl ", "curl -sS ")).redirectErrorStream(true)
			.start();
		assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
			.isEqualTo("{\"data\":{\"article\":null,\"stats\":{\"articleCount\":13}}}");
	}

	@Test
	@Tag("slow")
	void anotherGatewayIsQueriedByTheWholePage(BrowserVisit visit) {
		List<String> sent = new CopyOnWriteArrayList<>();
		Page tab = visit.page();
		tab.route("**/graphiql/settings.json", (route) -> {
			String settings = route.fetch().text();
			route.fulfill(new Route.FulfillOptions().setContentType("application/json")
				.setBody(settings.replace("\"gateways\":[]",
						"\"gateways\":[{\"name\":\"staging\",\"endpoint\":\"%s/staging/graphql\"}]"
							.formatted(visit.gateway()))));
		});
		tab.route("**/staging/graphql", (route) -> {
			sent.add(route.request().url());
			route.resume(new Route.ResumeOptions().setUrl(visit.gateway() + "/graphql"));
		});
		PlaygroundUser user = PlaygroundUser.begin(visit);
		assertThat(sent).isEmpty();
		Locator gateways = tab.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Gateway"));
		gateways.selectOption("staging");
		assertThat(tab.getByText("Gateway: staging")).isVisible();
		assertThat(user.ran()).isVisible();
		user.answered("{ stats { articleCount } }");
		assertThat(user.show("JSON")).containsText("\"articleCount\": 13");
		assertThat(sent).hasSizeGreaterThan(1);
		// Statements are those of the gateway of the page.
		assertThat(user.button("Show Cypher")).isHidden();
		int before = sent.size();
		gateways.selectOption("This gateway");
		assertThat(user.button("Show Cypher")).isVisible();
		user.answered("{ stats { articleCount } }");
		assertThat(sent).hasSize(before);
	}

	@ParameterizedTest
	@Tag("slow")
	@CsvSource({ "390, 844, LIGHT", "390, 844, DARK", "640, 400, LIGHT", "1024, 768, LIGHT", "1440, 900, DARK" })
	void everyControlIsReachableInASmallWindow(int width, int height, ColorScheme scheme, BrowserVisit visit) {
		Page tab = visit.freshProfile(width, height, scheme);
		tab.addInitScript("""
				window.shift = 0
				new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
				  if (!entry.hadRecentInput) window.shift += entry.value
				})).observe({ type: 'layout-shift', buffered: true })""");
		PlaygroundUser user = PlaygroundUser.begin(visit, tab);
		user.assertShown("Network");
		assertThat((Number) tab.evaluate("() => window.shift")).as("layout shift")
			.satisfies((shift) -> assertThat(shift.doubleValue()).isLessThan(0.05));
		for (String panel : List.of("Library", "Imports", "History")) {
			user.openPanel(panel);
			assertThat(user.button("Hide " + panel)).isVisible();
			check(user, panel);
			user.button("Hide " + panel).click();
		}
		user.show("Table");
		user.cost();
		user.button("Copy as").click();
		check(user, "Table");
		assertThat(visit.accessibilityViolations(tab)).isEmpty();
		visit.photograph("query-%d-%s".formatted(width, scheme));
	}

	/**
	 * Checks that no control is outside of the window or smaller than 24 pixels, and that
	 * the page does not scroll sideways.
	 */
	private static void check(PlaygroundUser user, String place) {
		Object wrong = user.tab().evaluate("""
				() => {
				  const controls = '.ng-page-query :is(button, input, select, summary, [role=tab])'
				  const found = [...document.querySelectorAll(controls)]
				    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
				    .filter((one) => !one.closest('.monaco-editor, .ng-view, label:has(input[type=checkbox])'))
				    .map((one) => [one, one.getBoundingClientRect()])
				    .filter(([, { width, height, left, right }]) =>
				      width > 0 && (width < 23.5 || height < 23.5 || left < -1 || right > innerWidth + 1))
				    .map(([one, { width, height, left, right }]) =>
				      `${one.ariaLabel ?? one.textContent}: ${width} x ${height}, ${left} to ${right}`)
				  const scroll = document.documentElement.scrollWidth - innerWidth
				  return scroll > 0 ? [...found, `scrolls sideways by ${scroll}`] : found
				}""");
		assertThat((List<?>) wrong).as(place).isEmpty();
	}

}
