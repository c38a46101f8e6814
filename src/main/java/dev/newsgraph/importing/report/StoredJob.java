package dev.newsgraph.importing.report;

import java.util.List;
import java.util.Map;

/**
 * An import job with the properties that are stored.
 *
 * @param properties the properties of the job
 * @param problems the properties of its problems
 */
public record StoredJob(Map<String, Object> properties, List<Map<String, Object>> problems) {

	public StoredJob {
		properties = Map.copyOf(properties);
		problems = List.copyOf(problems);
	}

}
