package dev.newsgraph.playground;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The page used with only the keyboard. */
@BrowserTest
@Tag("slow")
class PlaygroundKeyboardIT {

	private static final int MOST_STOPS = 60;

	@Test
	void fromTheAddressBarToAnAnswerItsViewsARowAndBack(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		go(user, "Tab", editorPlace(user));
		write(user, "{ articles(first: 3) { edges { node { title } } } }");
		assertThat(user.view("Time")).isDisabled();
		assertThat(user.editor()).isFocused();

		// Tab inserts a character in the editor; Escape leaves the editor.
		press(user, "Escape");
		go(user, "Tab", user.view("Network"));
		press(user, "Home");
		assertThat(user.view("JSON")).isFocused();
		press(user, "ArrowRight");
		Locator table = user.assertShown("Table");
		Locator grid = user.grid("Table of articles");
		go(user, "Tab", grid);
		press(user, "ArrowDown");
		press(user, " ");
		Locator second = table.getByRole(AriaRole.ROW).nth(2);
		assertThat(second).hasAttribute("aria-selected", "true");
		String title = second.getByRole(AriaRole.GRIDCELL).first().innerText();

		go(user, "Shift+Tab", user.view("Table"));
		press(user, "ArrowRight");
		Locator network = user.assertShown("Network");
		assertThat(user.region("What is selected")).containsText(title);
		Locator tree = network.getByRole(AriaRole.TREE);
		go(user, "Tab", tree);
		press(user, "Enter");
		assertThat(user.region("Queries that were run to expand")).isVisible();

		go(user, "Shift+Tab", editorPlace(user));
		write(user, "{ stats { topicCount } }");
		assertThat(user.assertShown("Table").getByRole(AriaRole.ROW).last()).containsText("stats.topicCount");
	}

	@Test
	void aQuestionOfTheLibraryByKeys(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		go(user, "Tab", user.button("Show Library"));
		press(user, "Enter");
		Locator words = user.tab().getByLabel("Find a question");
		go(user, "Tab", words);
		user.tab().keyboard().type("gaps");
		Locator card = user.card("Who covers what, and where are the gaps?");
		go(user, "Tab", PlaygroundUser.button(card, "Open"));
		press(user, "Enter");
		user.assertShown("Coverage");
		Locator grid = user.tab()
			.getByRole(AriaRole.GRID, new Page.GetByRoleOptions().setName("Coverage: Number of articles"));
		go(user, "Tab", grid);
		press(user, "Enter");
		user.assertShown("Table");
	}

	@Test
	void aDialogLetsGoAndGivesTheFocusBack(BrowserVisit visit) {
		PlaygroundUser user = PlaygroundUser.begin(visit);
		Locator open = user.button("Show Cypher");
		open.focus();
		press(user, "Enter");
		Locator dialog = user.tab().getByRole(AriaRole.DIALOG);
		assertThat(dialog.getByLabel("Cypher", new Locator.GetByLabelOptions().setExact(true))).containsText("MATCH");
		press(user, "Escape");
		assertThat(dialog).isHidden();
		assertThat(open).isFocused();
	}

	private static Locator editorPlace(PlaygroundUser user) {
		return user.region("Operation Editor")
			.getByRole(AriaRole.GROUP,
					new Locator.GetByRoleOptions().setName("Operation Editor: press Enter to go in"));
	}

	private static void write(PlaygroundUser user, String query) {
		press(user, "Enter");
		assertThat(user.editor()).isFocused();
		press(user, "Control+A");
		press(user, "Delete");
		user.tab().keyboard().type(query);
		press(user, "Escape");
		press(user, "Control+Enter");
	}

	private static void press(PlaygroundUser user, String key) {
		user.tab().keyboard().press(key);
	}

	/**
	 * Presses a key until the element has the focus, and checks that the focus is
	 * visible.
	 */
	private static void go(PlaygroundUser user, String key, Locator place) {
		StringBuilder passed = new StringBuilder();
		for (int stops = 0; stops < MOST_STOPS; stops++) {
			press(user, key);
			if (Boolean.TRUE.equals(place.evaluate("(place) => place === document.activeElement"))) {
				return;
			}
			passed.append(user.tab().evaluate("""
					() => {
					  const { tagName, innerText, ariaLabel } = document.activeElement
					  return `${tagName} ${ariaLabel ?? innerText ?? ''}`.slice(0, 60).replaceAll('\\n', ' ')
					}""")).append('\n');
		}
		assertThat(passed.toString()).as("stops of %s on the way to %s", key, place).isEmpty();
	}

}
