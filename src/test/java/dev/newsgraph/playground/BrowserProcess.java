package dev.newsgraph.playground;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

/** Runs the installed Chromium with the Node.js that bundles the page. */
final class BrowserProcess implements AutoCloseable {

	/** The first one has no window, which takes a third less processor time. */
	private static final List<String> NAMES = List.of("chromium-headless-shell", "chromium", "chromium-browser",
			"google-chrome", "google-chrome-stable");

	private final Playwright playwright;

	private final Browser browser;

	BrowserProcess() {
		PlaywrightAssertions.setDefaultAssertionTimeout(BrowserVisit.TIMEOUT_MILLIS);
		Map<String, String> environment = new HashMap<>(System.getenv());
		environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
		onPath("node").ifPresent((node) -> environment.put("PLAYWRIGHT_NODEJS_PATH", node.toString()));
		this.playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
		List<String> arguments = new ArrayList<>(List.of("--disable-gpu", "--disable-quic", "--no-first-run"));
		if (System.getProperty("user.name").equals("root")) {
			// Chromium does not support its sandbox for root.
			arguments.add("--no-sandbox");
		}
		this.browser = this.playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(executable().orElseThrow()).setArgs(arguments));
	}

	/** Returns the Chromium in {@code -Dchromium}, or else on the path. */
	static Optional<Path> executable() {
		String named = System.getProperty("chromium");
		if (named != null) {
			return Optional.of(Path.of(named)).filter(Files::isExecutable);
		}
		return NAMES.stream().flatMap((name) -> onPath(name).stream()).findFirst();
	}

	private static Optional<Path> onPath(String name) {
		Stream<String> folders = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
		return folders.flatMap((folder) -> Stream.of(Path.of(folder, name), Path.of(folder, name + ".exe")))
			.filter((file) -> Files.isRegularFile(file) && Files.isExecutable(file))
			.findFirst();
	}

	Browser browser() {
		return this.browser;
	}

	@Override
	public void close() {
		this.browser.close();
		this.playwright.close();
	}

}
