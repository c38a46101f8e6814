package dev.newsgraph.importing.graph;

/**
 * The id of an import run.
 *
 * @param value the id, which is stored with each document that the run writes
 * @param isJob whether it is the key of an import job. Such a run writes only while its
 * job is running
 */
public record ImportId(String value, boolean isJob) {

	/** Returns the key of the job, or an empty text if there is none. */
	String job() {
		return this.isJob ? this.value : "";
	}

}
