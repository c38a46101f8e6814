package dev.newsgraph.jobs;

import dev.newsgraph.importing.report.ImportReport;

/**
 * Event of the end of an import job: of one that this gateway has run, successfully or
 * not, or of one whose process has ended and that this gateway has found in the queue.
 *
 * @param dryRun whether the job only compared
 * @param report its report; if its process has ended, only the end is known
 */
public record JobFinished(boolean dryRun, ImportReport report) {
}
