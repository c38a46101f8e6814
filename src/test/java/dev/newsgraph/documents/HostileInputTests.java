package dev.newsgraph.documents;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class HostileInputTests {

	private static final Duration LONGEST = Duration.ofMillis(200);

	private static final long LARGEST = 50 * 1024 * 1024;

	private static final int SIZE = 64 * 1024 - 64;

	static Stream<Arguments> hostileFrontMatter() {
		return Stream.of(
				arguments("alias bomb",
						IntStream.range(0, 30)
							.mapToObj((i) -> "a%d: &a%d [*a%d,*a%d]\n".formatted(i + 1, i + 1, i, i))
							.collect(Collectors.joining("", "a0: &a0 x\n", ""))),
				arguments("flow lists", "[".repeat(SIZE)), arguments("flow mappings", "{a: ".repeat(SIZE / 4)),
				arguments("block lists", "- ".repeat(SIZE / 2)), arguments("complex keys", "? ".repeat(SIZE / 2)),
				arguments("one line", "a".repeat(SIZE)), arguments("flow keys", "{" + "a,".repeat(SIZE / 2)),
				arguments("anchors", "&a ".repeat(SIZE / 3)),
				arguments("open quote", "a: \"" + "\\x41".repeat(SIZE / 4 - 4)),
				arguments("line breaks", "a: \"" + "\n".repeat(SIZE)), arguments("blanks", "a:" + " ".repeat(SIZE)),
				arguments("colons", "a:".repeat(SIZE / 2)), arguments("quotes", "''".repeat(SIZE / 2)),
				arguments("separators", "a: " + "\u2028".repeat(SIZE / 3)), arguments("percent", "%".repeat(SIZE)),
				arguments("tag", "a: !<" + "%41".repeat(SIZE / 3)), arguments("comment", "#".repeat(SIZE)),
				arguments("bad items", "title: a\nwebUrl: http://b\nrelated:\n" + "- x\n".repeat(SIZE / 4 - 20)),
				arguments("digits", "title: a\nwebUrl: http://b\nquality: " + "9".repeat(SIZE - 40)),
				arguments("dates", "title: a\nwebUrl: http://b\nupdatedDateTime: " + "2020-".repeat(SIZE / 5 - 10)),
				arguments("blanks in a date",
						"title: a\nwebUrl: http://b\nupdatedDateTime: '2020-01-01" + " ".repeat(SIZE - 70) + "x'"),
				arguments("escapes", "title: a\nwebUrl: https://b/" + "%C3".repeat(SIZE / 3 - 20)),
				arguments("dot segments", "title: a\nwebUrl: https://b" + "/a/..".repeat(SIZE / 5 - 10)),
				arguments("marks in a host", "title: a\nwebUrl: https://b" + "\u0301".repeat(SIZE / 2 - 20)),
				arguments("twins", IntStream.range(0, SIZE / 3).mapToObj((i) -> "a:\n").collect(Collectors.joining())));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("hostileFrontMatter")
	void isAnsweredSoonAndInLittleSpace(String name, String yaml) {
		assertAnsweredSoon("---\n" + yaml + "\n---\n");
	}

	@Test
	void isAnsweredSoonForALineOfAMegabyte() {
		assertAnsweredSoon("---\n" + "a".repeat(1024 * 1024 - 10) + "\n---\n");
		assertAnsweredSoon("---" + " ".repeat(1024 * 1024 - 10));
		assertAnsweredSoon("-".repeat(1024 * 1024));
	}

	@Test
	void isAnsweredOnASmallStack() throws InterruptedException {
		Throwable[] thrown = new Throwable[1];
		Thread thread = new Thread(null,
				() -> hostileFrontMatter().forEach((sample) -> Sample.file("---\n" + sample.get()[1] + "\n---\n")),
				"small stack", 256 * 1024);
		thread.setUncaughtExceptionHandler((failed, ex) -> thrown[0] = ex);
		thread.start();
		thread.join();
		assertThat(thrown[0]).isNull();
	}

	@Test
	void isNeverThrownAt() {
		Random random = new Random(42);
		byte[][] seeds = { bytes("""
				---
				title: "IBM: \\u00e9 it's"
				webUrl: https://example.com/ibm?utm_source=x
				publishedDateTime: 2020-06-09T06:31:00Z
				quality: 89
				provider: {name: Example, domain: example.com, images: [{url: 'https://example.com/1.png', width: 5}]}
				topics: [AI, C++]
				related:
				  - title: >-
				      Other
				    webUrl: https://example.com/other
				    images:
				      - url: https://example.com/2.png
				price: 1.10
				---
				Body
				"""), bytes("taxonomy: topic\nname: AI\nparent: Science\nkeywords:\n- a\n- b\n") };
		byte[][] tokens = { bytes("---\n"), bytes("\t"), bytes(": "), bytes("- "), bytes("["), bytes("{"), bytes("}"),
				bytes("\""), bytes("'"), bytes("|\n"), bytes("&a"), bytes("*a"), bytes("!!x "), bytes("? "), bytes("%"),
				bytes("\u2028"), bytes("\uFEFF"), bytes("\r"), bytes("\\ud83d"), bytes("\\UFFFFFFFF"), bytes("null"),
				bytes("🤖"), bytes("<<: "), bytes("\n...\n"), bytes("\uE000"), bytes("@"), bytes("`"), bytes("#") };
		int documents = 0;
		DocumentReader reader = new DocumentReader();
		for (int round = 0; round < 20_000; round++) {
			byte[] content = seeds[round % seeds.length].clone();
			for (int change = random.nextInt(4); change > 0; change--) {
				content = changed(content, tokens[random.nextInt(tokens.length)], random);
			}
			ParseResult result = reader.read(new SourceFile((round % 2 == 0) ? "a.md" : "a.yaml", content));
			boolean rejected = result.problems()
				.stream()
				.anyMatch((problem) -> problem.code().severity() == ProblemCode.Severity.REJECTED);
			assertThat(result.document() == null).as("round %d: %s", round, result).isEqualTo(rejected);
			documents += (rejected) ? 0 : 1;
		}
		assertThat(documents).as("documents that stayed good").isBetween(4_000, 16_000);
	}

	private static byte[] changed(byte[] content, byte[] token, Random random) {
		int at = random.nextInt(content.length);
		return switch (random.nextInt(3)) {
			case 0 -> {
				byte[] flipped = content.clone();
				flipped[at] = (byte) random.nextInt(256);
				yield flipped;
			}
			case 1 -> joined(content, at, token, at);
			default -> joined(content, at, token, Math.min(content.length, at + random.nextInt(20)));
		};
	}

	private static byte[] joined(byte[] content, int end, byte[] token, int from) {
		byte[] joined = new byte[end + token.length + content.length - from];
		System.arraycopy(content, 0, joined, 0, end);
		System.arraycopy(token, 0, joined, end, token.length);
		System.arraycopy(content, from, joined, end + token.length, content.length - from);
		return joined;
	}

	/**
	 * By the processor's time, as other processes may hold the machine; the best of some
	 * runs, as the first compile.
	 */
	private static void assertAnsweredSoon(String text) {
		SourceFile file = new SourceFile("a.md", bytes(text));
		com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
		long quickest = Long.MAX_VALUE;
		long smallest = Long.MAX_VALUE;
		for (int run = 0; run < 5; run++) {
			long allocated = threads.getCurrentThreadAllocatedBytes();
			long start = threads.getCurrentThreadCpuTime();
			ParseResult result = new DocumentReader().read(file);
			quickest = Math.min(quickest, threads.getCurrentThreadCpuTime() - start);
			smallest = Math.min(smallest, threads.getCurrentThreadAllocatedBytes() - allocated);
			assertThat(result.problems()).isNotEmpty();
		}
		assertThat(Duration.ofNanos(quickest)).isLessThan(LONGEST);
		assertThat(smallest).isLessThan(LARGEST);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
