package dev.newsgraph.insight.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Reads the words of articles. Words of the title count twice. */
final class WordReader implements AutoCloseable {

	/** Characters of a text that are read, so that long texts cost as much as others. */
	static final int MAX_TEXT = 10_000;

	private final Analyzer analyzer = new EnglishAnalyzer();

	private final Vocabulary vocabulary;

	private int[] found = new int[256];

	private int size;

	WordReader(Vocabulary vocabulary) {
		this.vocabulary = vocabulary;
	}

	/** Returns the words of an article. */
	WordCounts read(StoryArticle article) {
		this.size = 0;
		add(article.title());
		this.found = Arrays.copyOf(this.found, Math.max(this.found.length, 2 * this.size));
		System.arraycopy(this.found, 0, this.found, this.size, this.size);
		this.size *= 2;
		add(article.text());
		Arrays.sort(this.found, 0, this.size);
		int[] terms = new int[this.size];
		byte[] counts = new byte[this.size];
		int different = 0;
		for (int i = 0; i < this.size; i++) {
			if (different == 0 || terms[different - 1] != this.found[i]) {
				terms[different++] = this.found[i];
			}
			if (counts[different - 1] < WordCounts.MAX_COUNT) {
				counts[different - 1]++;
			}
		}
		return new WordCounts(Arrays.copyOf(terms, different), Arrays.copyOf(counts, different));
	}

	private void add(String text) {
		String start = text.substring(0, Math.min(text.length(), MAX_TEXT));
		try (TokenStream stream = this.analyzer.tokenStream("text", start)) {
			CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
			stream.reset();
			while (stream.incrementToken()) {
				if (this.size == this.found.length) {
					this.found = Arrays.copyOf(this.found, 2 * this.size);
				}
				this.found[this.size++] = this.vocabulary.number(term);
			}
			stream.end();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.analyzer.close();
	}

}
