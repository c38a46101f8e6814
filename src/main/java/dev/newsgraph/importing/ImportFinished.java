package dev.newsgraph.importing;

import dev.newsgraph.importing.report.ImportReport;

/**
 * The import at the start has ended, well or not, and its report was printed.
 *
 * @param report what came of it
 */
public record ImportFinished(ImportReport report) {
}
