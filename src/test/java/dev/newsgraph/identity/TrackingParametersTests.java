package dev.newsgraph.identity;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TrackingParametersTests {

	@ParameterizedTest
	@ValueSource(strings = { "utm_source", "utm_id", "gclid", "fbclid", "msclkid", "mc_cid", "mc_eid", "igshid",
			"yclid", "_hsenc", "_hsmi", "dclid", "gbraid", "wbraid", "twclid", "ttclid", "mkt_tok", "UTM_Source",
			"FbClid" })
	void areNotPartOfAnAddress(String name) {
		assertThat(TrackingParameters.DEFAULTS.contains(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "id", "p", "q", "page", "ref", "source", "story", "utm", "gclids", "v", "#", "*" })
	void leaveOutNoParameterThatSelectsAPage(String name) {
		assertThat(TrackingParameters.DEFAULTS.contains(name)).isFalse();
	}

	@Test
	void canBeReplacedAndExtended() {
		TrackingParameters own = TrackingParameters.of(List.of("from", "Track_*"));
		assertThat(CanonicalAddress.of("https://e.com/?from=a&utm_a=b&track_x=1", own)).get()
			.extracting(CanonicalAddress::value)
			.isEqualTo("https://e.com/?utm_a=b");
		TrackingParameters more = TrackingParameters.DEFAULTS.and(List.of("from"));
		assertThat(CanonicalAddress.of("https://e.com/?from=a&utm_a=b&track_x=1", more)).get()
			.extracting(CanonicalAddress::value)
			.isEqualTo("https://e.com/?track_x=1");
	}

	@Test
	void haveAFingerprintThatDependsOnTheNamesOnly() {
		TrackingParameters some = TrackingParameters.of(List.of("a", "b*"));
		assertThat(some.fingerprint()).hasSize(8)
			.isEqualTo(TrackingParameters.of(List.of("B*", "a", "a")).fingerprint())
			.isNotEqualTo(TrackingParameters.of(List.of("a", "b")).fingerprint())
			.isNotEqualTo(some.and(List.of("c")).fingerprint());
	}

}
