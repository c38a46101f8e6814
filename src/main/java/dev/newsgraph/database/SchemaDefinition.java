package dev.newsgraph.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

import dev.newsgraph.database.GraphClientException.Reason;

/**
 * Creates constraints and indexes, also while other processes create the same. Then
 * statements fail in spite of {@code IF NOT EXISTS}, and are repeated. An object that has
 * another definition under the same name is dropped first, because such a statement would
 * keep it.
 */
final class SchemaDefinition {

	private static final Logger LOGGER = LoggerFactory.getLogger(SchemaDefinition.class);

	/** The index of a constraint has the name of the constraint. */
	private static final CypherStatement INDEXES = CypherStatement
		.of("SHOW INDEXES YIELD name, state, type, entityType, labelsOrTypes, properties, options, owningConstraint");

	private static final Duration PAUSE = Duration.ofMillis(100);

	private static final Duration MAX_PAUSE = Duration.ofSeconds(2);

	private static final double MULTIPLIER = 2;

	private static final Set<Reason> PASSING = Set.of(Reason.BUSY, Reason.TERMINATED);

	private final Function<Function<GraphTransaction, List<Record>>, List<Record>> writer;

	private final Duration limit;

	private final CypherStatement awaitIndexes;

	/**
	 * Creates a definition.
	 * @param writer runs work in a write transaction
	 * @param limit how long failures are repeated, and how long to wait for the indexes
	 */
	SchemaDefinition(Function<Function<GraphTransaction, List<Record>>, List<Record>> writer, Duration limit) {
		this.writer = writer;
		this.limit = limit;
		this.awaitIndexes = new CypherStatement("CALL db.awaitIndexes($seconds)", Map.of("seconds", limit.toSeconds()));
	}

	/**
	 * Creates what is missing or has another definition, and waits until all indexes are
	 * online. Threads take turns.
	 * @param statements statements with {@code IF NOT EXISTS}
	 * @throws GraphClientException if a statement fails for another reason than other
	 * processes, or the limit is reached
	 */
	synchronized void create(List<CypherStatement> statements) {
		long end = System.nanoTime() + this.limit.toNanos();
		Attempt attempt = new Attempt(statements);
		new RetryTemplate(RetryPolicy.builder()
			.maxRetries(Long.MAX_VALUE)
			.delay(PAUSE)
			.multiplier(MULTIPLIER)
			.maxDelay(MAX_PAUSE)
			.predicate((failure) -> failure instanceof GraphClientException && attempt.failureMayPass
					&& System.nanoTime() - end < 0)
			.build()).invoke(() -> {
				attempt.run();
				return attempt;
			});
	}

	private Map<String, Index> indexes() {
		return this.writer.apply((transaction) -> transaction.run(INDEXES))
			.stream()
			.collect(Collectors.toMap((row) -> row.get("name").asString(), Index::of));
	}

	/**
	 * An index in the database.
	 *
	 * @param state its state
	 * @param owned whether it belongs to a constraint
	 * @param definition what it is for
	 */
	private record Index(String state, boolean owned, IndexDefinition definition) {

		static Index of(Record row) {
			return new Index(row.get("state").asString(), !row.get("owningConstraint").isNull(),
					IndexDefinition.of(row));
		}

		boolean isOnline() {
			return this.state.equals("ONLINE");
		}

		/**
		 * Returns whether the statement that would create it must replace it. An index in
		 * the place of a constraint stays: another process may be creating both.
		 */
		boolean isReplacedBy(CypherStatement statement) {
			IndexDefinition wanted = IndexDefinition.of(statement.text());
			return wanted != null && ((this.state.equals("FAILED") && !this.owned)
					|| (isOnline() && ((this.owned && !wanted.unique()) || !wanted.isMetBy(this.definition))));
		}

		CypherStatement drop(String name) {
			return CypherStatement.of("DROP %s %s IF EXISTS".formatted(this.owned ? "CONSTRAINT" : "INDEX", name));
		}

	}

	/**
	 * What an index or a constraint is for.
	 *
	 * @param unique whether it is a uniqueness constraint; an index in the database does
	 * not say so by itself
	 * @param type the type of the index
	 * @param entity {@code NODE} or {@code RELATIONSHIP}
	 * @param names the labels or the type of the relationship
	 * @param properties the properties, in their order unless it has no meaning
	 * @param options the options, in lower case
	 */
	private record IndexDefinition(boolean unique, String type, String entity, Set<String> names,
			Collection<String> properties, Map<String, String> options) {

		private static final Pattern STATEMENT = Pattern
			.compile("CREATE (?:(TEXT|FULLTEXT|VECTOR|RANGE) )?(INDEX|CONSTRAINT) \\w+ IF NOT EXISTS\\s+FOR (.+?)"
					+ "\\s+(?:ON|REQUIRE) (.+?)(?:\\s+OPTIONS (.+))?", Pattern.DOTALL);

		private static final Pattern NAMES = Pattern.compile("[:|](\\w+)");

		private static final Pattern PROPERTY = Pattern.compile("\\w\\.(\\w+)");

		private static final Pattern OPTION = Pattern.compile("`([\\w.]+)`: *'?([\\w.-]+)");

		/**
		 * Returns the definition of a statement, or {@code null} if it creates no index
		 * and no uniqueness constraint.
		 */
		static @Nullable IndexDefinition of(String statement) {
			Matcher matcher = STATEMENT.matcher(statement.strip());
			if (!matcher.matches()) {
				return null;
			}
			boolean unique = matcher.group(2).equals("CONSTRAINT");
			if (unique && !matcher.group(4).endsWith("IS UNIQUE")) {
				return null;
			}
			String type = Objects.requireNonNullElse(matcher.group(1), "RANGE");
			Map<String, String> options = OPTION.matcher(Objects.requireNonNullElse(matcher.group(5), ""))
				.results()
				.collect(Collectors.toMap((found) -> found.group(1), (found) -> lowerCase(found.group(2))));
			return new IndexDefinition(unique, type, matcher.group(3).contains("[") ? "RELATIONSHIP" : "NODE",
					Set.copyOf(all(NAMES, matcher.group(3))), ordered(type, all(PROPERTY, matcher.group(4))), options);
		}

		static IndexDefinition of(Record row) {
			String type = row.get("type").asString();
			Map<String, String> options = row.get("options")
				.get("indexConfig")
				.asMap((value) -> lowerCase(String.valueOf(value.asObject())), Map.of());
			return new IndexDefinition(false, type, row.get("entityType").asString(),
					Set.copyOf(row.get("labelsOrTypes").asList(Value::asString, List.of())),
					ordered(type, row.get("properties").asList(Value::asString, List.of())), options);
		}

		/** Returns whether an index has this definition, perhaps with more options. */
		boolean isMetBy(IndexDefinition other) {
			return this.type.equals(other.type) && this.entity.equals(other.entity) && this.names.equals(other.names)
					&& this.properties.equals(other.properties)
					&& other.options.entrySet().containsAll(this.options.entrySet());
		}

		/** The order of the properties of a full-text index has no meaning. */
		private static Collection<String> ordered(String type, List<String> properties) {
			return type.equals("FULLTEXT") ? Set.copyOf(properties) : List.copyOf(properties);
		}

		private static List<String> all(Pattern pattern, String text) {
			return pattern.matcher(text).results().map((found) -> found.group(1)).toList();
		}

		private static String lowerCase(String text) {
			return text.toLowerCase(Locale.ROOT);
		}

	}

	/** The creation of a schema, which can be repeated. */
	private final class Attempt {

		private final List<CypherStatement> statements;

		private boolean failureMayPass;

		Attempt(List<CypherStatement> statements) {
			this.statements = statements;
		}

		void run() {
			this.failureMayPass = false;
			Map<String, Index> before = indexes();
			Map<String, Index> replaced = new TreeMap<>();
			List<CypherStatement> missing = new ArrayList<>();
			for (CypherStatement statement : this.statements) {
				Index index = before.get(statement.schemaName());
				if (index != null && index.isReplacedBy(statement)) {
					replaced.put(statement.schemaName(), index);
					missing.add(statement);
				}
				else if (index == null || !index.isOnline()) {
					missing.add(statement);
				}
			}
			if (missing.isEmpty()) {
				return;
			}
			try {
				drop(replaced);
				create(missing);
			}
			catch (GraphClientException ex) {
				// If nothing has changed, no other process is the cause.
				this.failureMayPass = PASSING.contains(ex.reason()) || !before.equals(indexes());
				throw ex;
			}
			SchemaDefinition.this.writer.apply((transaction) -> transaction.run(SchemaDefinition.this.awaitIndexes));
		}

		/** Drops each in its own transaction, before others of the same name are made. */
		private void drop(Map<String, Index> replaced) {
			if (replaced.isEmpty()) {
				return;
			}
			LOGGER.info("The definitions of {} in the database are not those of this version, so they are made anew.",
					String.join(", ", replaced.keySet()));
			replaced.forEach((name, index) -> SchemaDefinition.this.writer
				.apply((transaction) -> transaction.run(index.drop(name))));
		}

		/** Creates all in one transaction or, if that fails, each in its own. */
		private void create(List<CypherStatement> missing) {
			try {
				SchemaDefinition.this.writer.apply((transaction) -> {
					transaction.runAll(missing);
					return List.of();
				});
			}
			catch (GraphClientException ex) {
				missing.forEach(
						(statement) -> SchemaDefinition.this.writer.apply((transaction) -> transaction.run(statement)));
			}
		}

	}

}
