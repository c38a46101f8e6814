package dev.newsgraph.database;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.neo4j.driver.Record;
import org.neo4j.driver.Values;
import org.neo4j.driver.internal.InternalRecord;

import dev.newsgraph.database.GraphClientException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Constraints and indexes that another process creates at the same time. */
class SchemaDefinitionTests {

	private static final List<CypherStatement> SCHEMA = List.of(create("first"), create("second"), create("third"));

	private final Set<String> online = new TreeSet<>();

	/** What an object in the database has instead of what {@link #create} gives it. */
	private final Map<String, Object> others = new HashMap<>();

	/** What another process does before a statement fails; it fails without an entry. */
	private final Deque<Runnable> conflicts = new ArrayDeque<>();

	private final List<String> sent = new ArrayList<>();

	private Reason reason = Reason.OTHER;

	@Test
	void areCreatedOnce() {
		definition(Duration.ofMinutes(1)).create(SCHEMA);
		definition(Duration.ofMinutes(1)).create(SCHEMA);
		assertThat(this.online).containsExactly("first", "second", "third");
		assertThat(this.sent).filteredOn((text) -> text.startsWith("CREATE")).hasSize(3);
	}

	@Test
	void areCreatedHoweverOftenAnotherProcessIsFaster() {
		for (String name : List.of("first", "second", "third")) {
			this.conflicts.add(() -> {
			});
			this.conflicts.add(() -> this.online.add(name));
		}
		definition(Duration.ofMinutes(1)).create(SCHEMA);
		assertThat(this.conflicts).isEmpty();
		assertThat(this.online).containsExactly("first", "second", "third");
	}

	@Test
	void areCreatedAfterAFailureThatPasses() {
		this.reason = Reason.BUSY;
		for (int i = 0; i < 6; i++) {
			this.conflicts.add(() -> {
			});
		}
		definition(Duration.ofMinutes(1)).create(SCHEMA);
		assertThat(this.online).containsExactly("first", "second", "third");
	}

	@Test
	void failIfNoOtherProcessIsTheCause() {
		for (int i = 0; i < 6; i++) {
			this.conflicts.add(() -> {
			});
		}
		assertThatExceptionOfType(GraphClientException.class)
			.isThrownBy(() -> definition(Duration.ofMinutes(1)).create(SCHEMA));
		assertThat(this.conflicts).hasSize(4);
	}

	@Test
	void failAtTheLimit() {
		this.reason = Reason.BUSY;
		for (int i = 0; i < 6; i++) {
			this.conflicts.add(() -> {
			});
		}
		assertThatExceptionOfType(GraphClientException.class)
			.isThrownBy(() -> definition(Duration.ofNanos(1)).create(SCHEMA));
		assertThat(this.conflicts).hasSize(4);
	}

	@ParameterizedTest
	@MethodSource("otherDefinitions")
	void areMadeAnewIfTheirDefinitionIsAnotherOne(Map<String, Object> other, String drop) {
		definition(Duration.ofMinutes(1)).create(SCHEMA);
		this.sent.clear();
		this.others.putAll(other);
		definition(Duration.ofMinutes(1)).create(SCHEMA);
		assertThat(this.sent).filteredOn((text) -> text.startsWith("DROP") || text.startsWith("CREATE"))
			.containsExactly(drop, SCHEMA.get(1).text());
		this.sent.clear();
		definition(Duration.ofMinutes(1)).create(SCHEMA);
		assertThat(this.sent).hasSize(1);
	}

	static Stream<Arguments> otherDefinitions() {
		String drop = "DROP INDEX second IF EXISTS";
		return Stream.of(arguments(Map.of("type", "TEXT"), drop), arguments(Map.of("entityType", "RELATIONSHIP"), drop),
				arguments(Map.of("labelsOrTypes", List.of("Other")), drop),
				arguments(Map.of("properties", List.of("second", "more")), drop),
				arguments(Map.of("state", "FAILED"), drop),
				arguments(Map.of("owningConstraint", "second"), "DROP CONSTRAINT second IF EXISTS"));
	}

	private SchemaDefinition definition(Duration limit) {
		return new SchemaDefinition(this::write, limit);
	}

	private List<Record> write(Function<GraphTransaction, List<Record>> work) {
		Set<String> created = new TreeSet<>();
		List<Record> rows = work.apply((statement) -> run(statement, created));
		this.online.addAll(created);
		return rows;
	}

	private List<Record> run(CypherStatement statement, Set<String> created) {
		this.sent.add(statement.text());
		if (statement.text().startsWith("CREATE")) {
			Runnable conflict = this.conflicts.poll();
			if (conflict != null) {
				conflict.run();
				throw new GraphClientException(this.reason, "The statement failed.");
			}
			created.add(statement.schemaName());
		}
		if (statement.text().startsWith("DROP")) {
			this.online.remove(statement.text().split(" ")[2]);
			this.others.clear();
		}
		return statement.text().startsWith("SHOW") ? this.online.stream().map(this::row).toList() : List.of();
	}

	private Record row(String name) {
		Map<String, Object> row = new HashMap<>();
		row.put("name", name);
		row.put("state", "ONLINE");
		row.put("type", "RANGE");
		row.put("entityType", "NODE");
		row.put("labelsOrTypes", List.of("Thing"));
		row.put("properties", List.of(name));
		row.put("options", Map.of("indexConfig", Map.of()));
		row.put("owningConstraint", null);
		if (name.equals("second")) {
			row.putAll(this.others);
		}
		return record(row);
	}

	private static Record record(Map<String, Object> row) {
		List<String> keys = List.copyOf(row.keySet());
		return new InternalRecord(keys, keys.stream().map((key) -> Values.value(row.get(key))).toList());
	}

	private static CypherStatement create(String name) {
		return CypherStatement.of("CREATE INDEX %s IF NOT EXISTS FOR (t:Thing) ON (t.%s)".formatted(name, name));
	}

}
