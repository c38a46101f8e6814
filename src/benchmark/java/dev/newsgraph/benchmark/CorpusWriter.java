package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.benchmark.CorpusArticle.CorpusProvider;

/** Writes a corpus as a seed folder with 1,000 documents in each subfolder. */
final class CorpusWriter {

	private static final int FOLDER_SIZE = 1000;

	private final StringBuilder text = new StringBuilder(8192);

	/** Writes all documents to the folder. */
	void write(Corpus corpus, Path folder) throws IOException {
		for (int i = 0; i < corpus.documents().size(); i++) {
			Path file = folder.resolve(path(i));
			if (i % FOLDER_SIZE == 0) {
				Files.createDirectories(file.getParent());
			}
			Files.writeString(file, document(corpus.documents().get(i), corpus.related().get(i)));
		}
	}

	/** Returns the path of a document in its seed folder. */
	static String path(int number) {
		return "%03d/%06d.md".formatted(number / FOLDER_SIZE, number);
	}

	/** Returns the URL of the image of a provider. */
	static String logo(CorpusProvider provider) {
		return "https://cdn.example/providers/" + provider.domain() + ".jpg";
	}

	/** Returns the URL of an image of an article. */
	static String picture(CorpusArticle article, int number) {
		return article.address().replace("https://www.", "https://img.") + "/" + number + ".jpg";
	}

	/** Returns the text of a document. */
	String document(CorpusArticle article, List<CorpusArticle> related) {
		this.text.setLength(0);
		this.text.append("---\n");
		line("", "category", "news");
		commonFields("", article);
		line("", "locale", "en-us");
		plain("", "heat", article.heat());
		plain("", "published", true);
		provider("", article, true);
		this.text.append("topics:\n");
		article.topics().forEach((topic) -> this.text.append("  - ").append(quoted(topic)).append('\n'));
		images("", article, article.images());
		this.text.append("related:\n");
		for (CorpusArticle mentioned : related) {
			int start = this.text.length();
			commonFields("    ", mentioned);
			this.text.setCharAt(start + 2, '-');
			provider("    ", mentioned, false);
			images("    ", mentioned, 1);
		}
		line("", "secured", article.secured());
		return this.text.append("---\n").toString();
	}

	private void commonFields(String indent, CorpusArticle article) {
		line(indent, "title", article.title());
		line(indent, "excerpt", article.excerpt());
		plain(indent, "publishedDateTime", article.published());
		if (article.video()) {
			line(indent, "originalUrl", article.address());
		}
		else {
			line(indent, "webUrl", article.address());
			line(indent, "ampWebUrl", article.address() + "/amp");
		}
		line(indent, "type", article.video() ? "video" : "article");
		plain(indent, "quality", article.quality());
	}

	private void provider(String indent, CorpusArticle article, boolean image) {
		this.text.append(indent).append("provider:\n");
		line(indent + "  ", "name", article.provider().name());
		line(indent + "  ", "domain", article.provider().domain());
		if (image) {
			this.text.append(indent).append("  images:\n");
			image(indent + "  ", logo(article.provider()), 50, 50);
		}
	}

	private void images(String indent, CorpusArticle article, int count) {
		this.text.append(indent).append("images:\n");
		for (int i = 0; i < count; i++) {
			image(indent, picture(article, i), 1200, 628);
			plain(indent + "    ", "isCached", true);
			line(indent + "    ", "title", article.title());
		}
	}

	private void image(String indent, String url, int width, int height) {
		this.text.append(indent).append("  - url: ").append(quoted(url)).append('\n');
		plain(indent + "    ", "width", width);
		plain(indent + "    ", "height", height);
	}

	private void line(String indent, String key, String value) {
		plain(indent, key, quoted(value));
	}

	private void plain(String indent, String key, @Nullable Object value) {
		if (value != null) {
			this.text.append(indent).append(key).append(": ").append(value).append('\n');
		}
	}

	private static String quoted(String value) {
		return '"' + value + '"';
	}

}
