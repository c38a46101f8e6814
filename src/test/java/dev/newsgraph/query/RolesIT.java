package dev.newsgraph.query;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.ExecutionResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.Role;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.compiled.CompiledOperations;
import dev.newsgraph.query.compiled.CompiledRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each way of executing an operation refuses what the caller may not select, before a
 * statement is sent, whoever sent the same operation before.
 */
@ApiTest
class RolesIT {

	private static final List<String> OPERATIONS = List.of("{ articles(first: 3) { nodes { sources { sha256 } } } }",
			"{ importJobs { nodes { state } } }",
			"query ($job: ID!) { nodes(ids: [$job]) { id } articles { nodes { title } } }",
			"query ($full: Boolean!) { articles(first: 1) { nodes { sources { path sha256 @include(if: $full) } } } }");

	private static final Map<String, Object> VARIABLES = Map.of("job", new GlobalId("ImportJob", "1").encode(), "full",
			true);

	@Autowired
	private GraphClient client;

	@Autowired
	private RecordedStatements statements;

	@Autowired
	private ExecutionGraphQlService service;

	@Autowired
	private CompiledOperations compiled;

	@Autowired
	private ConnectionReader reader;

	@BeforeEach
	void write() {
		SmallGraph.write(this.client);
	}

	@ParameterizedTest
	@EnumSource(Way.class)
	void refusesReadersBeforeAndAfterImporters(Way way) {
		for (String operation : OPERATIONS) {
			for (Role role : List.of(Role.READER, Role.IMPORTER, Role.READER, Role.ADMIN, Role.IMPORTER,
					Role.ANALYST)) {
				this.statements.drainReads();
				boolean allowed = role.includes(Role.IMPORTER);
				assertThat(answer(way, operation, role)).as("%s: %s", role, operation)
					.isEqualTo(allowed ? "data" : "FORBIDDEN");
				assertThat(this.statements.drainReads().isEmpty()).as("%s: %s", role, operation).isEqualTo(!allowed);
			}
		}
	}

	private String answer(Way way, String operation, Role role) {
		Identity caller = new Identity("test", role);
		return switch (way) {
			case GRAPHQL_JAVA -> execute(operation, Map.of(Identity.class, caller));
			case COMPILED -> {
				CompiledRequest request = new CompiledRequest(operation, null, new HashMap<>(VARIABLES), Map.of(), null,
						caller);
				if (this.compiled.execute(request) != null) {
					yield "data";
				}
				Map<Object, Object> context = new HashMap<>();
				request.handOver(context);
				assertThat(context).containsKey(ExecutionResult.class);
				yield execute(operation, context);
			}
			case PAGES -> {
				try {
					this.reader.as(caller).read(operation, null, new HashMap<>(VARIABLES), null, 10).next(null);
					yield "data";
				}
				catch (ConnectionReadException ex) {
					yield ex.code();
				}
			}
		};
	}

	private String execute(String operation, Map<?, Object> context) {
		DefaultExecutionGraphQlRequest request = new DefaultExecutionGraphQlRequest(operation, null, VARIABLES,
				Map.of(), "1", Locale.ENGLISH);
		request.configureExecutionInput((input, builder) -> builder.graphQLContext(context).build());
		ExecutionResult result = this.service.execute(request).block().getExecutionResult();
		return result.getErrors().isEmpty() ? "data"
				: String.valueOf(result.getErrors().getFirst().getExtensions().get("code"));
	}

	private enum Way {

		GRAPHQL_JAVA, COMPILED, PAGES

	}

}
