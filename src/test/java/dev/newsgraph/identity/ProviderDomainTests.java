package dev.newsgraph.identity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProviderDomainTests {

	@ParameterizedTest
	@CsvSource({ "theverge.com,theverge.com", "WWW.TheVerge.com,theverge.com", "www.gov.uk,gov.uk", "www.com,www.com",
			"https://www.x.com/,x.com", "x.com/news,x.com", "x.com:8080,x.com", "x.com.,x.com", "News.X.com,news.x.com",
			"BÜCHER.de,bücher.de", "xn--bcher-kva.de,bücher.de", "https://WWW.b%C3%BCcher.de./,bücher.de" })
	void isLowerCaseWithoutWww(String written, String domain) {
		assertThat(ProviderDomain.of(written)).contains(domain);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "The Verge", "a@", "ftp://x.com", "x..com" })
	void refusesWhatIsNoDomain(String written) {
		assertThat(ProviderDomain.of(written)).isEmpty();
	}

	@Test
	void isTakenFromAnAddress() {
		assertThat(ProviderDomain.of(CanonicalAddress.of("https://www.X.com:8080/a").orElseThrow())).isEqualTo("x.com");
	}

}
