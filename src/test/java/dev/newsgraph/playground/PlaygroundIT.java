package dev.newsgraph.playground;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * A first visit, and writing and running operations. After every test,
 * {@link BrowserExtension} checks that there was no request to another host and no error.
 */
@BrowserTest
class PlaygroundIT {

	@Test
	void aFirstVisitShowsTheAnswerOfAQueryThatRanByItself(BrowserVisit visit) {
		visit.page().navigate(visit.gateway() + "/");
		PlaygroundUser user = new PlaygroundUser(visit.page());
		assertThat(visit.page()).hasURL(visit.playground());
		assertThat(visit.page()).hasTitle("Explore · Newsgraph");
		visit.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Query")).click();
		Locator network = user.assertShown("Network");
		assertThat(PlaygroundUser.named(network, AriaRole.TREEITEM, "Articles 13")).isVisible();
		assertThat(user.written()).containsText("query Newest");
		assertThat(user.variables()).containsText("\"howMany\": 12");
		assertThat(user.ran()).containsText(Pattern.compile("^54 rows · [\\d.]+ m?s$"));
		assertThat(user.cost()).containsText("1 statement");
	}

	@Test
	void completesWhatIsTypedAndRunsItByKey(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.show("JSON");
		user.editor().focus();
		user.editor().press("Control+A");
		user.editor().pressSequentially("{ sta");
		Locator stats = user.tab()
			.getByRole(AriaRole.LISTBOX, new Page.GetByRoleOptions().setName("Suggest"))
			.getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setName("stats"));
		assertThat(stats).isVisible();
		user.editor().press("Enter");
		assertThat(user.written()).containsText("stats");
		user.editor().pressSequentially(" { articleCount");
		user.editor().press("Escape");
		user.editor().press("Control+Enter");
		assertThat(user.json()).containsText("\"articleCount\": 13");
		assertThat(user.json()).not().containsText("edges");
	}

	@Test
	void runsByTheButtonAndShowsNothingOfItsOwnAdditions(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.answered("{ provider(domain: \"kitv.com\") { name articles { edges { node { title } } } } }");
		Locator json = user.show("JSON");
		assertThat(json).containsText("\"name\": \"KITV\"");
		assertThat(json).containsText("\"title\": \"IBM is canceling its facial recognition programs\"");
		assertThat(json).not().containsText("view__");
		assertThat(json).not().containsText("statistics");
	}

	@Test
	void underlinesAFieldThatDoesNotExistAndSaysSoWhenItIsRun(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.write("{ stats { artcles } }");
		assertThat(user.region("Operation Editor").locator(".squiggly-error")).isVisible();
		user.ask("{\n  stats { artcles }\n}");
		Locator error = user.tab().getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("artcles"));
		assertThat(error).containsText("Unknown field `artcles` on `GraphStats`.");
		PlaygroundUser.button(error, "line 2, column 11").click();
		assertThat(user.editor()).isFocused();
	}

	@Test
	void formatsQueryAndVariables(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.write("query Q($howMany:Int){articles(first:$howMany){totalCount}}");
		user.button("Prettify query (Shift-Ctrl-P)").click();
		Locator lines = user.written().locator(".view-line");
		assertThat(lines.nth(0)).hasText("query Q($howMany: Int) {");
		assertThat(lines.nth(2)).hasText("totalCount");
		assertThat(user.variables().locator(".view-line").first()).hasText("{");
	}

	@Test
	void showsTheFirstTabAgainWhenNothingWasTyped(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		assertThat(user.tabs()).hasCount(1);
		visit.page().reload();
		user.assertShown("Network");
		assertThat(user.tabs()).hasCount(1);
		assertThat(user.written()).containsText("query Newest");
	}

	@Test
	void keepsWhatWasWrittenForTheNextVisit(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.answered("{ stats { mentionedArticleCount } }");
		visit.page().reload();
		assertThat(user.written()).containsText("{ stats { mentionedArticleCount } }");
	}

}
