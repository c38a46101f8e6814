package dev.newsgraph.documents;

import org.jspecify.annotations.Nullable;

/**
 * The front matter of a source file.
 *
 * @param path the path within the seed folder
 * @param sha256 SHA-256 of the file's bytes, lower case hexadecimal
 * @param yaml the text, its first line being the file's first line (an empty one for the
 * fence), so that places in it are places in the file
 * @param body what follows, null when blank
 */
record FrontMatter(String path, String sha256, String yaml, @Nullable String body) {
}
