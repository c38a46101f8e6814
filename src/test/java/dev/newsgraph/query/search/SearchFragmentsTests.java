package dev.newsgraph.query.search;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Fragments, with what was found in them set in brackets. */
class SearchFragmentsTests {

	private static final List<String> ALPHABET = List.of("robot", " ", " ", "\n", "a", "Z", "e\u0301", "\u00e9",
			"\ud83d\ude00", "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67", "\ud83c\uddeb\ud83c\uddf7", "\u65e5",
			"\u05e9\u05c1", "\u0639", ".", "-", "'", "\"", "\u0301", "\ud83d", "the ", "x".repeat(300), "ROBOTS",
			"learn");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					robots              | Robots learn to walk            | [Robots] learn to walk
					elan                | The Élan vital                  | The [Élan] vital
					ÉLAN                | The elan vital                  | The [elan] vital
					strasse             | Straße in Ærø                   | [Straße] in Ærø
					aero                | Straße in Ærø                   | Straße in [Ærø]
					robo*               | A robot, robots and roboter     | A [robot], [robots] and [roboter]
					"robots learn"      | Robots learn; robots don’t      | [Robots learn]; robots don’t
					"state of the art"  | state of the art, state in an art, state art | [state of the art], [state in an art], state art
					e-mail              | An e-mail, mail by e            | An [e-mail], mail by e
					learn robots        | robots learn                    | [robots] [learn]
					"robots learn" rob* | robots learn robots             | [robots learn] [robots]
					robots -learn       | robots learn                    | [robots] learn
					(2020               | In 2020!                        | In [2020]!
					😀                  | Smile 😀😀 now                   | Smile [😀][😀] now
					日本                 | 新日本語                          | 新[日本]語
					שלום                | אמר שלום לכל                    | אמר [שלום] לכל
					""")
	void highlightsMatches(String search, String text, String expected) {
		assertThat(new SearchFragments(SearchText.of(search)).whole("title", text)).singleElement()
			.satisfies((highlight) -> assertThat(marked(highlight)).isEqualTo(expected));
		assertThat(new SearchFragments(SearchText.of(search)).best("body", text)).singleElement()
			.satisfies((highlight) -> assertThat(marked(highlight)).isEqualTo(expected));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			robot            | Robots learn
			"learn robots"   | Robots learn
			-robots          | Robots learn
			"state of art"   | state art
			the              | the robots
			""")
	void isEmptyWithoutAMatch(String search, String text) {
		SearchFragments fragments = new SearchFragments(SearchText.of(search));
		assertThat(fragments.whole("title", text)).isEmpty();
		assertThat(fragments.best("body", text)).isEmpty();
	}

	@Test
	void cutsLongTextsBetweenWords() {
		String text = "word ".repeat(100) + "robots " + "tail ".repeat(100);
		assertThat(new SearchFragments(SearchText.of("robots")).best("body", text)).singleElement()
			.satisfies((highlight) -> {
				assertThat(highlight.fragment()).startsWith("word ").endsWith(" tail").hasSizeBetween(140, 165);
				assertThat(marked(highlight)).contains(" [robots] ");
			});
	}

	@Test
	void prefersPiecesWithMoreOfWhatIsWanted() {
		String gap = "gap ".repeat(60);
		String text = "robots one. " + gap + "robots two. " + gap + "robots learn. " + gap + "robots three. " + gap
				+ "learn robots.";
		List<SearchHighlight> pieces = new SearchFragments(SearchText.of("robots learn")).best("body", text);
		assertThat(pieces).hasSize(3).allSatisfy((piece) -> assertThat(piece.field()).isEqualTo("body"));
		assertThat(pieces.stream().map(SearchFragmentsTests::marked)).satisfiesExactly(
				(first) -> assertThat(first).startsWith("[robots] one."),
				(second) -> assertThat(second).contains("[robots] [learn]."),
				(third) -> assertThat(third).endsWith("[learn] [robots]."));
	}

	@Test
	@Timeout(60)
	void neverCutsWithinACharacter() {
		Random random = new Random(7);
		SearchFragments fragments = new SearchFragments(SearchText.of("robo* learn \u65e5 \ud83d\ude00 \u00e9a"));
		for (int round = 0; round < 3000; round++) {
			StringBuilder text = new StringBuilder();
			for (int length = random.nextInt(400); length > 0; length--) {
				text.append(ALPHABET.get(random.nextInt(ALPHABET.size())));
			}
			requireWhole(text.toString(), fragments.best("body", text.toString()));
		}
	}

	private static void requireWhole(String text, List<SearchHighlight> pieces) {
		TreeSet<Integer> boundaries = new TreeSet<>();
		BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
		characters.setText(text);
		for (int at = characters.first(); at != BreakIterator.DONE; at = characters.next()) {
			boundaries.add(at);
		}
		int from = 0;
		for (SearchHighlight piece : pieces) {
			int start = text.indexOf(piece.fragment(), from);
			assertThat(start).isNotNegative();
			while (!boundaries.contains(start) && start >= 0) {
				start = text.indexOf(piece.fragment(), start + 1);
			}
			assertThat(boundaries).as("of '%s'", piece.fragment()).contains(start, start + piece.fragment().length());
			assertThat(piece.matches()).isNotEmpty();
			int last = 0;
			for (SearchHighlight.Range range : piece.matches()) {
				assertThat(range.start()).isGreaterThanOrEqualTo(last).isLessThan(range.end());
				assertThat(range.end()).isLessThanOrEqualTo(piece.fragment().length());
				assertThat(boundaries).contains(start + range.start(), start + range.end());
				last = range.end();
			}
			from = start + piece.fragment().length();
		}
		assertThat(pieces).hasSizeLessThanOrEqualTo(SearchFragments.MAX_FRAGMENTS);
	}

	@Test
	@Timeout(10)
	void endsSoonForAMebibyte() {
		for (String unit : List.of("robots learn ", "x", "\u65e5", "\ud83d\ude00", "\ud83c\uddeb\ud83c\uddf7",
				"e\u0301")) {
			String text = unit.repeat((1 << 20) / unit.length());
			assertThat(new SearchFragments(SearchText.of("robo* \"learn robots\" \u65e5\u65e5\u65e5 x* \ud83d\ude00"))
				.best("body", text)).hasSizeLessThanOrEqualTo(SearchFragments.MAX_FRAGMENTS);
		}
	}

	private static String marked(SearchHighlight highlight) {
		StringBuilder text = new StringBuilder(highlight.fragment());
		for (SearchHighlight.Range range : highlight.matches().reversed()) {
			text.insert(range.end(), ']').insert(range.start(), '[');
		}
		return text.toString();
	}

}
