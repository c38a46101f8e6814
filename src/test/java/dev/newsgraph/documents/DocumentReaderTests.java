package dev.newsgraph.documents;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentReaderTests {

	private static final String FULL = """
			---
			category: news
			title: "“Dazzle” 🤖 \u202bשלום\u202c won’t: work"
			excerpt: no
			webUrl: HTTPS://WWW.Example.com:443/News?utm_source=x&id=7#top
			originalUrl: https://origin.example.com/news
			ampWebUrl: https://www.example.com/amp
			cdnAmpWebUrl: https://www-example-com.cdn.example.org/c/s/amp
			publishedDateTime: 2020-06-09T06:31:00.123456789Z
			updatedDateTime: 2020-06-09T08:31:00+02:00
			type: article
			locale: en-US
			featuredContent: |
			  <p>One</p>
			secured: "8q9J+/==;5xpp=="
			quality: 89
			heat: -1
			published: true
			provider:
			  name: Example
			  domain: WWW.Example.com
			  twitter: "@example"
			  images:
			    - {url: https://example.com/logo.png, width: 50, height: 40}
			topics: [C++, C, C#]
			images:
			  - url: https://example.com/a b[1].jpg
			    width: 796
			    height: 418
			    isCached: true
			    title: A picture
			    credit: AP
			price: 1.10
			length: 010
			tags: [b, {z: 1, a: null}, 12:30, -7]
			related:
			  - title: Other
			    webUrl: https://other.example.com/1
			    topics: [AI]
			---

			The body.
			""";

	@Test
	void readsEveryKeyOfAnArticle() {
		ParseResult result = Sample.file(FULL);
		assertThat(result.problems()).isEmpty();
		ProviderValues provider = new ProviderValues("example.com", "Example",
				List.of(new ImageValues("https://example.com/logo.png", 50L, 40L, null, null)));
		assertThat(Sample.values(result)).isEqualTo(new ArticleValues("https://www.example.com/News?id=7",
				"“Dazzle” 🤖 \u202bשלום\u202c won’t: work", "HTTPS://WWW.Example.com:443/News?utm_source=x&id=7#top",
				"https://origin.example.com/news", "https://www.example.com/amp",
				"https://www-example-com.cdn.example.org/c/s/amp", Instant.parse("2020-06-09T06:31:00.123456789Z"),
				Instant.parse("2020-06-09T06:31:00Z"), "news", "article", "en-US", "no", "<p>One</p>\n",
				"8q9J+/==;5xpp==", 89L, -1L, true, "\nThe body.\n", provider, List.of("C++", "C", "C#"),
				List.of(new ImageValues("https://example.com/a b[1].jpg", 796L, 418L, true, "A picture")), """
						{"images":[{"credit":"AP","url":"https://example.com/a b[1].jpg"}],"length":"010",\
						"price":"1.10","provider":{"twitter":"@example"},"tags":["b",{"a":null,"z":1},"12:30",-7]}"""));
	}

	@Test
	void keepsTheTopicsOfAMentionAsExtra() {
		ArticleValues mention = Sample.document(Sample.file(FULL)).related().getFirst();
		assertThat(mention.address()).isEqualTo("https://other.example.com/1");
		assertThat(mention.topics()).isEmpty();
		assertThat(mention.extra()).isEqualTo("{\"topics\":[\"AI\"]}");
	}

	@Test
	void countsUnknownKeysAtEveryDepth() {
		assertThat(Sample.file(FULL).unknownKeys()).containsExactlyInAnyOrder("provider.twitter", "images.credit",
				"price", "length", "tags", "related.topics");
	}

	@Test
	void namesFileAndHash() {
		ArticleDocument document = Sample.document(Sample.file("b/c.md", "---\ntitle: a\nwebUrl: http://b\n---"));
		assertThat(document.path()).isEqualTo("b/c.md");
		assertThat(document.sha256()).isEqualTo("6713e4698951243e4b27fcb7dd98c9915b8d532131ea8a913a0397943a47e23b");
	}

	@Test
	void takesTextAsAPersonSeesIt() {
		ParseResult result = Sample.file("""
				---
				title: 2020
				webUrl: https://example.com/1
				category: no
				type: true
				locale: 12:30
				excerpt: 2020-06-09
				secured: 1.10
				featuredContent: ~
				---
				""");
		ArticleValues article = Sample.values(result);
		assertThat(article.title()).isEqualTo("2020");
		assertThat(article.category()).isEqualTo("no");
		assertThat(article.type()).isEqualTo("true");
		assertThat(article.locale()).isEqualTo("12:30");
		assertThat(article.excerpt()).isEqualTo("2020-06-09");
		assertThat(article.secured()).isEqualTo("1.10");
		assertThat(article.featuredContent()).isNull();
	}

	@Test
	void takesNullAndNothingAsSayingNothing() {
		ArticleValues article = Sample
			.values(Sample.article("excerpt: null\ncategory:\nlocale: \"\"\nquality: null\ntype: \"null\""));
		assertThat(article.excerpt()).isNull();
		assertThat(article.category()).isNull();
		assertThat(article.locale()).isNull();
		assertThat(article.quality()).isNull();
		assertThat(article.type()).isEqualTo("null");
	}

	@Test
	void readsOnlyDecimalIntegers() {
		assertThat(Sample.values(Sample.article("quality: 010\nheat: \"119\"")).quality()).isEqualTo(10);
		assertThat(Sample.values(Sample.article("heat: \"119\"")).heat()).isEqualTo(119);
		assertThat(Sample.problems(Sample.article("quality: 0x1F"))).containsExactly("4:10 INVALID_INTEGER");
		assertThat(Sample.problems(Sample.article("quality: 1_000"))).containsExactly("4:10 INVALID_INTEGER");
		assertThat(Sample.problems(Sample.article("quality: ٨٩"))).containsExactly("4:10 INVALID_INTEGER");
		assertThat(Sample.problems(Sample.article("quality: 2147483648"))).containsExactly("4:10 INVALID_INTEGER");
	}

	@Test
	void fallsBackOnTheOriginalAddress() {
		ParseResult result = Sample.file("---\ntitle: Video\noriginalUrl: https://video.example.com/watch?v=1\n---\n");
		assertThat(result.problems()).isEmpty();
		assertThat(Sample.values(result).address()).isEqualTo("https://video.example.com/watch?v=1");
		assertThat(Sample.values(result).webUrl()).isNull();
	}

	@Test
	void takesTheDomainFromTheAddressAndSaysSo() {
		ParseResult result = Sample
			.file("---\ntitle: a\nwebUrl: https://www.Example.com/1\nprovider:\n  name: Ex\n---\n");
		assertThat(Sample.problems(result)).containsExactly("5:3 DOMAIN_ASSUMED");
		assertThat(Sample.values(result).provider()).isEqualTo(new ProviderValues("example.com", "Ex", List.of()));
	}

	@Test
	void takesAnAddressAsDomainAndSaysSo() {
		ParseResult result = Sample.article("provider:\n  domain: https://www.theverge.com/");
		assertThat(Sample.problems(result)).containsExactly("5:11 DOMAIN_ASSUMED");
		assertThat(Sample.values(result).provider()).isEqualTo(new ProviderValues("theverge.com", null, List.of()));
	}

	@Test
	void saysNothingOfAProviderThatIsNotThere() {
		ParseResult result = Sample.article("type: article");
		assertThat(result.problems()).isEmpty();
		assertThat(Sample.values(result).provider()).isNull();
	}

	@Test
	void takesTimesWithoutOffsetAsUtcAndSaysSo() {
		ParseResult result = Sample.article("publishedDateTime: 2020-06-09\nupdatedDateTime: 2020-06-09T10:00");
		assertThat(Sample.problems(result)).containsExactly("4:20 UTC_ASSUMED", "5:18 UTC_ASSUMED");
		assertThat(Sample.values(result).publishedDateTime()).isEqualTo("2020-06-09T00:00:00Z");
		assertThat(Sample.values(result).updatedDateTime()).isEqualTo("2020-06-09T10:00:00Z");
	}

	@Test
	void keepsTheFirstOfTopicsWithOneSlug() {
		ParseResult result = Sample.article("topics: [AI, Computer Vision, ai]");
		assertThat(Sample.problems(result)).containsExactly("4:31 REPEATED_TOPIC");
		assertThat(Sample.values(result).topics()).containsExactly("AI", "Computer Vision");
	}

	@Test
	void takesASingleTopicAsAListOfOne() {
		ParseResult result = Sample.article("topics: AI");
		assertThat(Sample.problems(result)).containsExactly("4:9 LIST_ASSUMED");
		assertThat(Sample.values(result).topics()).containsExactly("AI");
	}

	@Test
	void readsYamlFilesWithoutFences() {
		for (String text : List.of("title: a\nwebUrl: http://b\n", "---\ntitle: a\nwebUrl: http://b\n",
				"\uFEFFtitle: a\nwebUrl: http://b\n", "---\ntitle: a\nwebUrl: http://b\n---\n")) {
			ParseResult result = Sample.file("a.YML", text);
			assertThat(result.problems()).as(text).isEmpty();
			assertThat(Sample.values(result).body()).isNull();
		}
	}

	@Test
	void keepsSeparatorsThatYamlTakesForLineBreaks() {
		String title = "a \u2028 b\u2029c\u0085d\uE000";
		for (String quote : List.of("", "'", "\"")) {
			ParseResult result = Sample
				.file("---\ntitle: " + quote + title + quote + "\nwebUrl: http://b\nheat: x\n---\n");
			assertThat(Sample.problems(result)).containsExactly("4:7 INVALID_INTEGER");
			result = Sample.file("---\ntitle: " + quote + title + quote + "\nwebUrl: http://b\n---\n");
			assertThat(Sample.values(result).title()).isEqualTo(title);
		}
	}

	@Test
	void readsATopic() {
		ParseResult result = Sample.file("""
				---
				taxonomy: topic
				_id: computer-vision
				name: Computer Vision
				shortname: CV
				parent: AI
				keywords: [image recognition, "2020"]
				hashtags: ["#cv"]
				weight: 3
				---
				Text.
				""");
		assertThat(result.problems()).isEmpty();
		assertThat(result.unknownKeys()).containsExactly("weight");
		assertThat(result.document()).isInstanceOfSatisfying(TopicDocument.class, (topic) -> {
			assertThat(topic.slug()).isEqualTo("computer-vision");
			assertThat(topic.name()).isEqualTo("Computer Vision");
			assertThat(topic.shortname()).isEqualTo("CV");
			assertThat(topic.parent()).isEqualTo("AI");
			assertThat(topic.keywords()).containsExactly("image recognition", "2020");
			assertThat(topic.hashtags()).containsExactly("#cv");
			assertThat(topic.extra()).isEqualTo("{\"body\":\"Text.\\n\",\"weight\":3}");
		});
	}

	@Test
	void keysATopicByItsNameWhateverItsId() {
		ParseResult result = Sample
			.file("---\ntaxonomy: topic\n_id: cv\nname: Computer Vision\nparent: computer VISION\n---");
		assertThat(Sample.problems(result)).containsExactly("3:6 ID_DIFFERS", "5:9 OWN_PARENT");
		assertThat(result.document()).isInstanceOfSatisfying(TopicDocument.class, (topic) -> {
			assertThat(topic.slug()).isEqualTo("computer-vision");
			assertThat(topic.parent()).isNull();
			assertThat(topic.extra()).isEqualTo("{\"_id\":\"cv\"}");
		});
	}

}
