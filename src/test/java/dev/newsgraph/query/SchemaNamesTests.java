package dev.newsgraph.query;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

import graphql.Scalars;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Names of fields mean one thing in the whole schema. */
class SchemaNamesTests {

	private static final GraphQLSchema SCHEMA = TestSchema.executable((environment) -> null);

	@Test
	void noNumberHasTheNameOfAList() {
		Set<String> lists = names((type, field) -> isList(field));
		Set<String> numbers = names((type, field) -> isWholeNumber(field));
		assertThat(lists).contains("articles", "topics", "paths");
		numbers.retainAll(lists);
		assertThat(numbers).isEmpty();
	}

	@Test
	void countsOfTheGraphAndOfJobsSaySo() {
		Set<String> numbers = names(
				(type, field) -> Set.of("GraphStats", "ImportJob").contains(type) && isWholeNumber(field));
		numbers.remove("number");
		assertThat(numbers).isNotEmpty().allMatch((name) -> name.endsWith("Count"));
	}

	private static Set<String> names(BiPredicate<String, GraphQLFieldDefinition> wanted) {
		Set<String> names = new TreeSet<>();
		for (GraphQLNamedType type : SCHEMA.getAllTypesAsList()) {
			if (type instanceof GraphQLObjectType object && !object.getName().startsWith("__")) {
				object.getFieldDefinitions()
					.stream()
					.filter((field) -> wanted.test(object.getName(), field))
					.forEach((field) -> names.add(field.getName()));
			}
		}
		return names;
	}

	private static boolean isWholeNumber(GraphQLFieldDefinition field) {
		return GraphQLTypeUtil.unwrapNonNull(field.getType()).equals(Scalars.GraphQLInt);
	}

	private static boolean isList(GraphQLFieldDefinition field) {
		return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getType()))
				|| GraphQLTypeUtil.unwrapAll(field.getType()).getName().endsWith("Connection");
	}

}
