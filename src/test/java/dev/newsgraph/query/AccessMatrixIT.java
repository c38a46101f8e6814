package dev.newsgraph.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import graphql.ExecutionResult;
import graphql.schema.GraphQLSchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.Role;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.identity.GlobalId;
import dev.newsgraph.query.FieldOperations.FieldOperation;
import dev.newsgraph.query.compiled.CompiledOperations;
import dev.newsgraph.query.compiled.CompiledRequest;
import dev.newsgraph.schema.GraphModel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each field has the least role that {@code access-matrix.md} lists on each way to an
 * answer, also if a caller who may do everything has had the answer before.
 */
@ApiTest
@TestPropertySource(properties = { "newsgraph.federation.enabled=true", "newsgraph.revision.interval=0s" })
class AccessMatrixIT {

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (.*) \\| `(\\w+)` \\|$");

	private static final String FORBIDDEN = "FORBIDDEN";

	/** Of the fields that every role may select, the fast tests take every fifth one. */
	private static final int EVERY = 5;

	private static final List<Role> ROLES = List.of(Role.ADMIN, Role.READER, Role.ANALYST, Role.IMPORTER);

	@Autowired
	private GraphClient client;

	@Autowired
	private GraphQLSchema schema;

	@Autowired
	private GraphModel model;

	@Autowired
	private ExecutionGraphQlService service;

	@Autowired
	private CompiledOperations compiled;

	@Autowired
	private ConnectionReader reader;

	@Autowired
	private List<FilterRegistrationBean<?>> filters;

	private final Map<String, Role> least = least();

	private final List<String> wrong = new ArrayList<>();

	private int checked;

	@BeforeEach
	void write() {
		SmallGraph.write(this.client);
		HiddenArticles.complete(this.client, "%064x".formatted(System.nanoTime()));
	}

	@Test
	void queriesByGetAndPostKeptAndCompiled() {
		checkQueries(EVERY);
		assertComplete(1400);
	}

	@Test
	@Tag("slow")
	void allQueriesByGetAndPostKeptAndCompiled() {
		checkQueries(1);
		assertComplete(7000);
	}

	private void checkQueries(int every) {
		ServletCalls calls = new ServletCalls(this.filters);
		for (FieldOperation one : operations("query", every)) {
			for (Role role : ROLES) {
				Identity caller = new Identity("test", role);
				check("GET", one, role, code(calls.get(one.text(), Map.of(), caller)));
				check("GET again", one, role, code(calls.get(one.text(), Map.of(), caller)));
				check("POST", one, role, code(calls.post(one.text(), Map.of(), caller)));
				check("compiled", one, role, compiled(one.text(), caller));
			}
		}
	}

	@Test
	void mutationsOfThoseWhoMayNot() {
		ServletCalls calls = new ServletCalls(this.filters);
		for (FieldOperation one : operations("mutation")) {
			for (Role role : List.of(Role.READER, Role.ANALYST)) {
				check("POST", one, role, code(calls.post(one.text(), Map.of(), new Identity("test", role))));
			}
		}
		assertComplete(20);
	}

	@Test
	void subscriptions() {
		for (FieldOperation one : operations("subscription")) {
			for (Role role : ROLES) {
				check("subscription", one, role, execute(one.text(), Map.of(), new Identity("test", role)));
			}
		}
		assertComplete(20);
	}

	/** The field is read beside a connection that is exported. */
	@Test
	void exports() {
		for (FieldOperation one : operations("query", EVERY)) {
			String text = one.text()
				.replaceFirst("^query \\{", "query { exported: articles(first: 2) { nodes { title } }");
			for (Role role : ROLES) {
				check("export", one, role, exported(text, new Identity("test", role)));
			}
		}
		assertComplete(300);
	}

	@Test
	void entities() {
		for (FieldOperation one : FieldOperations.of(this.schema)) {
			if (this.model.entityKeys().containsKey(one.type())) {
				String text = "query ($all: [_Any!]!) { _entities(representations: $all) { ... on %s { %s } } }"
					.formatted(one.type(), one.selection());
				Map<String, Object> entity = Map.of("__typename", one.type(), "id",
						new GlobalId(one.type(), "1").encode());
				for (Role role : ROLES) {
					check("entities", one, role,
							execute(text, Map.of("all", List.of(entity)), new Identity("test", role)));
				}
			}
		}
		assertComplete(300);
	}

	/**
	 * Returns the operations of fields that need more than the least role, and some of
	 * the others.
	 * @param every 1 for all of them, 2 for every second one, and so on
	 */
	private List<FieldOperation> operations(String kind, int every) {
		List<FieldOperation> all = operations(kind);
		return IntStream.range(0, all.size())
			.filter((i) -> i % every == 0
					|| this.least.get(all.get(i).type() + "." + all.get(i).field()) != Role.READER)
			.mapToObj(all::get)
			.toList();
	}

	private List<FieldOperation> operations(String kind) {
		return FieldOperations.of(this.schema)
			.stream()
			.filter((one) -> one.kind().equals(kind) && !one.field().startsWith("_") && !one.type().startsWith("_"))
			.toList();
	}

	private void check(String way, FieldOperation one, Role role, String code) {
		Role required = this.least.get(one.type() + "." + one.field());
		assertThat(required).as("%s.%s is in the matrix", one.type(), one.field()).isNotNull();
		this.checked++;
		if (code.equals(FORBIDDEN) == role.includes(required)) {
			this.wrong.add("%s of %s.%s as %s: %s".formatted(way, one.type(), one.field(), role, code));
		}
	}

	private void assertComplete(int checks) {
		assertThat(this.wrong).isEmpty();
		System.out.printf("%d checks of the matrix%n", this.checked);
		assertThat(this.checked).isGreaterThanOrEqualTo(checks);
	}

	private static String code(MockHttpServletResponse response) {
		JsonNode body = AnswerPage.JSON.readTree(response.getContentAsByteArray());
		String code = body.path("errors").path(0).path("extensions").path("code").asString("data");
		assertThat(response.getStatus() == 403).as(body.toString()).isEqualTo(code.equals(FORBIDDEN));
		return code;
	}

	private String compiled(String text, Identity caller) {
		CompiledRequest request = new CompiledRequest(text, null, new HashMap<>(), Map.of(), null, caller);
		if (this.compiled.execute(request) != null) {
			return "data";
		}
		Map<Object, Object> context = new HashMap<>();
		request.handOver(context);
		context.putIfAbsent(Identity.class, caller);
		return execute(text, Map.of(), context);
	}

	private String exported(String text, Identity caller) {
		try {
			this.reader.as(caller).read(text, null, new HashMap<>(), "exported", 2).next(null);
			return "data";
		}
		catch (ConnectionReadException ex) {
			return ex.code();
		}
	}

	private String execute(String text, Map<String, Object> variables, Identity caller) {
		return execute(text, variables, Map.of(Identity.class, caller));
	}

	private String execute(String text, Map<String, Object> variables, Map<?, Object> context) {
		DefaultExecutionGraphQlRequest request = new DefaultExecutionGraphQlRequest(text, null, variables, Map.of(),
				"1", Locale.ENGLISH);
		request.configureExecutionInput((input, builder) -> builder.graphQLContext(context).build());
		ExecutionResult result = Objects.requireNonNull(this.service.execute(request).block()).getExecutionResult();
		return result.getErrors().isEmpty() ? "data"
				: String.valueOf(result.getErrors().getFirst().getExtensions().get("code"));
	}

	private static Map<String, Role> least() {
		try {
			Map<String, Role> least = new HashMap<>();
			for (MatchResult row : ROW.matcher(Files.readString(Path.of("src/docs/access-matrix.md")))
				.results()
				.toList()) {
				for (String field : row.group(2).replace("`", "").split(", ")) {
					least.put(row.group(1) + "." + field, Role.valueOf(row.group(3).toUpperCase(Locale.ROOT)));
				}
			}
			return least;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
