package dev.newsgraph.importing.source;

import java.time.Duration;

/**
 * The limits for reading files of a seed folder.
 *
 * @param fileBytes the maximum size of a file, in bytes; larger files are not read
 * @param timeout how long it may take to open a folder, or to open and read a file
 */
public record ReadLimits(long fileBytes, Duration timeout) {
}
