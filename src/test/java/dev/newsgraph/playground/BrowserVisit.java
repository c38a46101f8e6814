package dev.newsgraph.playground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A visit of the page with a new browser profile. It collects the errors that the browser
 * reports.
 */
final class BrowserVisit {

	/** Timeout for elements that should appear, long enough for a busy machine. */
	static final double TIMEOUT_MILLIS = 30_000;

	private static final Path AXE = Path.of("target/playground/node_modules/axe-core/axe.min.js");

	private static final Path PHOTOGRAPHS = Path.of("target/playground-photographs");

	private final Browser browser;

	private final String address;

	private final List<BrowserContext> profiles = new ArrayList<>();

	private final List<String> consoleErrors = new ArrayList<>();

	private final List<String> outsideRequests = new ArrayList<>();

	private final Page page;

	/**
	 * Opens a browser profile.
	 * @param browser the browser
	 * @param address scheme, host and port of the gateway
	 */
	BrowserVisit(Browser browser, String address) {
		this.browser = browser;
		this.address = address;
		this.page = freshProfile();
	}

	/** Returns the empty tab of the first profile. */
	Page page() {
		return this.page;
	}

	/** Returns the URL of the playground. */
	String playground() {
		return this.address + "/graphiql";
	}

	/** Returns the URL of the gateway. */
	String gateway() {
		return this.address;
	}

	/** Opens the playground and waits until it is ready. */
	Page open() {
		return open(this.page, playground());
	}

	/** Opens a URL of this gateway and waits until the network is idle. */
	Page open(Page tab, String url) {
		tab.navigate(url);
		tab.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
		return tab;
	}

	/** Opens a tab in a new profile. */
	Page freshProfile() {
		return freshProfile(1440, 900, ColorScheme.LIGHT);
	}

	Page freshProfile(int width, int height, ColorScheme scheme) {
		BrowserContext profile = this.browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height)
			.setColorScheme(scheme)
			.setLocale("en-US")
			.setTimezoneId("UTC")
			.setAcceptDownloads(true));
		profile.setDefaultTimeout(TIMEOUT_MILLIS);
		profile.onConsoleMessage((message) -> {
			if (message.type().equals("error")) {
				this.consoleErrors.add(message.text() + " (" + message.location() + ")");
			}
		});
		profile.onWebError((error) -> this.consoleErrors.add(error.error()));
		profile.onRequest((request) -> {
			if (!isOurs(request.url())) {
				this.outsideRequests.add(request.url());
			}
		});
		this.profiles.add(profile);
		return profile.newPage();
	}

	private boolean isOurs(String url) {
		URI uri = URI.create(url.replaceAll("[^!-~]|[\"<>^`{|}\\\\]", "_"));
		return url.startsWith(this.address + "/") || url.equals(this.address)
				|| List.of("data", "blob", "about", "file").contains(uri.getScheme());
	}

	List<String> consoleErrors() {
		return List.copyOf(this.consoleErrors);
	}

	/** Returns and clears the console errors, for tests that expect errors. */
	List<String> takeConsoleErrors() {
		List<String> errors = consoleErrors();
		this.consoleErrors.clear();
		return errors;
	}

	List<String> outsideRequests() {
		return List.copyOf(this.outsideRequests);
	}

	void assertQuiet() {
		assertThat(this.outsideRequests).as("requests to other hosts").isEmpty();
		assertThat(this.consoleErrors).as("errors on the browser's console").isEmpty();
	}

	/** Returns the violations of WCAG 2.2 AA that axe finds on a tab. */
	List<?> accessibilityViolations(Page tab) {
		try {
			// The content security policy of the page forbids script tags.
			tab.evaluate(Files.readString(AXE));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return (List<?>) tab.evaluate("""
				async () => {
				  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
				  const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } })
				  return violations.map(({ id, help, nodes }) =>
				    `${id}: ${help}: ${nodes.map((node) => `${node.target} ${node.html.slice(0, 200)}`).join(' | ')}`)
				}""");
	}

	/** Saves a screenshot of every tab in {@code target/}. */
	void photograph(String name) {
		int number = 0;
		for (BrowserContext profile : this.profiles) {
			for (Page tab : profile.pages()) {
				String file = "%s-%d.png".formatted(name.replaceAll("\\W+", "-"), number++);
				tab.screenshot(new Page.ScreenshotOptions().setPath(PHOTOGRAPHS.resolve(file)));
			}
		}
	}

	/** Saves a screenshot of one tab in {@code target/}. */
	void photograph(String name, Page tab) {
		tab.screenshot(new Page.ScreenshotOptions().setPath(PHOTOGRAPHS.resolve(name + ".png")));
	}

	void close() {
		this.profiles.forEach(BrowserContext::close);
	}

}
