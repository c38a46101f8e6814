package dev.newsgraph.identity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CanonicalAddressTests {

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", textBlock = """
			HTTPS://WWW.Example.COM/Path/?Q=A -> https://www.example.com/Path/?Q=A
			https://example.com:443/a -> https://example.com/a
			http://example.com:80 -> http://example.com
			http://example.com:443/ -> http://example.com:443/
			https://example.com:/a -> https://example.com/a
			https://example.com:08443/a -> https://example.com:8443/a
			https://e.com/a#top -> https://e.com/a
			https://e.com#a?utm_x=1 -> https://e.com
			https://e.com/?utm_source=x&a=1&UTM_Medium=y -> https://e.com/?a=1
			https://e.com/a?fbclid=1&gclid=2 -> https://e.com/a
			https://e.com/a?gclids=1&b&=c& -> https://e.com/a?gclids=1&b&=c&
			https://e.com/a? -> https://e.com/a?
			https://e.com?amp -> https://e.com?amp
			https://e.com/a?u=http://x.com/?utm_a=1 -> https://e.com/a?u=http://x.com/?utm_a=1
			https://User:Pass@E.com/a -> https://User:Pass@e.com/a
			https://[2001:DB8::1]:8080/a -> https://[2001:db8::1]:8080/a
			https://BÜCHER.de/Ä -> https://bücher.de/Ä
			https://e.com/0x0:20/filters:focal(857x517:1183x843):no_upscale()/a.jpg -> \
			https://e.com/0x0:20/filters:focal(857x517:1183x843):no_upscale()/a.jpg
			https://e.com/a[1]|{b}%7e%7E^` -> https://e.com/a[1]|{b}%7e%7E^`
			https://e.com/a/../b//c -> https://e.com/a/../b//c
			""")
	void keepsTheRestAsWritten(String written, String canonical) {
		assertThat(CanonicalAddress.of(written)).get().extracting(CanonicalAddress::value).isEqualTo(canonical);
		assertThat(CanonicalAddress.of(canonical)).get().extracting(CanonicalAddress::value).isEqualTo(canonical);
	}

	@Test
	void takesBlanksAsABrowserDoes() {
		assertThat(CanonicalAddress.of(" https://e.com/a b \n"))
			.contains(new CanonicalAddress("https://e.com/a b", "e.com"));
	}

	@Test
	void tellsTheHost() {
		assertThat(CanonicalAddress.of("https://me@WWW.e.com:8080/@x:y")).get()
			.extracting(CanonicalAddress::host)
			.isEqualTo("www.e.com");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "e.com/a", "//e.com/a", "/a", "ftp://e.com", "mailto:a@e.com", "javascript:alert(1)",
			"https:e.com", "https://", "https:///a", "https://?a", "https://#a", "https://:80/", "https://me@/",
			"https://e com/", "https://e.com:x/", "https://e.com:65536/", "https://e.com:-1/", "https://.e.com/",
			"https://e..com/", "https://[::1/", "https://[x]/", "https://e%41.com/", "https://e.com\\@f.com/",
			"https://e.com/a\nb", "https://e.com/a\u0000" })
	void refusesWhatIsNoAbsoluteWebAddress(String written) {
		assertThat(CanonicalAddress.of(written)).isEmpty();
	}

}
