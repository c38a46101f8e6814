package dev.newsgraph.playground;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Actions of a user on the page. Elements are found by role and label. */
final class PlaygroundUser {

	private final Page tab;

	PlaygroundUser(Page tab) {
		this.tab = tab;
	}

	/** Opens Query in the first tab and waits for the first response. */
	static PlaygroundUser begin(BrowserVisit visit) {
		return begin(visit, visit.page());
	}

	static PlaygroundUser begin(BrowserVisit visit, Page tab) {
		tab.navigate(visit.playground() + "#/query");
		PlaygroundUser user = new PlaygroundUser(tab);
		assertThat(user.ran()).isVisible();
		return user;
	}

	/**
	 * Returns a URL that opens the page with a query.
	 * @param visit the visit of the gateway
	 * @param query the query
	 * @param view the name of the view
	 */
	static String link(BrowserVisit visit, String query, String view) {
		return visit.playground() + "#query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&view=" + view;
	}

	/** Opens a link that runs a query, and waits for the response. */
	static PlaygroundUser follow(BrowserVisit visit, String query, String view) {
		visit.page().navigate(link(visit, query, view));
		PlaygroundUser user = new PlaygroundUser(visit.page());
		assertThat(user.ran()).isVisible();
		return user;
	}

	Page tab() {
		return this.tab;
	}

	/** Returns the tabs with queries. */
	Locator tabs() {
		return this.tab.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Select active operation"))
			.getByRole(AriaRole.LISTITEM);
	}

	Locator editor() {
		return region("Operation Editor").getByRole(AriaRole.TEXTBOX);
	}

	/** Shows the editor, and returns its visible lines. */
	Locator written() {
		showIfHidden();
		return region("Operation Editor").locator(".view-lines");
	}

	Locator variables() {
		showIfHidden();
		return region("Variables").getByRole(AriaRole.CODE).locator(".view-lines");
	}

	Locator json() {
		return region("Result Window");
	}

	/** Returns the estimate of an operation that was not run yet. */
	Locator estimate() {
		return this.tab.getByRole(AriaRole.STATUS, new Page.GetByRoleOptions().setName("Estimate"));
	}

	/** Returns the rows and the time of the last run. */
	Locator ran() {
		return this.tab.getByRole(AriaRole.STATUS, new Page.GetByRoleOptions().setName("Last run"));
	}

	/** Opens the details of the cost. */
	Locator cost() {
		Locator details = this.tab.getByRole(AriaRole.GROUP,
				new Page.GetByRoleOptions().setName("Cost").setExact(true));
		if (!details.isVisible()) {
			button("Details").click();
		}
		return details;
	}

	/** Shows the editors, which are hidden after a question or a link was opened. */
	PlaygroundUser showQuery() {
		showIfHidden();
		assertThat(button("Hide query")).isVisible();
		return this;
	}

	private void showIfHidden() {
		Locator show = button("Show query");
		if (show.isVisible()) {
			show.click();
		}
	}

	/**
	 * Replaces the text of the editor. As with pasting, nothing is completed
	 * automatically.
	 */
	PlaygroundUser write(String query) {
		showQuery();
		editor().focus();
		editor().press("Control+A");
		editor().evaluate("""
				(area, text) => {
				  const clipboardData = new DataTransfer()
				  clipboardData.setData('text/plain', text)
				  area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
				}""", query);
		return this;
	}

	/** Writes an operation and runs it with the button. */
	PlaygroundUser ask(String query) {
		write(query);
		button("Execute query (Ctrl-Enter)").click();
		return this;
	}

	/**
	 * Writes an operation, runs it, and waits until the page shows the response.
	 */
	PlaygroundUser answered(String query) {
		this.tab.waitForResponse((response) -> response.url().endsWith("/graphql"), () -> ask(query));
		assertThat(button("Execute query (Ctrl-Enter)")).isVisible();
		assertThat(ran()).isVisible();
		return this;
	}

	Locator view(String name) {
		return this.tab.getByRole(AriaRole.TABLIST, new Page.GetByRoleOptions().setName("Views of the answer"))
			.getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName(name));
	}

	Locator panel(String name) {
		return name.equals("JSON") ? json()
				: this.tab.getByRole(AriaRole.TABPANEL, new Page.GetByRoleOptions().setName(name));
	}

	/** Selects a view. */
	Locator show(String name) {
		view(name).click();
		return assertShown(name);
	}

	Locator assertShown(String name) {
		assertThat(view(name)).hasAttribute("aria-selected", "true");
		assertThat(panel(name)).isVisible();
		return panel(name);
	}

	/** Selects a second view. */
	Locator showBeside(String name) {
		this.tab.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Split view")).selectOption(name);
		assertThat(panel(name)).isVisible();
		return panel(name);
	}

	/** Opens a panel on the left side. */
	PlaygroundUser openPanel(String name) {
		button("Show " + name).click();
		return this;
	}

	/** Returns the card of a question or of a job. */
	Locator card(String heading) {
		return this.tab.getByRole(AriaRole.LISTITEM)
			.filter(new Locator.FilterOptions()
				.setHas(this.tab.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading))));
	}

	Locator region(String name) {
		return this.tab.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	Locator button(String name) {
		return button(this.tab.locator("body"), name);
	}

	static Locator button(Locator within, String name) {
		return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
	}

	/**
	 * Returns a row of a table, or a line in the list of the network, by the start of its
	 * name.
	 */
	static Locator named(Locator within, AriaRole role, String beginning) {
		// Regular expressions of the browser do not support quoting.
		String literally = beginning.replaceAll("[.*+?^${}()|\\[\\]\\\\/]", "\\\\$0");
		return within.getByRole(role, new Locator.GetByRoleOptions().setName(Pattern.compile("^(\\d+ )?" + literally)));
	}

	/** Returns a grid by its label. */
	Locator grid(String name) {
		return this.tab.getByRole(AriaRole.GRID, new Page.GetByRoleOptions().setName(name));
	}

}
