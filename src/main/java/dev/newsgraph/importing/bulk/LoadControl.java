package dev.newsgraph.importing.bulk;

import java.util.List;

import dev.newsgraph.importing.report.StoredJob;
import dev.newsgraph.importing.resolution.GraphRevision;

/** Ends a load early, and supplies the jobs that are stored with the documents. */
public interface LoadControl {

	/** Returns whether to end early. */
	boolean isStopped();

	/** Returns whether to end, because all documents were read and too many rejected. */
	boolean isRefused();

	/**
	 * Returns the jobs, when everything else is ready to be written.
	 * @param revision the revision of the graph
	 */
	List<StoredJob> jobs(GraphRevision revision);

}
