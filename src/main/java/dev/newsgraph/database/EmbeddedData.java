package dev.newsgraph.database;

import java.nio.file.Path;

/**
 * The data folder of the embedded server. A bean of this type exists only where that
 * server runs in this process; other processes then reach the database only through this
 * one.
 *
 * @param folder the folder
 */
public record EmbeddedData(Path folder) {
}
