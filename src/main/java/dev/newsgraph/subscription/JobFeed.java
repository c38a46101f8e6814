package dev.newsgraph.subscription;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

import org.springframework.util.DigestUtils;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.execution.SubscribedField;

/**
 * The events of {@code importProgress}: a job as it is, and again whenever a selected
 * value has changed.
 */
final class JobFeed implements Feed {

	private static final String JOB = "MATCH (job:ImportJob {key: $key}) RETURN properties(job) AS properties";

	private final GraphClient client;

	JobFeed(GraphClient client) {
		this.client = client;
	}

	@Override
	public String name() {
		return "importProgress";
	}

	@Override
	public Object start(SubscribedField field) {
		String id = String.valueOf(field.argument("id"));
		return GlobalId.decode(id)
			.filter((global) -> global.type().equals("ImportJob") && properties(global.key()) != null)
			.map((global) -> new Position(global.key(), Map.of(), ""))
			.orElseThrow(() -> new StreamFailure("BAD_USER_INPUT",
					"importProgress(id): '%s' is not the id of an import job; pass the `id` of a job that `importJobs` lists"
						.formatted((id.length() > 100) ? id.substring(0, 100) + "…" : id)));
	}

	@Override
	public Events next(SubscribedField field, Object position) {
		Position before = (Position) position;
		Map<String, Object> properties = properties(before.key());
		if (properties == null) {
			return new Events(List.of(), position, false, true);
		}
		boolean ended = properties.get("endedAt") != null;
		if (properties.equals(before.properties())) {
			return new Events(List.of(), position, false, ended);
		}
		List<?> rows = field.read(Map.of());
		// The job can have changed between the two reads, or in what is not selected.
		String digest = DigestUtils.md5DigestAsHex(rows.toString().getBytes(StandardCharsets.UTF_8));
		return new Events(digest.equals(before.digest()) ? List.of() : rows,
				new Position(before.key(), properties, digest), false, ended);
	}

	private @Nullable Map<String, Object> properties(String key) {
		for (Record row : this.client.lookUp(new CypherStatement(JOB, Map.of("key", key)))) {
			Map<String, Object> properties = new HashMap<>(row.get("properties").asMap());
			// The lease of the job, which no client sees.
			properties.keySet().removeAll(Set.of("aliveUntil", "released"));
			return properties;
		}
		return null;
	}

	/**
	 * What was read last.
	 *
	 * @param digest a digest of the selected values, which can be large
	 */
	private record Position(String key, Map<String, Object> properties, String digest) {
	}

}
