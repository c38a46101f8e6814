package dev.newsgraph.importing;

import dev.newsgraph.importing.report.ImportReport;

/**
 * Event that is published when the import at startup has ended, successfully or not, and
 * its report was printed.
 *
 * @param report the report of the import
 */
public record ImportFinished(ImportReport report) {
}
