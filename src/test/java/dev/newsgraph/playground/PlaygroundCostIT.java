package dev.newsgraph.playground;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The estimate of an operation, its duration, and its Cypher. */
@BrowserTest
class PlaygroundCostIT {

	@Test
	void tellsBeforeARunWhatItMayCostAndAfterItWhatItTook(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.write(
				"{ articles(first: 4) { edges { node { title related(first: 3) { edges { node { title } } } } } } }");
		assertThat(user.estimate()).hasText("Estimate: at most 16 rows");
		Locator details = user.cost();
		assertThat(details).containsText("Estimate: at most 16 rows · 1 statement · 8 of 2,000 fields · depth 7 of 15");
		assertThat(PlaygroundUser.named(details, AriaRole.ROW, "rows of one page")).containsText("100");
		assertThat(PlaygroundUser.named(
				details.getByRole(AriaRole.TABLE, new Locator.GetByRoleOptions().setName("Estimate of each field")),
				AriaRole.ROW, "articles"))
			.containsText("16");
		user.answered("{ stats { articleCount } topics { totalCount } }");
		assertThat(user.estimate()).isHidden();
		assertThat(user.ran()).containsText(Pattern.compile("^\\d+ rows? · [\\d.]+ m?s$"));
		assertThat(details).containsText(Pattern.compile(
				"Took: [\\d.]+ m?s · (under )?[\\d.]+ m?s in the database · 2 statements · \\d+ rows? · \\d+ bytes"));
		assertThat(PlaygroundUser.named(details, AriaRole.ROW, "content-type")).containsText("application/json");
	}

	@Test
	void warnsOfWhatWillBeRefused(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.write("{ articles(first: 101) { totalCount } }");
		assertThat(user.tab().getByText("articles(first): 101 is out of range; pass 0 to 100")).isVisible();
	}

	@Test
	void showsStatementParametersAndPlanOfTheOperationAtTheCursor(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		user.write("""
				query First { stats { articleCount } }
				query Second { provider(domain: "kitv.com") { name } }""");
		user.button("Show Cypher").click();
		Locator dialog = user.tab().getByRole(AriaRole.DIALOG);
		Locator statement = statement(dialog, "provider");
		assertThat(statement.getByLabel("Cypher")).containsText(":Provider");
		assertThat(statement.getByLabel("Parameters")).containsText("\"kitv.com\"");
		assertThat(statement(dialog, "stats")).isHidden();
		dialog.getByLabel("with the plan of the database").check();
		assertThat(statement.getByLabel("Plan of provider")).containsText("ProduceResults");
	}

	private static Locator statement(Locator dialog, String field) {
		return dialog.getByRole(AriaRole.REGION, new Locator.GetByRoleOptions().setName("Statement of " + field));
	}

}
