package dev.newsgraph.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedInputType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnmodifiedType;
import org.junit.jupiter.api.Test;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.Role;
import dev.newsgraph.query.access.ForbiddenException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends an operation for each field of the schema and each role, and compares the least
 * role of each field with the page {@code access-matrix.md}. A new type or field fails
 * until the page lists it; {@code -Dmanual.write=true} rewrites the page.
 */
class AccessMatrixTests {

	private static final Path PAGE = Path.of("src/docs/access-matrix.md");

	private static final String TABLE = "| type | fields | least role |\n| --- | --- | --- |\n";

	private static final GraphQLSchema SCHEMA = TestSchema.executable((environment) -> null);

	private final AtomicInteger reads = new AtomicInteger();

	private final GraphQL graphQl = TestSchema.graphQl((environment) -> {
		this.reads.incrementAndGet();
		return null;
	});

	@Test
	void thePageListsTheLeastRoleOfEachField() throws IOException {
		String table = TABLE + table();
		String page = Files.readString(PAGE);
		String expected = page.substring(0, page.indexOf(TABLE)) + table;
		if (Boolean.getBoolean("manual.write")) {
			Files.writeString(PAGE, expected);
		}
		assertThat(expected).isEqualTo(Files.readString(PAGE));
	}

	/** Without a decision of its own, a new mutation is closed to readers. */
	@Test
	void mutationsAreClosedToReaders() {
		for (GraphQLFieldDefinition field : SCHEMA.getMutationType().getFieldDefinitions()) {
			assertThat(allowed(List.of(new Step("mutation", "Mutation", field)))).doesNotContain(Role.READER,
					Role.ANALYST);
		}
		assertThat(TestSchema.model().access().role("Mutation", "aNewOne")).isEqualTo(Role.IMPORTER);
	}

	private String table() {
		Map<String, List<Step>> ways = ways();
		Map<String, Map<Role, Set<String>>> rows = new TreeMap<>();
		for (GraphQLObjectType type : types()) {
			List<Step> way = ways.get(type.getName());
			assertThat(way).as("the way to %s", type.getName()).isNotNull();
			for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
				List<Step> steps = new ArrayList<>(way);
				steps.add(new Step(operation(type), type.getName(), field));
				Role role = least(allowed(steps));
				// The type of a field can require more than the field.
				rows.computeIfAbsent(type.getName(), (name) -> new TreeMap<>())
					.computeIfAbsent(role, (one) -> new TreeSet<>())
					.add(field.getName());
			}
		}
		StringBuilder table = new StringBuilder();
		rows.forEach((type, fields) -> fields.forEach((role, names) -> table.append("| `%s` | %s | `%s` |\n"
			.formatted(type, names.stream().map("`%s`"::formatted).collect(Collectors.joining(", ")), role.label()))));
		return table.toString();
	}

	private static List<GraphQLObjectType> types() {
		return SCHEMA.getAllTypesAsList()
			.stream()
			.filter(GraphQLObjectType.class::isInstance)
			.map(GraphQLObjectType.class::cast)
			.filter((type) -> !type.getName().startsWith("__"))
			.toList();
	}

	private static String operation(GraphQLObjectType type) {
		return (type == SCHEMA.getMutationType()) ? "mutation"
				: (type == SCHEMA.getSubscriptionType()) ? "subscription" : "query";
	}

	/** Returns the shortest selection that reaches each type, from any root type. */
	private static Map<String, List<Step>> ways() {
		Map<String, List<Step>> ways = new LinkedHashMap<>();
		Deque<GraphQLObjectType> reached = new ArrayDeque<>();
		for (GraphQLObjectType root : Arrays.asList(SCHEMA.getQueryType(), SCHEMA.getMutationType(),
				SCHEMA.getSubscriptionType())) {
			ways.put(root.getName(), List.of());
			reached.add(root);
		}
		while (!reached.isEmpty()) {
			GraphQLObjectType type = reached.removeFirst();
			for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
				for (GraphQLObjectType next : objects(field)) {
					if (!ways.containsKey(next.getName())) {
						List<Step> way = new ArrayList<>(ways.get(type.getName()));
						way.add(new Step(operation(type), type.getName(), field));
						ways.put(next.getName(), way);
						reached.add(next);
					}
				}
			}
		}
		return ways;
	}

	// An object by its id is a way of its own, which the tests of the check cover.
	private static List<GraphQLObjectType> objects(GraphQLFieldDefinition field) {
		GraphQLUnmodifiedType type = GraphQLTypeUtil.unwrapAll(field.getType());
		if (type.getName().equals("Node")) {
			return List.of();
		}
		return (type instanceof GraphQLObjectType object) ? List.of(object)
				: (SCHEMA.getType(type.getName()) instanceof graphql.schema.GraphQLInterfaceType several)
						? SCHEMA.getImplementations(several) : List.of();
	}

	private Set<Role> allowed(List<Step> steps) {
		String text = text(steps);
		Set<Role> allowed = EnumSet.noneOf(Role.class);
		for (Role role : Role.values()) {
			int before = this.reads.get();
			List<GraphQLError> errors = this.graphQl
				.execute(ExecutionInput.newExecutionInput(text)
					.graphQLContext(Map.of(Identity.class, new Identity("test", role)))
					.build())
				.getErrors();
			Set<Object> codes = errors.stream()
				.map((error) -> error.getExtensions().get("code"))
				.collect(Collectors.toSet());
			assertThat(codes).as("%s: %s", text, errors)
				.isSubsetOf(ForbiddenException.CODE, "BAD_USER_INPUT", "INTERNAL_SERVER_ERROR");
			if (codes.contains(ForbiddenException.CODE)) {
				assertThat(this.reads).as(text).hasValue(before);
				assertThat(codes).as(text).hasSize(1);
			}
			else {
				allowed.add(role);
			}
		}
		return allowed;
	}

	/** The role that all other roles that are allowed include. */
	private static Role least(Set<Role> allowed) {
		Role least = allowed.stream()
			.filter((role) -> allowed.stream().allMatch((other) -> other.includes(role)))
			.findFirst()
			.orElseThrow();
		assertThat(allowed).containsExactlyInAnyOrderElementsOf(
				Arrays.stream(Role.values()).filter((role) -> role.includes(least)).toList());
		return least;
	}

	private static String text(List<Step> steps) {
		StringBuilder text = new StringBuilder(steps.getFirst().operation());
		for (Step step : steps) {
			text.append(" { ... on ").append(step.type()).append(" { ").append(step.field().getName());
			String arguments = step.field()
				.getArguments()
				.stream()
				.filter((argument) -> GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue())
				.map((argument) -> argument.getName() + ": " + value(argument))
				.collect(Collectors.joining(", "));
			text.append(arguments.isEmpty() ? "" : "(" + arguments + ")");
		}
		GraphQLType last = GraphQLTypeUtil.unwrapAll(steps.getLast().field().getType());
		text.append((last instanceof GraphQLNamedInputType) ? "" : " { __typename }");
		return text.append(" } }".repeat(steps.size())).toString();
	}

	private static String value(GraphQLArgument argument) {
		String name = argument.getName();
		return value(argument.getType(), name.equals("to") ? "https://example.org/b" : "https://example.org/a");
	}

	private static String value(GraphQLInputType type, String text) {
		GraphQLType required = GraphQLTypeUtil.unwrapNonNull(type);
		if (GraphQLTypeUtil.isList(required)) {
			return "[]";
		}
		return switch ((GraphQLNamedInputType) required) {
			case GraphQLEnumType options -> options.getValues().getFirst().getName();
			case GraphQLInputObjectType object -> object.getFields()
				.stream()
				.filter((field) -> GraphQLTypeUtil.isNonNull(field.getType()) && !field.hasSetDefaultValue())
				.map((field) -> field.getName() + ": " + value(field.getType(), text))
				.collect(Collectors.joining(", ", "{", "}"));
			case GraphQLNamedInputType scalar when scalar.getName().equals("Int") -> "1";
			default -> "\"" + text + "\"";
		};
	}

	/**
	 * A selected field.
	 *
	 * @param operation kind of the operation
	 * @param type type that has the field
	 */
	private record Step(String operation, String type, GraphQLFieldDefinition field) {
	}

}
