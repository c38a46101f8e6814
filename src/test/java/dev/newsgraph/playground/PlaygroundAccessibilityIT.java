package dev.newsgraph.playground;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The page does not violate WCAG 2.2 AA, according to axe, in any of its states. */
@BrowserTest
@Tag("slow")
class PlaygroundAccessibilityIT {

	private final List<String> violations = new ArrayList<>();

	@ParameterizedTest
	@EnumSource(names = { "LIGHT", "DARK" })
	void viewsHaveNoViolation(ColorScheme scheme, BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit, visit.freshProfile(1440, 900, scheme));
		Locator network = user.assertShown("Network");
		PlaygroundUser.named(network, AriaRole.TREEITEM, "IBM is canceling").click();
		PlaygroundUser.button(user.region("What is selected"), "Expand").click();
		assertThat(user.region("Queries that were run to expand")).isVisible();
		check(visit, user, "Network");
		Locator table = user.show("Table");
		PlaygroundUser.named(table, AriaRole.ROW, "IBM is canceling").getByRole(AriaRole.ROWHEADER).click();
		PlaygroundUser.button(table, "Columns").click();
		user.showBeside("JSON");
		check(visit, user, "Table, JSON beside");
		user.showBeside("Time");
		check(visit, user, "Time of rows");
		user.answered("{ coverage(first: 100) { edges { node { provider { name } topic { name } articleCount } } } }");
		user.show("Coverage");
		check(visit, user, "Coverage");
		user.answered("{ topic(name: \"AI\") { timeline(interval: DAY) { start articleCount } } }");
		PlaygroundUser.button(user.show("Time"), "As a table").click();
		check(visit, user, "Time as a table");
		user.answered("{\n  articles(first: 101) { totalCount }\n}");
		check(visit, user, "Errors");
		assertThat(this.violations).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = { "LIGHT", "DARK" })
	void panelsAndDialogsHaveNoViolation(ColorScheme scheme, BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit, visit.freshProfile(1440, 900, scheme));
		user.openPanel("Library");
		PlaygroundUser.button(user.card("What is new, and what does it lead to?"), "Variables").click();
		user.button("Save query…").click();
		check(visit, user, "Library");
		user.openPanel("Imports");
		user.tab().getByText("Remove a folder").click();
		check(visit, user, "Imports");
		user.openPanel("Documentation Explorer");
		check(visit, user, "Documentation");
		user.openPanel("GraphiQL Explorer");
		check(visit, user, "Explorer");
		user.openPanel("History");
		check(visit, user, "History");
		user.cost();
		check(visit, user, "Cost");
		Locator dialog = user.tab().getByRole(AriaRole.DIALOG);
		user.button("Show Cypher").click();
		dialog.getByRole(AriaRole.CHECKBOX).check();
		assertThat(dialog.getByLabel("Plan of articles")).isVisible();
		check(visit, user, "Cypher");
		for (String name : List.of("Open short keys dialog", "Open settings dialog")) {
			user.tab().keyboard().press("Escape");
			assertThat(dialog).isHidden();
			// A tooltip can cover the element.
			user.button(name).press("Enter");
			assertThat(dialog).isVisible();
			check(visit, user, name);
		}
		assertThat(this.violations).isEmpty();
	}

	private void check(BrowserVisit visit, PlaygroundUser user, String place) {
		Page tab = user.tab();
		// An element that fades in does not have its final contrast yet.
		tab.evaluate("""
				() => Promise.all(document.getAnimations()
				  .filter(({ effect }) => effect.getComputedTiming().iterations !== Infinity)
				  .map(({ finished }) => finished.catch(() => {})))""");
		visit.accessibilityViolations(tab).forEach((violation) -> this.violations.add(place + ": " + violation));
	}

}
