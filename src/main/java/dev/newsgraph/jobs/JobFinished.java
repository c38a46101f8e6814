package dev.newsgraph.jobs;

import dev.newsgraph.importing.report.ImportReport;

/**
 * Event of an import job that this gateway has run, successfully or not.
 *
 * @param dryRun whether the job only compared
 * @param report its report
 */
public record JobFinished(boolean dryRun, ImportReport report) {
}
