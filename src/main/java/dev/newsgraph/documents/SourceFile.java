package dev.newsgraph.documents;

/**
 * A file of a seed folder.
 *
 * @param path the path within the seed folder, with {@code /} between names
 * @param content its bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record SourceFile(String path, byte[] content) {
}
