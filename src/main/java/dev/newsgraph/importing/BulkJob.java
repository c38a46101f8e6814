package dev.newsgraph.importing;

import dev.newsgraph.importing.report.StoredJob;
import dev.newsgraph.importing.report.ImportReport;

/** Describes the job of a part of a load, so that it is stored with the documents. */
@FunctionalInterface
public interface BulkJob {

	/**
	 * Returns the job as it is stored.
	 * @param part the part of the load
	 * @param number the number of the job, from 1
	 * @param report the report of the part
	 * @param revision the revision of the graph
	 */
	StoredJob of(BulkImport.Part part, long number, ImportReport report, String revision);

}
