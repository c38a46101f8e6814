package dev.newsgraph.identity;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CanonicalAddressTests {

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", textBlock = """
			HTTPS://WWW.Example.COM/Path/?Q=A -> https://www.example.com/Path/?Q=A
			https://example.com:443/a -> https://example.com/a
			http://example.com:80 -> http://example.com/
			http://example.com:443/ -> http://example.com:443/
			https://example.com:/a -> https://example.com/a
			https://example.com:08443/a -> https://example.com:8443/a
			https://example.com:0000000443/a -> https://example.com/a
			https://e.com/a#top -> https://e.com/a
			https://e.com#a?utm_x=1 -> https://e.com/
			https://e.com/?utm_source=x&a=1&UTM_Medium=y -> https://e.com/?a=1
			https://e.com/a?fbclid=1&gclid=2 -> https://e.com/a
			https://e.com/a?b=1&%75tm%5Fsource=2 -> https://e.com/a?b=1
			https://e.com/a?gclids=1&b&=c& -> https://e.com/a?gclids=1&b&=c&
			https://e.com/a? -> https://e.com/a?
			https://e.com?amp -> https://e.com/?amp
			https://e.com/a?u=http://x.com/?utm_a=1 -> https://e.com/a?u=http://x.com/?utm_a=1
			https://User:Pass@E.com/a -> https://User:Pass@e.com/a
			https://a@b:c:d@e.com/ -> https://a%40b:c%3Ad@e.com/
			https://:@e.com/ -> https://e.com/
			https://[2001:DB8::1]:8080/a -> https://[2001:db8::1]:8080/a
			https://[2001:db8:0:0:0:0:0.0.0.1]/ -> https://[2001:db8::1]/
			https://[1:0:0:2:0:0:0:3]/ -> https://[1:0:0:2::3]/
			https://[::]/ -> https://[::]/
			https://0x7f.1/ -> https://127.0.0.1/
			https://0300.0250.257/ -> https://192.168.1.1/
			https://BÜCHER.de/Ä -> https://bücher.de/Ä
			https://xn--bcher-kva.de/%c3%84 -> https://bücher.de/Ä
			https://B%C3%9Ccher.de./ -> https://bücher.de/
			https://xn--fa-hia.de/ -> https://faß.de/
			https://ΟΔΟΣ.gr/ -> https://οδοσ.gr/
			https://例え。jp/ -> https://例え.jp/
			https://xn--99999999999/ -> https://xn--99999999999/
			https://xn--/ -> https://xn--/
			https://xn--e-com/ -> https://xn--e-com/
			https://e.com/0x0:20/filters:focal(857x517:1183x843):no_upscale()/a.jpg -> \
			https://e.com/0x0:20/filters:focal(857x517:1183x843):no_upscale()/a.jpg
			https://e.com/a[1]|{b}%7e%7E^` -> https://e.com/a[1]%7C%7Bb%7D~~%5E%60
			https://e.com/a/../b//c -> https://e.com/b//c
			https://e.com/../a/%2E%2e/./b/.%2E -> https://e.com/
			https://e.com/a/b/. -> https://e.com/a/b/
			https://e.com/a/.b/..c/... -> https://e.com/a/.b/..c/...
			https://e.com\\a\\..\\b -> https://e.com/b
			https://e.com/a%5cb -> https://e.com/a%5Cb
			https://e.com/a%2fb%3Fc%23 -> https://e.com/a%2Fb%3Fc%23
			https://e.com/%C3%A9%c3%28%e2%82 -> https://e.com/é%C3%28%E2%82
			https://e.com/100%/%zz/%%433%A9 -> https://e.com/100%25/%25zz/%25C3%A9
			https://e.com/a%20b?c d'%27 -> https://e.com/a%20b?c%20d%27%27
			https://e.com/\u202Ea\uFEFF%E2%80%AE -> https://e.com/%E2%80%AEa%EF%BB%BF%E2%80%AE
			https://e.com/#!/a%c3%a9?utm_source=x&b=1#c -> https://e.com/#!/aé?b=1%23c
			https://e.com/#!a:~:text=b -> https://e.com/#!a
			https://e.com/#:~:text=b -> https://e.com/
			https://e.com/#/a/ -> https://e.com/#/a/
			https://e.com/#!/ -> https://e.com/
			https://e.com/#/?utm_source=a -> https://e.com/
			https://e.com/a/#!b/../c -> https://e.com/a/#!b/../c
			""")
	void writesEachAddressInOneWay(String written, String canonical) {
		assertThat(canonical(written)).isEqualTo(canonical);
		assertThat(canonical(canonical)).isEqualTo(canonical);
	}

	static Stream<List<String>> equalAddresses() {
		return Stream.of(
				List.of("https://e.com", "https://e.com/", "https://e.com#", "https://e.com./", "https://E.com:443",
						"HTTPS://e.com/.", "https://e.com/#!", "https://e.com/?utm_source=a#b", "\thttps://e.com/\n",
						"https://e.com\\", "ht\ntps://e\t.com/", "https://@e.com"),
				List.of("https://e.com/caf\u00e9", "https://e.com/caf%C3%A9", "https://e.com/caf%c3%a9",
						"https://e.com/c%61f%C3%a9", "https://e.com/b/../caf\u00e9", "https://e.com/caf\u00e9#top"),
				List.of("https://e.com/~a", "https://e.com/%7Ea", "https://e.com/%7ea"),
				List.of("https://e.com/a b", "https://e.com/a%20b", " https://e.com/a b \n"),
				List.of("https://b\u00fccher.de/", "https://xn--bcher-kva.de/", "https://XN--BCHER-KVA.de",
						"https://B\u00dcCHER.DE.", "https://bu\u0308cher.de", "https://b\u00fc\u00adcher\uff0ede/",
						"https://b%c3%bccher.de/"),
				List.of("https://e.com/#!/a", "https://e.com#!/a", "https://e.com/#!/%61?fbclid=1"));
	}

	@ParameterizedTest
	@MethodSource("equalAddresses")
	void areOneWhereABrowserOpensTheSamePage(List<String> addresses) {
		assertThat(addresses.stream().map(CanonicalAddressTests::canonical).distinct()).hasSize(1);
	}

	static Stream<List<String>> differentAddresses() {
		return Stream.of(List.of("https://e.com/#!/a", "https://e.com/#!/b", "https://e.com/#/a", "https://e.com/"),
				List.of("https://e.com/a", "http://e.com/a", "https://www.e.com/a", "https://e.com/a/",
						"https://e.com/a?", "https://e.com/A", "https://e.com:8080/a", "https://e.com//a",
						"https://u@e.com/a"),
				List.of("https://e.com/?a=1&b=2", "https://e.com/?b=2&a=1", "https://e.com/?a=1&b=2&",
						"https://e.com/?ref=1&a=1&b=2"),
				List.of("https://e.com/a%2Fb", "https://e.com/a/b", "https://e.com/a%3Fb", "https://e.com/a?b",
						"https://e.com/a%26b", "https://e.com/a&b", "https://e.com/a+b", "https://e.com/a%20b",
						"https://e.com/a%2Bb", "https://e.com/a%2520b"),
				List.of("https://fa\u00df.de/", "https://fass.de/"),
				List.of("https://e.com/caf\u00e9", "https://e.com/cafe\u0301"));
	}

	@ParameterizedTest
	@MethodSource("differentAddresses")
	void staySeparateWhereASiteCanAnswerWithTwoPages(List<String> addresses) {
		assertThat(addresses.stream().map(CanonicalAddressTests::canonical)).doesNotHaveDuplicates();
	}

	@Test
	void takesBlanksAsABrowserDoes() {
		assertThat(CanonicalAddress.of(" https://e.com/a b \n"))
			.contains(new CanonicalAddress("https://e.com/a%20b", "e.com"));
		assertThat(canonical("https://e.com/a\nb\t")).isEqualTo("https://e.com/ab");
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
			"https://e.com/a\u0000", "https://1.2.3.4.5/", "https://256.1.1.1/", "https://[1::2::3]/",
			"https://[1:2:3:4:5:6:7:8::]/", "https://\u2100.com/", "https://a\u202eb.com/", "https://%ff.com/",
			"https://e.com/\ud83d", "https://./", "https://\u00ad/" })
	void refusesWhatIsNoAbsoluteWebAddress(String written) {
		assertThat(CanonicalAddress.of(written)).isEmpty();
	}

	/** Random texts made of the parts that the rules know. */
	@Test
	void isTheSameAfterASecondTime() {
		Random random = new Random(22);
		List<String> parts = List.of("https://", "http://", "HTTPS://", "e.com", "E", "xn--", "bcher-kva", "b\u00fc",
				"\u00df", "\u0130", "\u03a3", ".", "..", "/", "//", "\\", "%", "%2", "%2e", "%C3", "%a9", "%E2%80%AE",
				"%25", "%41", "%7e", "41", "?", "#", "#!", "!", "&", "=", "utm_a", "fbclid=1", ":~:", ":", ":443",
				":80", "@", "[", "]", "::", "1", "0x7f", "'", "\"", "<", "|", "{", "+", " ", "\t", "\n", "\u0000",
				"\u3000", "\u3002", "\uff0f", "\u2100", "\u00ad", "\u200d", "\u0308", "e\u0301", "\ud83e\udd16",
				"\ud83e", "\uffff", "\u0085", "\ufdfa", "~", "-", "_");
		int addresses = 0;
		for (int round = 0; round < 200_000; round++) {
			StringBuilder text = new StringBuilder((random.nextInt(8) > 0) ? "https://" : "");
			for (int i = random.nextInt(12); i >= 0; i--) {
				text.append(parts.get(random.nextInt(parts.size())));
			}
			Optional<CanonicalAddress> once = CanonicalAddress.of(text.toString());
			if (once.isPresent()) {
				addresses++;
				assertThat(CanonicalAddress.of(once.get().value())).as("round %d: %s", round, text).isEqualTo(once);
				String domain = ProviderDomain.of(once.get());
				assertThat(ProviderDomain.of(domain)).as("round %d: %s", round, text).contains(domain);
			}
		}
		assertThat(addresses).isGreaterThan(20_000);
	}

	@Test
	void beginsLikeAnAddress() {
		assertThat(CanonicalAddress.prefix("HTTPS://XN--bcher-kva.de:443/%c3%a4"))
			.isEqualTo("https://b\u00fccher.de/\u00e4");
		assertThat(CanonicalAddress.prefix("https://Exam")).isEqualTo("https://exam");
		assertThat(CanonicalAddress.prefix("HTTP")).isEqualTo("http");
		assertThat(CanonicalAddress.prefix("https://")).isEqualTo("https://");
		assertThat(CanonicalAddress.part("caf%c3%a9 %7E")).isEqualTo("caf\u00e9%20~");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%C3", "%c3%a9", "/..", "/a/..", "&utm_a=1", "?", "#", "#!", "\\", "@", ":", ".", ".a",
			"'", " ", "\t", "\u0301", "\u3000", "%", "xn--", "[", "\ud83e\udd16" })
	void takesTimeInProportionToItsLength(String part) {
		String text = part.repeat(300_000 / part.length());
		for (String address : List.of("https://e.com/" + text, "https://e.com/?" + text, "https://e.com/#!" + text,
				"https://" + text, "https://a@" + text + "/", text)) {
			long quickest = Long.MAX_VALUE;
			for (int run = 0; run < 3; run++) {
				long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
				CanonicalAddress.of(address);
				quickest = Math.min(quickest, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
			}
			assertThat(Duration.ofNanos(quickest)).isLessThan(Duration.ofSeconds(1));
		}
	}

	private static String canonical(String written) {
		return CanonicalAddress.of(written).map(CanonicalAddress::value).orElse("none");
	}

}
