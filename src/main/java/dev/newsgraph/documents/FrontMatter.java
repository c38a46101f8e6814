package dev.newsgraph.documents;

import org.jspecify.annotations.Nullable;

/**
 * The front matter of a source file.
 *
 * @param path the path within the seed folder
 * @param sha256 the SHA-256 of the file's bytes, in lower case hexadecimal
 * @param yaml the YAML text. The opening fence is replaced by an empty line, so that line
 * numbers in the text are line numbers in the file.
 * @param body the text after the front matter, {@code null} if it is blank
 */
record FrontMatter(String path, String sha256, String yaml, @Nullable String body) {
}
