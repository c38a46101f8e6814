package dev.newsgraph.documents;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CollectionReaderTests {

	@Test
	void readsACollection() {
		ParseResult result = Sample.file("""
				---
				title: "First steps"
				excerpt: ""
				type: collection
				price: Free
				heat: 161
				provider:
				  name: Example School
				  domain: www.school.example
				levels:
				  - Beginner
				items:
				  - courses/first
				  - courses/second
				topics:
				  - Edges
				images:
				  - url: https://school.example/steps.png
				secured: "abc=="
				---
				Text.
				""");
		assertThat(result.problems()).isEmpty();
		assertThat(result.unknownKeys()).containsExactly("type", "price", "levels", "secured");
		assertThat(collection(result)).satisfies((collection) -> {
			assertThat(collection.title()).isEqualTo("First steps");
			assertThat(collection.excerpt()).isNull();
			assertThat(collection.heat()).isEqualTo(161);
			assertThat(collection.provider())
				.isEqualTo(new ProviderValues("school.example", "Example School", List.of()));
			assertThat(collection.topics()).containsExactly("Edges");
			assertThat(collection.images()).extracting(ImageValues::url)
				.containsExactly("https://school.example/steps.png");
			assertThat(collection.items()).containsExactly("courses/first", "courses/second");
			assertThat(collection.extra())
				.isEqualTo("{\"body\":\"Text.\\n\",\"levels\":[\"Beginner\"],\"price\":\"Free\",\"secured\":\"abc==\","
						+ "\"type\":\"collection\"}");
		});
	}

	@Test
	void anAddressMakesAnArticleThatKeepsTheItems() {
		ParseResult result = Sample.article("items: [a, b]");
		assertThat(Sample.document(result).article().extra()).isEqualTo("{\"items\":[\"a\",\"b\"]}");
		assertThat(Sample.file("---\ntitle: a\noriginalUrl: http://b\nitems: [a]\n---\n").document())
			.isInstanceOf(ArticleDocument.class);
		assertThat(Sample.problems(Sample.file("---\ntitle: a\nwebUrl: b\nitems: [a]\n---\n")))
			.containsExactly("3:9 INVALID_URL");
	}

	@Test
	void aTopicKeepsTheItems() {
		assertThat(Sample.file("---\ntaxonomy: topic\nname: a\nitems: [a]\n---\n").document())
			.isInstanceOfSatisfying(TopicDocument.class, (topic) -> assertThat(topic.extra()).contains("items"));
	}

	@Test
	void anEmptyListMakesACollectionButNoValueDoesNot() {
		assertThat(collection(items("items: []")).items()).isEmpty();
		assertThat(Sample.problems(items("items:"))).containsExactly("2:1 MISSING_ADDRESS");
		assertThat(Sample.problems(items("items: null"))).containsExactly("2:1 MISSING_ADDRESS");
	}

	/** The document is {@code learning/collections/a.md}. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			courses/first                | courses/first
			courses/first.md             | courses/first.md
			courses//./first             | courses/first
			courses/x/../first           | courses/first
			/courses/first               | /courses/first
			/../first                    | 4:3 INVALID_ITEM
			./first                      | /learning/collections/first
			../courses/first             | /learning/courses/first
			../../courses/first          | /courses/first
			../../../courses/first       | 4:3 INVALID_ITEM
			courses/../../first          | 4:3 INVALID_ITEM
			Courses/%20First             | Courses/%20First
			courses/first/               | 4:3 INVALID_ITEM
			..                           | 4:3 INVALID_ITEM
			/                            | 4:3 INVALID_ITEM
			http://school.example/first  | 4:3 INVALID_ITEM
			[courses/first]              | 4:3 INVALID_ITEM
			path: courses/first          | 4:3 INVALID_ITEM
			~x                           | ~x
			a                            | 4:3 LISTS_ITSELF
			a.md                         | 4:3 LISTS_ITSELF
			./a                          | 4:3 LISTS_ITSELF
			/learning/collections/a.md   | 4:3 LISTS_ITSELF
			a.txt                        | a.txt
			/a                           | /a
			""")
	void readsPaths(String item, String expected) {
		ParseResult result = new DocumentReader().read(new SourceFile("learning/collections/a.md",
				("---\ntitle: x\nitems:\n- " + item + "\n---\n").getBytes()));
		if (expected.startsWith("4:3")) {
			assertThat(Sample.problems(result)).containsExactly(expected);
			assertThat(collection(result).items()).isEmpty();
		}
		else {
			assertThat(result.problems()).isEmpty();
			assertThat(collection(result).items()).containsExactly(expected);
		}
	}

	@Test
	void readsBackslashesWithANotice() {
		ParseResult result = items("items: ['courses\\first']");
		assertThat(Sample.problems(result)).containsExactly("3:9 PATH_ASSUMED");
		assertThat(collection(result).items()).containsExactly("courses/first");
	}

	@Test
	void leavesOutOnlyABadItem() {
		ParseResult result = items("items:\n- b\n- ''\n- ./c\n- b\n- x/../b\n- d");
		assertThat(collection(result).items()).containsExactly("b", "/c", "d");
		assertThat(Sample.problems(result)).containsExactly("5:3 INVALID_ITEM", "7:3 REPEATED_ITEM",
				"8:3 REPEATED_ITEM");
		assertThat(result.problems().getFirst()).isEqualTo(new Problem("a.md", 5, 3, ProblemCode.INVALID_ITEM,
				"In item 2 of `items`, empty is not a path, so it is left out.",
				"Write the path of a document as text, for example `articles/first.md`."));
	}

	@Test
	void limitsTheItems() {
		ParseResult result = items("items:\n" + IntStream.range(0, CollectionReader.MAX_ITEMS + 10)
			.mapToObj((i) -> "- " + i + "\n")
			.collect(Collectors.joining()));
		assertThat(collection(result).items()).hasSize(CollectionReader.MAX_ITEMS);
		assertThat(Sample.problems(result)).containsExactly((4 + CollectionReader.MAX_ITEMS) + ":3 INVALID_ITEM");
	}

	@Test
	void asksForTheTitleAndTheDomainOfTheProvider() {
		assertThat(Sample.problems(Sample.file("---\nitems: [b]\n---\n"))).containsExactly("2:1 MISSING_TITLE");
		ParseResult result = items("items: [b]\nprovider: {name: School}");
		assertThat(Sample.problems(result)).containsExactly("4:11 MISSING_DOMAIN");
		assertThat(collection(result).provider()).isNull();
		assertThat(Sample.problems(items("items: [b]\nprovider: {domain: a b}")))
			.containsExactly("4:20 INVALID_DOMAIN");
	}

	@Test
	void looksFromTheFolderOfTheDocumentUpToTheSeedFolder() {
		assertThat(ItemPath.folders("a.md")).containsExactly("");
		assertThat(ItemPath.folders("a/b/c.md")).containsExactly("a/b/", "a/", "");
		List<String> deep = ItemPath.folders("1/2/3/4/5/6/7/8/9/10/11/12/c.md");
		assertThat(deep).hasSize(10).startsWith("1/2/3/4/5/6/7/8/9/10/11/12/").endsWith("1/2/3/4/", "");
	}

	@Test
	void namesADocumentByItsFileNameWithoutExtension() {
		assertThat(ItemPath.name("a/b.md")).isEqualTo("b");
		assertThat(ItemPath.name("b.Markdown")).isEqualTo("b");
		assertThat(ItemPath.name("a.b/c.d")).isEqualTo("c.d");
	}

	private static ParseResult items(String lines) {
		return Sample.file("---\ntitle: x\n" + lines + "\n---\n");
	}

	private static CollectionDocument collection(ParseResult result) {
		assertThat(result.document()).isInstanceOf(CollectionDocument.class);
		return (CollectionDocument) result.document();
	}

}
