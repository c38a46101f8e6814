package dev.newsgraph.importing;

import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;

/**
 * Event that is published when an import of all seed folders has ended, successfully or
 * not, and its report was printed. Usually it is the import at startup. A dry run is not
 * an import.
 *
 * @param report the report of the import
 */
public record ImportFinished(ImportReport report) {

	/** Returns whether the import was completed. Documents may have been rejected. */
	public boolean isCompleted() {
		return this.report.outcome() == ImportOutcome.COMPLETED;
	}

	/** Returns the name of the outcome. */
	public String outcome() {
		return this.report.outcome().name();
	}

}
