package dev.newsgraph.documents;

/**
 * A problem of a source file and how to fix it.
 *
 * @param path the path within the seed folder, with {@code /} as separator
 * @param line the line, from 1; 0 if the problem concerns the file as a whole
 * @param column the column, from 1, in code points; 0 if the problem concerns the file as
 * a whole
 * @param code the kind of problem; stable
 * @param message what is wrong, as one sentence
 * @param hint how to fix it, as one or two sentences
 */
public record Problem(String path, int line, int column, ProblemCode code, String message, String hint) {
}
