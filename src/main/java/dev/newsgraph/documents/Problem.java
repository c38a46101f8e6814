package dev.newsgraph.documents;

/**
 * Something wrong with a source file, and how to mend it.
 *
 * @param path the path within the seed folder, with {@code /} between names
 * @param line from 1; 0 when the problem is the file as a whole
 * @param column from 1, in characters; 0 when the problem is the file as a whole
 * @param code what kind of problem; stable
 * @param message what is wrong, in one sentence
 * @param mend how to put it right, in one sentence
 */
public record Problem(String path, int line, int column, ProblemCode code, String message, String mend) {
}
