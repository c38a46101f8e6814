package dev.newsgraph.query.search;

/**
 * A word of a text as the full-text index holds it.
 *
 * @param text the word, folded and in lower case
 * @param start where it starts in the text, in UTF-16 units
 * @param end where it ends
 * @param position its place among the words of the text, those that the index leaves out
 * included
 */
record IndexedWord(String text, int start, int end, int position) {
}
