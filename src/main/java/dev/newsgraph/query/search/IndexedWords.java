package dev.newsgraph.query.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Splits a text into words as Neo4j's analyzer {@code standard-folding} does: at Unicode
 * word boundaries, in lower case, without accents.
 */
final class IndexedWords {

	private IndexedWords() {
	}

	/** Returns the words that the index stores, without the English stop words. */
	static List<IndexedWord> of(String text) {
		try (TokenStream stream = new StopFilter(tokens(text), EnglishAnalyzer.ENGLISH_STOP_WORDS_SET)) {
			return read(stream);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns the words including the stop words. */
	static List<IndexedWord> withStopWords(String text) {
		try (TokenStream stream = tokens(text)) {
			return read(stream);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static TokenStream tokens(String text) {
		StandardTokenizer tokenizer = new StandardTokenizer();
		tokenizer.setReader(new StringReader(text));
		return new LowerCaseFilter(new ASCIIFoldingFilter(tokenizer));
	}

	private static List<IndexedWord> read(TokenStream stream) throws IOException {
		CharTermAttribute text = stream.addAttribute(CharTermAttribute.class);
		OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
		PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
		List<IndexedWord> words = new ArrayList<>();
		int position = -1;
		stream.reset();
		while (stream.incrementToken()) {
			position += increment.getPositionIncrement();
			words.add(new IndexedWord(text.toString(), offset.startOffset(), offset.endOffset(), position));
		}
		stream.end();
		return words;
	}

}
