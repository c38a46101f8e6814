package dev.newsgraph.documents;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentProblemsTests {

	/** {@code \n}, {@code \r} and {@code \t} are written as they are read. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			# The file
			``                                                  | 0:0 EMPTY_FILE
			` \\n\\n`                                           | 0:0 EMPTY_FILE
			`title: IBM\\nwebUrl: http://b\\n`                  | 1:1 NO_FRONT_MATTER
			`\\n---\\ntitle: IBM\\n---\\n`                      | 1:1 NO_FRONT_MATTER
			`----\\ntitle: IBM\\n---\\n`                        | 1:1 NO_FRONT_MATTER
			`---\\ntitle: IBM\\nwebUrl: http://b\\n`            | 1:1 UNCLOSED_FENCE
			`---\\ntitle: IBM\\n ---\\n----\\n`                 | 1:1 UNCLOSED_FENCE
			# Its YAML
			`---\\ntitle: IBM: the end\\n---\\n`                | 2:11 INVALID_YAML
			`---\\r\\ntitle: x\\r\\nexcerpt: "open\\r\\n---\\r\\n` | 3:10 INVALID_YAML
			`---\\ntitle: [a, b\\nwebUrl: x\\n---\\n`           | 3:7 INVALID_YAML
			`---\\ntitle: "a\\q"\\n---\\n`                      | 2:11 INVALID_YAML
			`---\\ntitle: %x\\n---\\n`                          | 2:8 INVALID_YAML
			`---\\ntitle: x\\nprovider:\\n\\tname: y\\n---\\n`  | 4:1 TAB_INDENTATION
			`---\\nprovider:\\n  name: y\\n  \\tdomain: z\\n---\\n` | 4:3 TAB_INDENTATION
			`---\\ntitle:\\tx\\n---\\n`                         | 2:7 TAB_INDENTATION
			`---\\ntitle: 🤖a\\u0007b\\n---\\n`                 | 2:10 INVALID_CHARACTER
			`---\\ntitle: "\\ud83d"\\n---\\n`                   | 2:8 INVALID_CHARACTER
			`---\\n[a]: b\\n---\\n`                             | 2:1 INVALID_KEY
			`---\\n: b\\n---\\n`                                | 2:1 INVALID_YAML
			`---\\n"": b\\n---\\n`                              | 2:1 INVALID_KEY
			`---\\ntitle: x\\na: "🤖\\UFFFFFFFF"\\n---\\n`      | 3:6 INVALID_YAML
			`---\\ntitle: &quot;x\\n---\\n`                     | 2:8 ALIAS
			`---\\ntitle: *x\\n---\\n`                          | 2:8 ALIAS
			`---\\ntitle: !x y\\n---\\n`                        | 2:8 TAG
			`---\\ntopics: !!set {a, b}\\n---\\n`               | 2:9 TAG
			`---\\nx: [[[[[[[[[[1]]]]]]]]]]\\n---\\n`           | 2:13 NESTING_TOO_DEEP
			`---\\n- a\\n---\\n`                                | 2:1 NOT_A_MAPPING
			`---\\nHello\\n---\\n`                              | 2:1 NOT_A_MAPPING
			`---\\ntitle: x\\n--- y\\n---\\n`                   | 3:1 MULTIPLE_DOCUMENTS
			""")
	void rejectsWhatIsNoDocument(String text, String problem) {
		ParseResult result = Sample.file(unescaped(text));
		assertThat(result.document()).isNull();
		assertThat(Sample.problems(result)).containsExactly(problem);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			`title: IBM`                             | 4:1 DUPLICATE_KEY
			`provider: {domain: a.b, domain: c.d}`   | 4:25 DUPLICATE_KEY
			`x:\\n- a: 1\\n  a: 2`                   | 6:3 DUPLICATE_KEY
			`quality: high`                          | 4:10 INVALID_INTEGER
			`quality: 89.0`                          | 4:10 INVALID_INTEGER
			`heat: [1]`                              | 4:7 INVALID_INTEGER
			`published: no`                          | 4:12 INVALID_BOOLEAN
			`publishedDateTime: 2026-02-31`          | 4:20 INVALID_DATE_TIME
			`publishedDateTime: 2026-13-01`          | 4:20 INVALID_DATE_TIME
			`updatedDateTime: 1591684260`            | 4:18 INVALID_DATE_TIME
			`updatedDateTime: 9999-12-31T23:59:59-18:00` | 4:18 INVALID_DATE_TIME
			`quality: 0x1F`                          | 4:10 INVALID_INTEGER
			`quality: 0o17`                          | 4:10 INVALID_INTEGER
			`quality: 1_000`                         | 4:10 INVALID_INTEGER
			`quality: .inf`                          | 4:10 INVALID_INTEGER
			`heat: .NaN`                             | 4:7 INVALID_INTEGER
			`published: Yes`                         | 4:12 INVALID_BOOLEAN
			`published: tRUE`                        | 4:12 INVALID_BOOLEAN
			`excerpt: {a: b}`                        | 4:10 INVALID_TEXT
			`ampWebUrl: /amp`                        | 4:12 INVALID_URL
			`provider: The Verge`                    | 4:11 NOT_A_MAPPING
			`provider: {domain: a b}`                | 4:20 INVALID_DOMAIN
			""")
	void rejectsAWrongValue(String line, String problem) {
		ParseResult result = Sample.article(unescaped(line));
		assertThat(result.document()).isNull();
		assertThat(Sample.problems(result)).containsExactly(problem);
	}

	@Test
	void tellsWhatIsWrongAndHowToFixIt() {
		assertThat(Sample.article("quality: high").problems())
			.containsExactly(new Problem("a.md", 4, 10, ProblemCode.INVALID_INTEGER,
					"`quality` is \"high\", not a whole number from -2147483648 to 2147483647.",
					"Write decimal digits only."));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0x1F   | Write the number in decimal digits; hexadecimal, octal and binary numbers are not read.
			-0b11  | Write the number in decimal digits; hexadecimal, octal and binary numbers are not read.
			1_000  | Write the digits without separators.
			1,000  | Write the digits without separators.
			-.INF  | Write a number, or delete the key if there is none.
			.nan   | Write a number, or delete the key if there is none.
			89.0   | Write a whole number without a decimal point and without an exponent.
			1e3    | Write a whole number without a decimal point and without an exponent.
			99999999999 | Write decimal digits only.
			00000000000000000000000000000000000000001 | Write at most 40 decimal digits.
			""")
	void tellsHowToWriteANumber(String number, String hint) {
		assertThat(Sample.article("quality: " + number).problems()).extracting(Problem::hint).containsExactly(hint);
	}

	@ParameterizedTest
	@ValueSource(strings = { "~", "null", "Null", "NULL", "" })
	void treatsEveryNullOfYamlAsMissing(String written) {
		assertThat(Sample.problems(Sample.file("---\ntitle: " + written + "\nwebUrl: http://b\n---\n")))
			.containsExactly("2:1 MISSING_TITLE");
		ParseResult result = Sample.article("topics: [AI, %s]\nexcerpt: %1$s\nquality: %1$s\npublished: %1$s\n"
			.formatted(written.isEmpty() ? "''" : written) + "images: " + written + "\nother: " + written);
		assertThat(result.problems()).singleElement().satisfies((problem) -> {
			assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_LIST_ITEM);
			assertThat(problem.message()).startsWith("An item of `topics` is ").endsWith(", so it is left out.");
		});
		ArticleValues values = Sample.values(result);
		assertThat(values.topics()).containsExactly("AI");
		assertThat(values.excerpt()).isNull();
		assertThat(values.quality()).isNull();
		assertThat(values.published()).isNull();
		assertThat(values.extra()).isEqualTo("{\"other\":null}");
	}

	@Test
	void keepsAQuotedNullAsText() {
		ParseResult result = Sample.file("---\ntitle: '~'\nwebUrl: http://b\ntopics: ['~', \"Null\"]\nx: '~'\n---\n");
		assertThat(result.problems()).isEmpty();
		assertThat(Sample.values(result).title()).isEqualTo("~");
		assertThat(Sample.values(result).topics()).containsExactly("~", "Null");
		assertThat(Sample.values(result).extra()).isEqualTo("{\"x\":\"~\"}");
	}

	@ParameterizedTest
	@CsvSource({ "true,true", "True,true", "TRUE,true", "false,false", "False,false", "FALSE,false" })
	void readsEveryBooleanOfYaml(String written, boolean value) {
		ParseResult result = Sample.article("published: %s\nx: [%1$s, '%1$s', yes]".formatted(written));
		assertThat(Sample.values(result).published()).isEqualTo(value);
		assertThat(Sample.values(result).extra()).isEqualTo("{\"x\":[%s,\"%s\",\"yes\"]}".formatted(value, written));
	}

	@Test
	void tellsThatACommaDoesNotSeparate() {
		ParseResult result = Sample.article("topics: AI, Robots");
		assertThat(Sample.values(result).topics()).containsExactly("AI, Robots");
		assertThat(result.problems()).containsExactly(new Problem("a.md", 4, 9, ProblemCode.LIST_ASSUMED,
				"`topics` is \"AI, Robots\", not a list; it is read as a list with one item, because a comma outside of"
						+ " brackets does not separate items.",
				"Write each item on its own line, beginning with `- `, or all items in brackets: `[A, B]`."));
	}

	@Test
	void tellsWhereInTheDocumentAnItemIs() {
		ParseResult result = Sample
			.article("related:\n- title: a\n  webUrl: http://b\n  provider:\n    images: [{url: x}]");
		assertThat(result.problems().getLast().message())
			.isEqualTo("In item 1 of `images` in `provider` in item 1 of `related`, "
					+ "`url` is \"x\", not an absolute http or https address.");
	}

	@Test
	void reportsAllProblemsOfADocumentInTheOrderOfTheFile() {
		ParseResult result = Sample.file("---\npublished: maybe\nquality: high\nrelated:\n- nothing\nheat: low\n---\n");
		assertThat(result.document()).isNull();
		assertThat(Sample.problems(result)).containsExactly("2:1 MISSING_TITLE", "2:1 MISSING_ADDRESS",
				"2:12 INVALID_BOOLEAN", "3:10 INVALID_INTEGER", "5:3 INVALID_RELATED_ITEM", "6:7 INVALID_INTEGER");
	}

	@Test
	void asksForTitleAndAddress() {
		assertThat(Sample.problems(Sample.file("---\n---\n"))).containsExactly("1:1 MISSING_TITLE",
				"1:1 MISSING_ADDRESS");
		assertThat(Sample.problems(Sample.file("---\ntitle: \" \"\nwebUrl: http://b\n---\n")))
			.containsExactly("2:8 MISSING_TITLE");
		assertThat(Sample.problems(Sample.file("---\ntitle: [a]\nwebUrl: b\n---\n")))
			.containsExactly("2:8 INVALID_TEXT", "3:9 INVALID_URL");
		assertThat(Sample.problems(Sample.file("---\ntaxonomy: topic\n---\n"))).containsExactly("2:1 MISSING_NAME");
	}

	@Test
	void leavesOutOnlyABadRelatedItem() {
		ParseResult result = Sample.article("""
				related:
				  - title: Good
				    webUrl: https://example.com/good
				  - title: No address
				    quality: high
				  - just text
				  - title: Again
				    webUrl: https://EXAMPLE.com/good#x
				  - title: Itself
				    webUrl: https://example.com/ibm?utm_source=x
				  - title: Good too
				    webUrl: https://example.com/too
				    images: [{width: 3}]""");
		assertThat(Sample.document(result).related()).extracting(ArticleValues::title)
			.containsExactly("Good", "Good too");
		assertThat(Sample.problems(result)).containsExactly("7:5 INVALID_RELATED_ITEM", "8:14 INVALID_RELATED_ITEM",
				"9:5 INVALID_RELATED_ITEM", "10:5 REPEATED_RELATED_ITEM", "12:5 RELATED_TO_ITSELF",
				"16:14 INVALID_IMAGE");
	}

	@Test
	void leavesOutOnlyABadImageOrItsBadValue() {
		ParseResult result = Sample.article("""
				images:
				  - url: https://example.com/1.jpg
				    width: wide
				    height: 3
				  - title: no address
				  - url: relative.jpg
				  - https://example.com/2.jpg
				  - url: https://example.com/1.jpg""");
		assertThat(Sample.values(result).images())
			.containsExactly(new ImageValues("https://example.com/1.jpg", null, 3L, null, null));
		assertThat(Sample.problems(result)).containsExactly("6:12 INVALID_IMAGE", "8:5 INVALID_IMAGE",
				"9:10 INVALID_IMAGE", "10:5 INVALID_IMAGE", "11:5 REPEATED_IMAGE");
	}

	@Test
	void leavesOutOnlyABadName() {
		ParseResult result = Sample.article("topics:\n- AI\n-\n- \" \"\n- a: b\n- Robots");
		assertThat(Sample.values(result).topics()).containsExactly("AI", "Robots");
		assertThat(Sample.problems(result)).containsExactly("6:2 INVALID_LIST_ITEM", "7:3 INVALID_LIST_ITEM",
				"8:3 INVALID_LIST_ITEM");
	}

	@Test
	void listsAHundredProblemsAndCountsTheRest() {
		ParseResult result = Sample.article("related:\n" + "- x\n".repeat(250));
		assertThat(result.document()).isNotNull();
		assertThat(result.problems()).hasSize(101);
		assertThat(result.problems().getLast()).isEqualTo(new Problem("a.md", 0, 0, ProblemCode.MORE_PROBLEMS,
				"The file has 150 more problems.", "Fix the listed problems and read the file again."));
	}

	@Test
	void findsTheFirstByteThatIsNoUtf8() {
		byte[] content = "---\ntitle: 🤖é\n---\n".getBytes(StandardCharsets.UTF_8);
		content[content.length - 6] = (byte) 0xff;
		ParseResult result = new DocumentReader().read(new SourceFile("a.md", content));
		assertThat(Sample.problems(result)).containsExactly("2:9 INVALID_UTF8");
	}

	@Test
	void rejectsUtf16() {
		byte[] content = "\uFEFF---\ntitle: a\n---\n".getBytes(StandardCharsets.UTF_16LE);
		ParseResult result = new DocumentReader().read(new SourceFile("a.md", content));
		assertThat(Sample.problems(result)).containsExactly("1:1 INVALID_UTF8");
	}

	@Test
	void rejectsWhatIsTooLarge() {
		String head = "---\ntitle: a\nwebUrl: http://b\n";
		String twoMegabytes = "x".repeat(2 * 1024 * 1024);
		assertThat(Sample.problems(Sample.file(head + "---\n" + twoMegabytes))).containsExactly("0:0 FILE_TOO_LARGE");
		assertThat(Sample.file(head + "---\n" + "x".repeat(1000 * 1024)).problems()).isEmpty();
		int left = 64 * 1024 - (head.length() - 4) - "x: \n".length();
		assertThat(Sample.file(head + "x: " + "x".repeat(left) + "\n---\n").problems()).isEmpty();
		assertThat(Sample.problems(Sample.file(head + "x: " + "x".repeat(left + 1) + "\n---\n")))
			.containsExactly("1:1 FRONT_MATTER_TOO_LARGE");
		assertThat(Sample.problems(Sample.article("category: " + "é".repeat(2049))))
			.containsExactly("4:11 TEXT_TOO_LONG");
	}

	@Test
	void takesLimitsOfOnesOwn() {
		DocumentReader reader = new DocumentReader(new DocumentLimits(100, 50, 2, 20));
		byte[] content = "---\nx: [[1]]\n---\n".getBytes(StandardCharsets.UTF_8);
		assertThat(Sample.problems(reader.read(new SourceFile("a.md", content))))
			.containsExactly("2:5 NESTING_TOO_DEEP");
	}

	@Test
	void acceptsTenLevels() {
		assertThat(Sample.article("x: [[[[[[[[[1]]]]]]]]]").problems()).isEmpty();
	}

	@Test
	void showsNoControlCharactersInMessages() {
		ParseResult result = Sample.article("quality: \"\\e[31m\\u202e" + "x".repeat(99) + "\"");
		assertThat(result.problems().getFirst().message()).startsWith("`quality` is \" [31m x")
			.contains("x…\"")
			.doesNotContain("\u001b", "\u202e");
	}

	@Test
	void acceptsEveryFormOfFence() {
		for (String text : List.of("\uFEFF---\ntitle: a\nwebUrl: http://b\n---\n",
				"---\r\ntitle: a\r\nwebUrl: http://b\r\n---\r\n", "--- \t\ntitle: a\nwebUrl: http://b\n...\t \nBody",
				"---\ntitle: a\nwebUrl: http://b\n---", "---\rtitle: a\rwebUrl: http://b\r---\r")) {
			assertThat(Sample.file(text).problems()).as(text).isEmpty();
		}
		assertThat(Sample.values(Sample.file("---\r\ntitle: a\r\nwebUrl: http://b\r\n...\r\nA\r\n---\r\nB")).body())
			.isEqualTo("A\r\n---\r\nB");
		assertThat(Sample.values(Sample.file("---\ntitle: a\nwebUrl: http://b\n---\n \n\n")).body()).isNull();
	}

	private static String unescaped(String text) {
		return text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t").replace("\\u0007", "\u0007");
	}

}
