package dev.newsgraph.playground;

import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The views: automatic choice, selection in all views, and expansion of nodes. */
@BrowserTest
class PlaygroundViewsIT {

	private static final String CANCELING = "IBM is canceling its facial recognition programs";

	@Test
	@Tag("slow")
	void everyQuestionOfTheLibraryIsAnsweredInItsView(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.openPanel("Library");
		Locator cards = user.region("Ready-made questions").getByRole(AriaRole.LISTITEM);
		assertThat(cards).hasCount(24);
		for (Locator card : cards.all()) {
			String words = card.innerText();
			String view = words.substring(words.lastIndexOf('\n') + 1).strip();
			user.tab()
				.waitForResponse((response) -> response.url().endsWith("/graphql"),
						() -> PlaygroundUser.button(card, "Open").click());
			assertThat(user.ran()).isVisible();
			user.assertShown(view);
			assertThat(user.tab().getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Errors and notices")))
				.isHidden();
		}
	}

	@Test
	void eachViewShowsWhatItIsFor(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.openPanel("Library");
		Locator table = opened(user, "Who covers this topic, and how much?", "Table");
		assertThat(PlaygroundUser.named(table, AriaRole.ROW, "The Verge")).isVisible();
		Locator time = opened(user, "How does interest in a topic rise and fall?", "Time");
		assertThat(time.getByRole(AriaRole.IMG)).isVisible();
		Locator coverage = opened(user, "Who covers what, and where are the gaps?", "Coverage");
		assertThat(coverage.getByLabel("The Verge, Computer Vision: 1 article")).isVisible();
		Locator network = opened(user, "What surrounds this article?", "Network");
		assertThat(PlaygroundUser.named(network, AriaRole.TREEITEM, "Articles ")).isVisible();
		assertThat(opened(user, "How much is there?", "Table")).containsText("stats.relationCount");
	}

	private static Locator opened(PlaygroundUser user, String question, String view) {
		PlaygroundUser.button(user.card(question), "Open").click();
		return user.assertShown(view);
	}

	@Test
	void aGapInTheCoverageHoldsNothingAndACellOpensItsArticles(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit,
				"{ coverage(first: 100) { edges { node { provider { name } topic { name } articleCount } } } }",
				"coverage");
		Locator coverage = user.assertShown("Coverage");
		assertThat(coverage.getByLabel("The Verge, IBM AI: no articles")).isVisible();
		coverage.getByLabel("The Verge, Computer Vision: 1 article").click();
		Locator table = user.assertShown("Table");
		assertThat(PlaygroundUser.named(table, AriaRole.ROW, "IBM will no longer offer, develop").first()).isVisible();
		assertThat(user.written()).containsText("articles");
	}

	@Test
	void chartsAreTablesToo(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit,
				"{ topic(name: \"AI\") { timeline(interval: DAY) { start articleCount } } }", "time");
		Locator time = user.assertShown("Time");
		PlaygroundUser.button(time, "As a table").click();
		Locator day = PlaygroundUser.named(time.getByRole(AriaRole.TABLE), AriaRole.ROW, "2020-06-18");
		PlaygroundUser.button(day, "1").click();
		assertThat(PlaygroundUser.named(user.assertShown("Table"), AriaRole.ROW, "IBM Stops Creating").first())
			.isVisible();
	}

	@Test
	void whatIsSelectedInOneViewIsSelectedInTheOthers(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		Locator table = user.show("Table");
		Locator network = user.showBeside("Network");
		PlaygroundUser.named(table, AriaRole.ROW, CANCELING).getByRole(AriaRole.ROWHEADER).click();
		assertThat(PlaygroundUser.named(network, AriaRole.TREEITEM, CANCELING)).hasAttribute("aria-selected", "true");
		assertThat(user.region("What is selected")).containsText(CANCELING);
		user.showBeside("JSON");
		Locator marked = user.json().locator(".ng-json-selected");
		assertThat(marked.first()).isVisible();

		user.showBeside("Network");
		PlaygroundUser.named(network, AriaRole.TREEITEM, "IBM Stops Creating Facial").click();
		assertThat(PlaygroundUser.named(table, AriaRole.ROW, "IBM Stops Creating Facial")).hasAttribute("aria-selected",
				"true");
		assertThat(PlaygroundUser.named(table, AriaRole.ROW, CANCELING)).hasAttribute("aria-selected", "false");

		user.showBeside("JSON");
		// The view scrolls to the selection, and must not move under the mouse.
		assertThat(marked.first()).isVisible();
		user.json().getByText("\"LinkedIn\"").first().click();
		user.showBeside("Network");
		assertThat(user.region("What is selected").getByRole(AriaRole.HEADING).first()).hasText("LinkedIn");
	}

	@Test
	void expandingANodeShowsMoreAndTheQueryAndCanBeUndone(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.follow(visit,
				"{ article(webUrl: \"https://www.kitv.com/story/42226144/ibm-is-canceling-its-facial-recognition-programs\") { title } }",
				"network");
		Locator network = user.assertShown("Network");
		Locator things = network.getByRole(AriaRole.TREEITEM);
		assertThat(things).hasCount(2);
		things.last().click();
		network.getByRole(AriaRole.TREE).press("Enter");
		assertThat(PlaygroundUser.named(network, AriaRole.TREEITEM, "KITV")).isVisible();
		assertThat(PlaygroundUser.named(network, AriaRole.TREEITEM, "Topics 2")).isVisible();
		Locator expansions = user.region("Queries that were run to expand");
		assertThat(expansions).containsText("query Expand($id: ID!)");
		PlaygroundUser.button(expansions, "Undo the expansion of " + CANCELING).click();
		assertThat(things).hasCount(2);
		assertThat(expansions).isHidden();
		PlaygroundUser.button(user.region("What is selected"), "Expand").click();
		PlaygroundUser.button(expansions, "Open as query").click();
		assertThat(user.written()).containsText("query Expand($id: ID!)");
		assertThat(PlaygroundUser.named(user.assertShown("Network"), AriaRole.TREEITEM, "KITV")).isVisible();
	}

	@Test
	@Tag("slow")
	void theNetworkIsWorthAPhotograph(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		Locator network = user.assertShown("Network");
		Locator bar = user.tab()
			.getByRole(AriaRole.SEPARATOR, new Page.GetByRoleOptions().setName("Width of the editor"));
		for (int step = 0; step < 8; step++) {
			bar.press("ArrowLeft");
		}
		PlaygroundUser.button(network, "Fit").click();
		// Nodes move until the layout has ended.
		user.tab()
			.evaluate(
					"""
							async () => {
							  const seen = () => [...document.querySelectorAll('.ng-net canvas')].map((one) => one.toDataURL()).join()
							  for (let before = '', looks = 0; before !== seen() && looks < 40; looks++) {
							    before = seen()
							    await new Promise((resolve) => setTimeout(resolve, 500))
							  }
							}""");
		user.tab()
			.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/playground-photographs/network.png")));
		PlaygroundUser.button(network, "Export").click();
		for (String kind : List.of("PNG", "SVG")) {
			Download saved = user.tab().waitForDownload(() -> PlaygroundUser.button(network, kind).click());
			assertThat(saved.path()).isNotEmptyFile();
		}
	}

}
