package dev.newsgraph.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.newsgraph.importing.report.Difference;
import dev.newsgraph.importing.report.FileProblem;

/** The problems and differences of a job, as rows of parameters of a statement. */
final class JobDetails {

	private JobDetails() {
	}

	/**
	 * Returns the problems of a job as they are stored.
	 * @param key the key of the job
	 * @param before how many problems are stored already
	 */
	static List<Map<String, Object>> problems(String key, List<FileProblem> problems, int before) {
		List<Map<String, Object>> rows = new ArrayList<>();
		int number = before;
		for (FileProblem found : problems) {
			number++;
			Map<String, Object> row = new HashMap<>();
			found.row().forEach((name, value) -> {
				if (value != null) {
					row.put(name.equals("file") ? "path" : name, value);
				}
			});
			row.put("key", "%s/%d".formatted(key, number));
			row.put("number", number);
			rows.add(row);
		}
		return rows;
	}

	static List<Object> differences(Job job, List<Difference> differences, int before) {
		List<Object> rows = new ArrayList<>();
		int number = before;
		for (Difference difference : differences) {
			number++;
			rows.add(Map.of("key", "%s/%d".formatted(job.key(), number), "number", number, "kind",
					difference.kind().name(), "change", difference.change().name(), "name", difference.name()));
		}
		return rows;
	}

}
