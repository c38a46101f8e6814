package dev.newsgraph.documents;

import dev.newsgraph.identity.TopicSlug;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

class SeedFoldersTests {

	@Test
	void readsTheSample() throws IOException {
		List<ArticleDocument> documents = read(Path.of("import", "facial-recognition"));
		assertFigures(documents);
		assertThat(documents).extracting((document) -> document.article().secured()).containsOnlyNulls();
	}

	@Test
	void readsTheFeedsOwnDocuments() throws IOException {
		Path folder = feed();
		List<ArticleDocument> documents = read(folder);
		assertFigures(documents);
		for (ArticleDocument document : documents) {
			String text = Files.readString(folder.resolve(document.path()));
			assertThat(text).contains("secured: \"" + document.article().secured() + "\"\n");
		}
	}

	@Test
	void sampleTellsTheFactsOfTheFeedInWordsOfItsOwn() throws IOException {
		List<ArticleDocument> feed = read(feed());
		List<ArticleDocument> sample = read(Path.of("import", "facial-recognition"));
		assertThat(articles(sample)).usingRecursiveFieldByFieldElementComparatorIgnoringFields("excerpt", "secured")
			.containsExactlyInAnyOrderElementsOf(articles(feed));
		assertThat(articles(sample)).extracting(ArticleValues::excerpt)
			.doesNotContainAnyElementsOf(articles(feed).stream().map(ArticleValues::excerpt).toList());
	}

	private static void assertFigures(List<ArticleDocument> documents) {
		assertThat(documents).hasSize(5);
		List<ArticleValues> articles = articles(documents);
		Set<String> addresses = new HashSet<>();
		Set<String> providers = new HashSet<>();
		Set<String> topics = new HashSet<>();
		articles.forEach((article) -> {
			addresses.add(article.address());
			providers.add(Objects.requireNonNull(article.provider()).domain());
			article.topics().stream().map(TopicSlug::of).forEach(topics::add);
		});
		assertThat(addresses).hasSize(13);
		assertThat(providers).hasSize(13);
		assertThat(topics).containsExactlyInAnyOrder("ai", "computer-vision", "ibm-ai");
		assertThat(articles).hasSize(5 + 10);
	}

	private static List<ArticleValues> articles(List<ArticleDocument> documents) {
		List<ArticleValues> articles = new ArrayList<>();
		for (ArticleDocument document : documents) {
			articles.add(document.article());
			articles.addAll(document.related());
		}
		return articles;
	}

	private static List<ArticleDocument> read(Path folder) throws IOException {
		DocumentReader reader = new DocumentReader();
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().map((file) -> {
				ParseResult result = reader.read(new SourceFile(file.getFileName().toString(), bytes(file)));
				assertThat(result.problems()).isEmpty();
				assertThat(result.unknownKeys()).isEmpty();
				return Sample.document(result);
			}).toList();
		}
	}

	private static byte[] bytes(Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The folder {@code shared/seeds} beside the project, or beside a folder above it.
	 */
	private static Path feed() {
		Optional<Path> folder = Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
			.map((parent) -> parent.resolve("shared").resolve("seeds"))
			.filter(Files::isDirectory)
			.findFirst();
		Assumptions.assumeTrue(folder.isPresent(), "The feed's documents are not on this machine");
		return folder.orElseThrow();
	}

}
