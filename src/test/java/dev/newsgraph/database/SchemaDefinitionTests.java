package dev.newsgraph.database;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.neo4j.driver.Record;
import org.neo4j.driver.Values;
import org.neo4j.driver.internal.InternalRecord;

import dev.newsgraph.database.GraphClientException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Constraints and indexes that another process creates at the same time. */
class SchemaDefinitionTests {

	private static final List<CypherStatement> SCHEMA = List.of(create("first"), create("second"), create("third"));

	private final Set<String> online = new TreeSet<>();

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
		return statement.text().startsWith("SHOW") ? this.online.stream()
			.<Record>map((name) -> new InternalRecord(List.of("name", "state"),
					List.of(Values.value(name), Values.value("ONLINE"))))
			.toList() : List.of();
	}

	private static CypherStatement create(String name) {
		return CypherStatement.of("CREATE INDEX %s IF NOT EXISTS FOR (t:Thing) ON (t.%s)".formatted(name, name));
	}

}
