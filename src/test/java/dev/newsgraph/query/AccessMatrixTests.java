package dev.newsgraph.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
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
import graphql.schema.GraphQLSchema;
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
		assertThat(FieldOperations.of(SCHEMA)).filteredOn((one) -> one.type().equals("Mutation"))
			.isNotEmpty()
			.allSatisfy((one) -> assertThat(allowed(one.text())).doesNotContain(Role.READER, Role.ANALYST));
		assertThat(TestSchema.model().access().role("Mutation", "aNewOne")).isEqualTo(Role.IMPORTER);
	}

	private String table() {
		Map<String, Map<Role, Set<String>>> rows = new TreeMap<>();
		for (FieldOperations.FieldOperation one : FieldOperations.of(SCHEMA)) {
			// The type of a field can require more than the field.
			rows.computeIfAbsent(one.type(), (name) -> new TreeMap<>())
				.computeIfAbsent(least(allowed(one.text())), (role) -> new TreeSet<>())
				.add(one.field());
		}
		StringBuilder table = new StringBuilder();
		rows.forEach((type, fields) -> fields.forEach((role, names) -> table.append("| `%s` | %s | `%s` |\n"
			.formatted(type, names.stream().map("`%s`"::formatted).collect(Collectors.joining(", ")), role.label()))));
		return table.toString();
	}

	private Set<Role> allowed(String text) {
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

}
