package dev.newsgraph.playground;

import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The page in a browser. */
@BrowserTest
class PlaygroundIT {

	/** That nothing outside is asked and no error shown is checked after every test. */
	@Test
	void opensByTheGatewayAlone(BrowserVisit visit) {
		visit.open(visit.page(), visit.gateway() + "/");
		assertThat(visit.page()).hasURL(visit.playground());
		assertThat(visit.page()).hasTitle("Newsgraph");
	}

}
