package dev.newsgraph.documents;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.newsgraph.identity.TrackingParameters;

import static org.assertj.core.api.Assertions.assertThat;

/** Relative addresses start from the address of the site. */
class RelativeAddressTests {

	private static final String IMAGES = """
			---
			title: IBM
			webUrl: https://example.com/ibm
			images:
			  - url: /assets/images/a.jpg
			    width: 10
			    credit: AP
			  - url: https://example.com/b.jpg
			  - url: images/c.jpg
			provider:
			  domain: example.com
			  images: [{url: ../logo.png}]
			---
			""";

	@ParameterizedTest
	@CsvSource({ "https://example.com, /assets/a.jpg, https://example.com/assets/a.jpg",
			"https://example.com/, /assets/a.jpg, https://example.com/assets/a.jpg",
			"https://example.com/blog/, /assets/a.jpg, https://example.com/assets/a.jpg",
			"https://example.com/blog/, ./a.jpg, https://example.com/blog/a.jpg",
			"https://example.com/blog/page, ./a.jpg, https://example.com/blog/a.jpg",
			"https://example.com/blog/, ../../../a.jpg, https://example.com/a.jpg",
			"https://example.com/blog/2020/, ../a.jpg?x=../y, https://example.com/blog/a.jpg?x=../y",
			"https://example.com:8443/a, /b/./c/../d/, https://example.com:8443/b/d/",
			"http://example.com, //cdn.example.net/a.jpg, http://cdn.example.net/a.jpg",
			"https://example.com/a/b/, .././.., https://example.com/",
			"https://example.com, /a b[1].jpg#x, https://example.com/a b[1].jpg#x" })
	void resolvesAsABrowserDoes(String base, String relative, String address) {
		assertThat(RelativeAddress.resolve(base, relative)).isEqualTo(address);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "example.com/a.jpg", "a.jpg", "https://example.com", "mailto:a@example.com", "", "..a", "#a" })
	void anAddressWithoutSlashAtItsStartIsNotRelative(String text) {
		assertThat(RelativeAddress.isRelative(text)).isFalse();
	}

	@Test
	void withoutBaseAnImageIsKeptAsWritten() {
		ParseResult result = read(IMAGES, null);
		assertThat(Sample.problems(result)).containsExactly("5:10 RELATIVE_ADDRESS", "9:10 INVALID_IMAGE",
				"12:18 RELATIVE_ADDRESS");
		assertThat(result.problems().getFirst().hint()).contains("newsgraph.import.base-url");
		ArticleValues values = Sample.values(result);
		assertThat(values.images()).extracting(ImageValues::url).containsExactly("https://example.com/b.jpg");
		assertThat(values.extra()).isEqualTo("{\"images\":[{\"credit\":\"AP\",\"url\":\"/assets/images/a.jpg\","
				+ "\"width\":10}],\"provider\":{\"images\":[{\"url\":\"../logo.png\"}]}}");
		assertThat(result.unknownKeys()).isEmpty();
	}

	@Test
	void withBaseImagesAreResolved() {
		ParseResult result = read(IMAGES, "https://site.example/blog/");
		assertThat(Sample.problems(result)).containsExactly("9:10 INVALID_IMAGE");
		ArticleValues values = Sample.values(result);
		assertThat(values.images()).extracting(ImageValues::url)
			.containsExactly("https://site.example/assets/images/a.jpg", "https://example.com/b.jpg");
		assertThat(values.provider()).isNotNull();
		assertThat(values.provider().images()).extracting(ImageValues::url)
			.containsExactly("https://site.example/logo.png");
		assertThat(values.extra()).contains("credit").contains("https://site.example/assets/images/a.jpg");
	}

	@Test
	void anArticleWithARelativeAddressNeedsTheBase() {
		String article = "---\ntitle: IBM\nwebUrl: /ibm?utm_source=x\nrelated:\n  - {title: Law, webUrl: /law}\n---\n";
		ParseResult rejected = read(article, null);
		assertThat(Sample.problems(rejected)).containsExactly("3:9 INVALID_URL", "5:26 INVALID_RELATED_ITEM");
		assertThat(rejected.problems()).allSatisfy(
				(problem) -> assertThat(problem.hint()).startsWith("Set newsgraph.import.base-url to the address"));
		ArticleDocument document = Sample.document(read(article, "https://site.example"));
		assertThat(document.article().address()).isEqualTo("https://site.example/ibm");
		assertThat(document.article().webUrl()).isEqualTo("https://site.example/ibm?utm_source=x");
		assertThat(document.related()).extracting(ArticleValues::address).containsExactly("https://site.example/law");
	}

	@Test
	void anotherBaseIsAnotherMapping() {
		assertThat(reader(null).mapping()).isNotEqualTo(reader("https://a.example").mapping());
		assertThat(reader("https://b.example").mapping()).isNotEqualTo(reader("https://a.example").mapping());
		assertThat(reader("https://a.example").mapping()).isEqualTo(reader("https://a.example").mapping());
	}

	private static ParseResult read(String text, String base) {
		return reader(base).read(new SourceFile("a.md", text.getBytes(StandardCharsets.UTF_8)));
	}

	private static DocumentReader reader(String base) {
		DocumentLimits defaults = DocumentLimits.DEFAULTS;
		return new DocumentReader(new DocumentLimits(defaults.fileBytes(), defaults.frontMatterBytes(),
				defaults.nesting(), defaults.indexedBytes(), TrackingParameters.DEFAULTS, base));
	}

}
