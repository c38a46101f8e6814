package dev.newsgraph.playground;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The address of the page Query holds its state, and the history works as on any page.
 */
@BrowserTest
class PlaygroundAddressIT {

	private static final String ARTICLES = "query Titles { articles(first: 5) { edges { node { title publishedDateTime } } } }";

	private static final String MUTATION = "mutation M { startImport(input: { folder: \"facial-recognition\", dryRun: true }) { job { dryRun } } }";

	@Test
	void aReloadShowsTheSameTabViewsSettingsAndSelection(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit, ARTICLES, "time").showQuery();
		button(user, "As a table").click();
		Locator table = user.showBeside("Table");
		// The title is a link.
		row(table, "Nextgov", "Policing Reform").getByRole(AriaRole.ROWHEADER).click();
		assertThat(row(table, "Nextgov", "Policing Reform")).hasAttribute("aria-selected", "true");
		user.tab().waitForURL((url) -> url.contains("select=") && url.contains("time.table=true"));
		String address = user.tab().url();

		user.tab().reload();
		assertSameState(user);
		assertThat(user.tab().url()).isEqualTo(address);

		Page fresh = visit.freshProfile();
		fresh.navigate(address);
		assertSameState(new PlaygroundUser(fresh));
	}

	private static void assertSameState(PlaygroundUser user) {
		assertThat(user.ran()).isVisible();
		assertThat(user.tabs()).hasCount(1);
		assertThat(user.tab()).hasTitle("Titles · Query · Newsgraph");
		user.assertShown("Time");
		assertThat(button(user, "As a table")).hasAttribute("aria-pressed", "true");
		assertThat(user.panel("Table")).isVisible();
		assertThat(row(user.panel("Table"), "Nextgov", "Policing Reform")).hasAttribute("aria-selected", "true");
	}

	@Test
	void backReturnsToTheQueryAndViewBefore(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit, "query First { stats { articleCount } }", "json");
		user.show("Table");
		// An edit is part of the address, and a run of it is an entry of the history.
		user.write("query Other { stats { providerCount } }");
		user.tab().waitForURL((url) -> decoded(url).contains("query Other { stats { providerCount } }"));
		user.answered("query Other { stats { providerCount } }");
		user.show("JSON");

		user.tab().goBack();
		user.assertShown("Table");
		assertShows(user, "Other");
		user.tab().goBack();
		assertShows(user, "First");
		assertThat(user.assertShown("Table")).containsText("13");
		user.tab().goBack();
		assertThat(user.assertShown("JSON")).containsText("\"articleCount\": 13");
		user.tab().goForward();
		user.tab().goForward();
		user.tab().goForward();
		assertShows(user, "Other");
		assertThat(user.assertShown("JSON")).containsText("\"providerCount\": 13");
		assertThat(user.tabs()).hasCount(1);
	}

	@Test
	void backReturnsToTheTabBeforeAndOpensAClosedOneAgain(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit, "query First { stats { articleCount } }", "json");
		user.button("New tab").click();
		assertThat(user.tabs()).hasCount(2);
		user.answered("query Second { stats { topicCount } }");
		user.show("JSON");

		user.tab().goBack();
		user.tab().goBack();
		user.tab().goBack();
		assertShows(user, "First");
		assertThat(user.json()).containsText("\"articleCount\": 13");
		assertThat(user.tabs()).hasCount(2);
		user.tab().goForward();
		user.tab().goForward();
		user.tab().goForward();
		assertShows(user, "Second");
		assertThat(user.json()).containsText("\"topicCount\": 3");
		// All three steps are done.
		user.tab().waitForURL((url) -> decoded(url).contains("query Second") && url.contains("view=json"));
		assertThat(user.ran()).isVisible();

		PlaygroundUser.button(user.tabs().nth(1), "Close Tab").click();
		assertThat(user.tabs()).hasCount(1);
		assertShows(user, "First");
		user.tab().goBack();
		assertThat(user.tabs()).hasCount(2);
		assertShows(user, "Second");
		assertThat(user.assertShown("JSON")).containsText("\"topicCount\": 3");
	}

	@Test
	void aLinkWithASyntaxErrorShowsItsTextAndTheError(BrowserVisit visit) {
		visit.page().navigate(PlaygroundUser.link(visit, "{ stats {", "table"));
		PlaygroundUser user = new PlaygroundUser(visit.page());
		assertThat(user.written()).containsText("{ stats {");
		Locator error = user.tab()
			.getByRole(AriaRole.ALERT)
			.filter(new Locator.FilterOptions().setHasText("Invalid syntax"));
		assertThat(error).isVisible();
		assertThat(error).containsText("line 1");
	}

	@Test
	@Tag("slow")
	void aMutationIsNotRunByAReloadOrByBack(BrowserVisit visit) {
		List<String> sent = new CopyOnWriteArrayList<>();
		visit.page().onRequest((request) -> {
			if (request.url().endsWith("/graphql") && String.valueOf(request.postData()).contains("startImport(")) {
				sent.add(request.url());
			}
		});
		PlaygroundUser user = PlaygroundUser.follow(visit, "{ stats { articleCount } }", "json");
		user.answered(MUTATION);
		assertThat(sent).hasSize(1);
		user.answered("query Last { stats { topicCount } }");
		user.tab().goBack();
		assertShows(user, "M");
		user.tab().reload();
		assertShows(user, "M");
		// The estimate is requested after all automatic requests.
		assertThat(user.estimate()).isVisible();
		assertThat(sent).hasSize(1);
	}

	@Test
	@Tag("slow")
	void twoWindowsKeepTabsOfTheirOwn(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit, "query First { stats { articleCount } }", "json");
		Page window = visit.page().context().newPage();
		window.navigate(PlaygroundUser.link(visit, "query Other { stats { topicCount } }", "json"));
		PlaygroundUser other = new PlaygroundUser(window);
		assertThat(other.json()).containsText("\"topicCount\": 3");
		// GraphiQL stores its tabs half a second after a change.
		window.waitForTimeout(1_000);

		user.tab().reload();
		assertThat(user.json()).containsText("\"articleCount\": 13");
		assertShows(user, "First");
		assertThat(user.tabs()).hasCount(1);
		window.reload();
		assertShows(other, "Other");
		assertThat(other.json()).containsText("\"topicCount\": 3");
	}

	@Test
	@Tag("slow")
	void aQueryThatIsTooLongForALinkIsKeptForAReload(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit, "{ stats { articleCount } }", "json");
		// Within the limit of the gateway, but each of these takes three characters in an
		// address.
		String comment = "{".repeat(25_000);
		user.answered("query Long { stats { mentionedArticleCount } } # " + comment);
		assertThat(user.tab().url()).hasSizeLessThan(200);
		user.tab().reload();
		assertShows(user, "Long");
		assertThat(user.json()).containsText("\"mentionedArticleCount\": 8");
		user.tab().getByLabel("Share", new Page.GetByLabelOptions().setExact(false)).first().click();
		assertThat(user.tab().getByText("Too long for a link")).isVisible();

		Page elsewhere = visit.freshProfile();
		elsewhere.navigate(user.tab().url());
		assertThat(elsewhere.getByRole(AriaRole.STATUS)
			.filter(new Locator.FilterOptions().setHasText("too long for a link"))).isVisible();
	}

	@Test
	void theOtherPartsOfThePageLeaveTheTabAsItWas(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit, "query First { stats { articleCount } }", "json");
		assertThat(user.tab()).hasTitle("First · Query · Newsgraph");
		link(user, "Explore").click();
		assertThat(user.tab()).hasTitle("Explore · Newsgraph");
		link(user, "Query").click();
		assertThat(user.json()).containsText("\"articleCount\": 13");
		user.tab().goBack();
		assertThat(user.tab()).hasTitle("Explore · Newsgraph");
		user.tab().goBack();
		assertThat(user.json()).containsText("\"articleCount\": 13");
		assertThat(user.tabs()).hasCount(1);
	}

	/** Asserts that the active tab has an operation with this name. */
	private static void assertShows(PlaygroundUser user, String operation) {
		assertThat(user.tab()).hasTitle(operation + " · Query · Newsgraph");
	}

	private static Locator link(PlaygroundUser user, String name) {
		return user.tab()
			.getByRole(AriaRole.NAVIGATION)
			.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
	}

	private static Locator button(PlaygroundUser user, String name) {
		return PlaygroundUser.button(user.panel("Time"), name);
	}

	private static Locator row(Locator table, String... texts) {
		return table.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(texts[texts.length - 1]));
	}

	private static String decoded(String url) {
		return URLDecoder.decode(url, StandardCharsets.UTF_8);
	}

}
