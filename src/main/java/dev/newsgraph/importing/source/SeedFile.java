package dev.newsgraph.importing.source;

import java.nio.file.Path;

/**
 * A file of a seed folder that is to be read.
 *
 * @param path the path within the folder, with {@code /} between names
 * @param file where it is
 * @param size in bytes, when it was found
 */
public record SeedFile(String path, Path file, long size) {
}
