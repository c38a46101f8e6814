package dev.newsgraph.importing.source;

import java.nio.file.Path;

/**
 * A file of a seed folder that was found by a walk.
 *
 * @param path the path within the folder, with {@code /} as separator
 * @param file the location of the file
 * @param size the size in bytes at the time of the walk
 */
public record SeedFile(String path, Path file, long size) {
}
