package dev.newsgraph.query.access;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.Role;
import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.TestSchema;

import static org.assertj.core.api.Assertions.assertThat;

/** An operation with a field that the caller may not select is refused as a whole. */
class SelectionAccessTests {

	private static final String JOB = new GlobalId("ImportJob", "1").encode();

	private static final String TOPIC = new GlobalId("Topic", "ai").encode();

	private static final String DOCUMENT = new GlobalId("SourceDocument", "one/a.md").encode();

	private static final Map<String, Object> IDS = Map.of("job", JOB, "topic", TOPIC, "document", DOCUMENT);

	private final AtomicInteger reads = new AtomicInteger();

	private final GraphQL graphQl = TestSchema.graphQl((environment) -> {
		this.reads.incrementAndGet();
		return null;
	});

	@Test
	void theErrorNamesFieldAndRoles() {
		ExecutionResult result = execute("""
				{
				  topics(first: 1) { totalCount }
				  ...Jobs
				}
				fragment Jobs on Query {
				  latest: importJobs(first: 1) { edges { node { state } } }
				}
				""", Role.READER);
		assertThat(result.isDataPresent()).isFalse();
		assertThat(result.toSpecification()).isEqualTo(Map.of("errors", List.of(Map.of("message",
				"The field `Query.importJobs` requires the role `importer`, and the caller has the role `reader`."
						+ " Send credentials of a role that may select it, or leave it out.",
				"locations", List.of(Map.of("line", 6, "column", 3)), "extensions",
				Map.of("code", "FORBIDDEN", "field", "Query.importJobs", "requiredRole", "IMPORTER", "role", "READER",
						"classification", "ExecutionAborted")))));
		assertThat(this.reads).hasValue(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ importJobs { totalCount } }",
			"query ($job: ID!) { importJob(id: $job) { __typename } }", "query ($job: ID!) { node(id: $job) { id } }",
			"query ($job: ID!) { node(id: $job) { __typename } }",
			"query ($job: ID!) { x: node(id: $job) { ... on Topic { name } } }",
			"query ($job: ID!) { node(id: $job) { ... on ImportJob { state } } }",
			"query ($topic: ID!) { node(id: $topic) { id ... on ImportJob { state } } }",
			"query ($topic: ID!) { node(id: $topic) { ...F } } fragment F on Node { ... on ImportJob { problems { totalCount } } }",
			"query ($topic: ID!, $job: ID!) { nodes(ids: [$topic, $job]) { id } }",
			"query ($job: ID!) { topics { totalCount } nodes(ids: [$job]) { __typename } }",
			"query ($document: ID!) { node(id: $document) { ... on SourceDocument { sha256 } } }",
			"{ articles { nodes { sources { sha256 } } } }",
			"query ($full: Boolean = true) { articles { nodes { sources { path sha256 @include(if: $full) } } } }",
			"mutation { startImport(input: {folder: \"a\"}) { job { id } } }",
			"mutation { cancelImport(input: {id: \"a\"}) { userErrors { code } } }",
			"subscription ($job: ID!) { importProgress(id: $job) { __typename } }" })
	void aReaderIsRefused(String operation) {
		for (Role role : List.of(Role.READER, Role.ANALYST)) {
			assertThat(codes(execute(operation, role))).containsExactly(ForbiddenException.CODE);
		}
		assertThat(this.reads).hasValue(0);
		for (Role role : List.of(Role.IMPORTER, Role.ADMIN)) {
			assertThat(codes(execute(operation, role))).doesNotContain(ForbiddenException.CODE);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "query ($topic: ID!) { node(id: $topic) { id __typename } }",
			"query ($topic: ID!) { node(id: $topic) { ... on Topic { name } ... on Node { id } } }",
			"query ($topic: ID!, $document: ID!) { nodes(ids: [$topic, $document]) { id } }",
			"query ($document: ID!) { node(id: $document) { ... on SourceDocument { path folder importedAt } } }",
			"query ($full: Boolean = false) { articles { nodes { sources { path sha256 @include(if: $full) } } } }",
			"{ stats { documentCount } }", "{ __schema { queryType { name } } __typename }",
			"subscription { articleChanged { article { title } } }" })
	void aReaderReadsWhatNeedsNoRole(String operation) {
		assertThat(codes(execute(operation, Role.READER))).doesNotContain(ForbiddenException.CODE);
		assertThat(execute(operation, Role.READER).isDataPresent()
				|| !codes(execute(operation, Role.READER)).contains("GRAPHQL_VALIDATION_FAILED"))
			.isTrue();
	}

	/** The selection is kept without the role of the caller who selected it first. */
	@Test
	void aRefusedOperationDoesNotChangeWhatOthersMayDo() {
		for (Role role : List.of(Role.ADMIN, Role.READER, Role.IMPORTER, Role.READER, Role.ADMIN)) {
			assertThat(codes(execute("{ importJobs { totalCount } }", role)).contains(ForbiddenException.CODE))
				.isEqualTo(role == Role.READER);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ articles { totalCount } }", "{ __typename }", "{ importJobs { totalCount } }" })
	void withoutAnIdentityAnOperationMayDoNothing(String operation) {
		ExecutionInput input = ExecutionInput.newExecutionInput(operation).build();
		ExecutionResult result = this.graphQl.execute(input);
		assertThat(codes(result)).containsExactly(ForbiddenException.CODE);
		assertThat(result.<Object>getData()).isNull();
		ExecutionInput internal = input
			.transform((builder) -> builder.graphQLContext(Map.of(Identity.class, Identity.INTERNAL)));
		assertThat(codes(this.graphQl.execute(internal))).doesNotContain(ForbiddenException.CODE);
	}

	@ParameterizedTest
	@CsvSource({ "'{ a: articles { nodes { b: sources { c: sha256 } } } }', 1, 38",
			"'{ articles { nodes { ...F ...F } } } fragment F on Article { sources { sha256 } }', 1, 72" })
	void thePlaceIsFoundInFragments(String operation, int line, int column) {
		GraphQLError error = execute(operation, Role.READER).getErrors().getFirst();
		assertThat(error.getLocations()).singleElement()
			.extracting((place) -> place.getLine(), (place) -> place.getColumn())
			.containsExactly(line, column);
	}

	private ExecutionResult execute(String operation, Role role) {
		return this.graphQl.execute(ExecutionInput.newExecutionInput(operation)
			.variables(IDS)
			.graphQLContext(Map.of(Identity.class, new Identity("test", role)))
			.build());
	}

	private static List<Object> codes(ExecutionResult result) {
		return result.getErrors().stream().map((error) -> error.getExtensions().get("code")).toList();
	}

}
