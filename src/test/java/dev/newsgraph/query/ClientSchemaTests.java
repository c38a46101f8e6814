package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.introspection.IntrospectionQuery;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.idl.TypeDefinitionRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.newsgraph.query.execution.SchemaText;

import static org.assertj.core.api.Assertions.assertThat;

/** The schema that clients see has no trace of the mapping to the graph. */
class ClientSchemaTests {

	private static final GraphQL GRAPH_QL = TestSchema.graphQl((environment) -> null);

	private static final TypeDefinitionRegistry SOURCE = TestSchema.definitions();

	@Test
	void theIntrospectionListsOnlyDirectivesThatDoSomething() {
		Map<String, Map<String, List<Map<String, Object>>>> data = execute(IntrospectionQuery.INTROSPECTION_QUERY)
			.getData();
		assertThat(data.get("__schema").get("directives")).extracting((directive) -> directive.get("name"))
			.containsExactlyInAnyOrder("include", "skip", "deprecated", "specifiedBy", "oneOf");
	}

	@Test
	void neitherIntrospectionNorTextNameADirectiveOfTheMappingOrItsTypes() {
		assertThat(SOURCE.getDirectiveDefinitions()).containsKeys("cypher", "node", "relationship");
		String sdl = SchemaText.of(TestSchema.executable((environment) -> null));
		String introspection = execute(IntrospectionQuery.INTROSPECTION_QUERY).getData().toString();
		for (String directive : SOURCE.getDirectiveDefinitions().keySet()) {
			assertThat(sdl).doesNotContainPattern("@" + directive + "\\b")
				.doesNotContainPattern("directive @" + directive + "\\b");
		}
		for (String internal : List.of("PropertyOwner", "RelationshipDirection", "KeyForm", "MATCH (")) {
			assertThat(sdl).doesNotContain(internal);
			assertThat(introspection).doesNotContain(internal);
		}
	}

	@Test
	void noElementOfTheSchemaHasADirectiveOfTheMapping() {
		GraphQLSchema schema = TestSchema.executable((environment) -> null);
		List<String> applied = new ArrayList<>();
		schema.getAllElementsAsList().forEach((element) -> collect(element, applied));
		assertThat(applied).isNotEmpty().doesNotContainAnyElementsOf(SOURCE.getDirectiveDefinitions().keySet());
	}

	@Test
	void aTypeThatOnlyDirectivesUseIsUnknown() {
		assertThat(execute("{ __type(name: \"KeyForm\") { name } }").toSpecification().toString())
			.isEqualTo("{data={__type=null}}");
	}

	@Test
	void fieldsHaveTheOrderOfTheSource() {
		GraphQLSchema schema = TestSchema.executable((environment) -> null);
		for (ObjectTypeDefinition type : SOURCE.getTypes(ObjectTypeDefinition.class)) {
			GraphQLObjectType executable = schema.getObjectType(type.getName());
			assertThat(executable.getFieldDefinitions()).extracting(GraphQLNamedSchemaElement::getName)
				.containsExactlyElementsOf(type.getFieldDefinitions().stream().map(FieldDefinition::getName).toList());
		}
		String sdl = SchemaText.of(schema);
		assertThat(sdl.indexOf("type Query")).isLessThan(sdl.indexOf("interface Node"));
		assertThat(sdl.indexOf("interface Node")).isLessThan(sdl.indexOf("type Article "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ stats { ... @defer { articleCount } } }",
			"{ stats { ...f @defer } } fragment f on GraphStats { articleCount }",
			"query @experimental_disableErrorPropagation { stats { articleCount } }",
			"{ stats { ... @defer(if: false, label: \"x\") { articleCount } } }" })
	void aDirectiveThatDoesNothingIsUnknown(String operation) {
		ExecutionResult result = execute(operation);
		assertThat(result.isDataPresent()).isFalse();
		assertThat(result.getErrors()).singleElement().satisfies((error) -> {
			assertThat(error.getMessage()).startsWith("Unknown directive");
			assertThat(error.getExtensions()).containsEntry("code", "GRAPHQL_VALIDATION_FAILED");
			assertThat(error.getLocations()).isNotEmpty();
		});
	}

	private static ExecutionResult execute(String operation) {
		return GRAPH_QL.execute(TestSchema.execution(operation));
	}

	private static void collect(GraphQLSchemaElement element, List<String> applied) {
		if (element instanceof GraphQLDirectiveContainer container) {
			container.getAppliedDirectives().stream().map(GraphQLAppliedDirective::getName).forEach(applied::add);
		}
		element.getChildren()
			.stream()
			.filter((child) -> !(child instanceof GraphQLNamedType))
			.forEach((child) -> collect(child, applied));
	}

}
