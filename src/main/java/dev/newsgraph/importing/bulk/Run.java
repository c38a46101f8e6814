package dev.newsgraph.importing.bulk;

import java.time.ZonedDateTime;
import java.util.Map;

/**
 * What the documents record of the load.
 *
 * @param jobs the ids of the jobs, by the name of the seed folder
 * @param mapping the version of the mapping from files to documents
 * @param importedAt the time of the load
 */
public record Run(Map<String, String> jobs, String mapping, ZonedDateTime importedAt) {

	/** Returns the id of the job that loads a folder. */
	String job(String folder) {
		return this.jobs.getOrDefault(folder, "");
	}

}
