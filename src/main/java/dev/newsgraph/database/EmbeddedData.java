package dev.newsgraph.database;

import java.nio.file.Path;

/**
 * The folder of the embedded server's store; there is one only where that server runs,
 * and then no other process can use the database but through this one.
 *
 * @param folder the folder
 */
public record EmbeddedData(Path folder) {
}
