package dev.newsgraph.playground;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.newsgraph.access.Role;
import dev.newsgraph.security.SecuredGatewayTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The page of a gateway that answers only callers with an API key or a token. */
@ExtendWith(BrowserExtension.class)
@ResourceLock("browser")
class PlaygroundSignInIT extends SecuredGatewayTest {

	@Test
	void thePageAsksForAKeyAndSendsItUntilTheUserSignsOut(BrowserVisit visit) {
		Page tab = visit.page();
		tab.navigate(visit.playground());
		signIn(tab, "not a key");
		assertThat(tab.getByRole(AriaRole.ALERT)).containsText("no spaces");
		signIn(tab, "ngk_wrong");
		assertThat(tab.getByRole(AriaRole.ALERT)).not().containsText("no spaces");
		assertThat(tab.getByRole(AriaRole.ALERT)).not().isEmpty();
		assertThat(visit.accessibilityViolations(tab)).isEmpty();
		signIn(tab, secret(Role.IMPORTER));
		Locator account = button(tab, "importer");
		assertThat(account).isVisible();
		assertThat(tab.getByText("IBM").first()).isVisible();
		// The refused requests before.
		assertThat(visit.takeConsoleErrors()).isNotEmpty();
		tab.reload();
		account.click();
		assertThat(tab.getByText("with the role importer")).isVisible();
		// A build of an archive has no commit.
		String commit = (getClass().getResource("/git.properties") != null) ? " \\(commit [0-9a-f]{7,40}\\)" : "";
		assertThat(tab.getByText(Pattern.compile("^Newsgraph \\d+\\.\\S+" + commit + "\\.$"))).isVisible();
		assertThat(tab.url()).doesNotContain("ngk_");
		assertThat(tab.evaluate("() => Object.keys(localStorage).filter((name) => /key/.test(name)).length"))
			.isEqualTo(0);
		assertThat(visit.accessibilityViolations(tab)).isEmpty();
		visit.photograph("signed-in", tab);
		visit.assertQuiet();
		button(tab, "Sign out").click();
		assertThat(tab.getByLabel("API key or token")).isVisible();
		visit.takeConsoleErrors();
	}

	private static void signIn(Page tab, String key) {
		tab.getByLabel("API key or token").fill(key);
		button(tab, "Sign in").click();
	}

	private static Locator button(Page tab, String name) {
		return tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
	}

}
