package dev.newsgraph.importing.source;

import org.jspecify.annotations.Nullable;

/**
 * A file of a seed folder that was found by a walk.
 *
 * @param path the path within the folder, with {@code /} as separator
 * @param location the path of the file within the folder that contains no links. It
 * differs from {@code path} if that is a link
 * @param size the size in bytes at the time of the walk
 * @param modified when the file was last modified, in nanoseconds since 1970
 * @param key the identity of the file in the file system, such as its inode, or
 * {@code null} if the file system has none
 */
public record SeedFile(String path, String location, long size, long modified, @Nullable Object key) {
}
