package dev.newsgraph.security;

import java.util.Random;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

import static org.assertj.core.api.Assertions.assertThat;

/** The same names and values of headers are allowed as by default. */
class HeaderTextTests {

	private static final String[] PARTS = { "", " ", "a", "~", "\t", "\n", "\r", "\0", "\u007f", "\u0085", "|", "&",
			"é", "\u0378", "\ud83d\ude00", "\ud83d", "漢", "\uffff" };

	private final StrictHttpFirewall defaults = new StrictHttpFirewall();

	@Test
	void textsAreThoseOfSpringSecurity() {
		Random random = new Random(7);
		for (int i = 0; i < 5000; i++) {
			StringBuilder text = new StringBuilder();
			for (int j = random.nextInt(4); j >= 0; j--) {
				text.append(PARTS[random.nextInt(PARTS.length)]);
			}
			String header = text.toString();
			assertThat(HeaderText.isValue(header)).as(header).isEqualTo(isAllowed("x-test", header));
			if (!header.isEmpty()) {
				assertThat(HeaderText.isName(header)).as(header).isEqualTo(isAllowed(header, "x"));
			}
		}
	}

	private boolean isAllowed(String name, String value) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/graphql");
		request.addHeader(name, value);
		try {
			return value.equals(this.defaults.getFirewalledRequest(request).getHeader(name));
		}
		catch (RequestRejectedException ex) {
			return false;
		}
	}

}
