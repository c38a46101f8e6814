package dev.newsgraph.query.search;

/**
 * A word of a text in the form that the full-text index stores.
 *
 * @param text word in lower case, without accents
 * @param start start offset in the text, in UTF-16 code units
 * @param end end offset in the text, exclusive, in UTF-16 code units
 * @param position position among the words of the text, counting the stop words that the
 * index omits
 */
record IndexedWord(String text, int start, int end, int position) {
}
