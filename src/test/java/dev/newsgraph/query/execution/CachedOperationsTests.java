package dev.newsgraph.query.execution;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import graphql.GraphQL;
import graphql.schema.idl.TypeDefinitionRegistry;
import org.junit.jupiter.api.Test;

import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.query.TestSchema;
import dev.newsgraph.query.access.VisibilityRules;
import dev.newsgraph.query.limits.DocumentLimits;
import dev.newsgraph.query.limits.OperationLimits;
import dev.newsgraph.query.limits.RoleLimits;
import dev.newsgraph.schema.GraphModel;

import static org.assertj.core.api.Assertions.assertThat;

/** The memory for cached operations is limited, however large the operations are. */
class CachedOperationsTests {

	private static final long LIMIT = 2_000_000;

	private final GraphModel model = TestSchema.model();

	private final OperationLimits limits = TestSchema.OPERATION_LIMITS.limits(TestSchema.LIMITS);

	private final DocumentLimits documentLimits = new DocumentLimits(this.limits);

	private final CachingDocumentProvider documents = new CachingDocumentProvider(this.documentLimits, LIMIT);

	private final PlanningInstrumentation planning = new PlanningInstrumentation(this.model,
			TestSchema.LIMITS.limits(TrackingParameters.DEFAULTS), this.limits, () -> TestSchema.COUNTS, this.documents,
			LIMIT, Clock.systemUTC(), new UncachedFields(new TypeDefinitionRegistry()), VisibilityRules.NONE,
			RoleLimits.NONE);

	private final GraphQL graphQl = GraphQL.newGraphQL(TestSchema.executable((environment) -> null))
		.instrumentation(new OperationInstrumentation(this.documentLimits, this.planning, List.of()))
		.preparsedDocumentProvider(this.documents)
		.build();

	@Test
	void takeNoMoreThanTheirMemoryWhenDocumentsArePadded() {
		for (int i = 0; i < 2000; i++) {
			ask("{ topic(name: \"AI\") { name } } #%s%d".formatted("x".repeat(10_000), i));
			assertThat(this.documents.weight()).isLessThanOrEqualTo(LIMIT);
			assertThat(this.planning.weight()).isLessThanOrEqualTo(LIMIT);
		}
		assertThat(this.documents.weight()).isGreaterThan(LIMIT / 2);
	}

	@Test
	void takeNoMoreThanTheirMemoryWhenValuesAreLong() {
		for (int i = 0; i < 2000; i++) {
			ask("{ topic(name: \"%s%d\") { name } }".formatted("x".repeat(10_000), i));
			assertThat(this.documents.weight()).isLessThanOrEqualTo(LIMIT);
			assertThat(this.planning.weight()).isLessThanOrEqualTo(LIMIT);
		}
		assertThat(this.planning.weight()).isGreaterThan(LIMIT / 2);
	}

	@Test
	void takeNoMoreThanTheirMemoryWhenConditionsVary() {
		String name = "query (%s) { topic(name: \"AI\") { %s } }".formatted(numbered(15, "$v%d: Boolean! "),
				numbered(15, "name @include(if: $v%d) slug @skip(if: $v%<d) "));
		for (int i = 0; i < 1 << 14; i++) {
			int bits = i;
			Map<String, Object> variables = new java.util.HashMap<>();
			for (int v = 0; v < 15; v++) {
				variables.put("v" + v, (bits >> v & 1) == 1);
			}
			ask(name, variables);
			assertThat(this.planning.weight()).isLessThanOrEqualTo(LIMIT);
		}
		assertThat(this.planning.weight()).isGreaterThan(LIMIT / 2);
	}

	@Test
	void doNotContainWhatIsRefused() {
		ask("{ unknown }");
		ask("{ topic(name: \"AI\" }");
		ask("{ topic { name } }");
		ask("{ %s }".formatted(numbered(40, "a%d: topic(name: \"AI\") { name } ")));
		ask("mutation { %s }".formatted(numbered(2, "a%d: cancelImport(input: {id: \"a\"}) { job { id } } ")));
		ask("{ topic(name: \"AI\") { %s } }".formatted(numbered(40, "a%d: name ")));
		ask("{ topic(name: \"AI\") { %s name %s } }".formatted("parent { ".repeat(12), "} ".repeat(12)));
		ask("{ topic(name: \"AI\") { %s name %s } }".formatted("parent { ".repeat(20), "} ".repeat(20)));
		ask("{ articles(first: 100) { edges { node { related(first: 100) { edges { node { related(first: 100) { edges { cursor } } } } } } } } }");
		ask("fragment F on Topic { name ...F } { topic(name: \"AI\") { ...F } }");
		ask("{ topic(name: \"AI\") { name } } #" + "x".repeat(40_000));
		ask("{ __type(name: \"Topic\") { fields { type { fields { name } } } } }");
		ask("{ articles(first: 1000) { totalCount } }");
		ask("{ node(id: \"unknown\") { id } }");
		ask("query ($first: Int) { articles(first: $first) { totalCount } }", Map.of("first", 1000));
		Map<String, Object> missing = new java.util.HashMap<>();
		missing.put("if", null);
		ask("query ($if: Boolean = true) { stats { articleCount @include(if: $if) } }", missing);
		assertThat(this.documents.weight()).isZero();
		assertThat(this.planning.weight()).isZero();
	}

	private static String numbered(int count, String part) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < count; i++) {
			text.append(part.formatted(i));
		}
		return text.toString();
	}

	private void ask(String document) {
		ask(document, Map.of());
	}

	private void ask(String document, Map<String, Object> variables) {
		this.graphQl.execute(TestSchema.execution(document).variables(variables).build());
	}

}
