package dev.newsgraph.schema;

import graphql.language.AstPrinter;
import graphql.language.EnumTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is left of an SDL without the mapping. */
class ClientDefinitionsTests {

	private final TypeDefinitionRegistry definitions = ClientDefinitions.of(new SchemaParser().parse("""
			directive @mapped(to: Options, kind: Kind, way: Way) on OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION
			input Options { kind: Kind form: Form }
			enum Kind { A B }
			enum Form { C D }
			enum Way { E F }
			enum Unused { G }
			type Query @mapped(kind: A) {
			  "Text."
			  field(argument: Int! = 3 @mapped): Query @deprecated(reason: "Old.") @mapped(way: E)
			  way: Way
			}
			extend type Query @mapped { more: [String!] @mapped }
			"""));

	@Test
	void directivesOfTheMappingAreRemoved() {
		assertThat(this.definitions.getDirectiveDefinitions()).isEmpty();
		assertThat(AstPrinter.printAst(this.definitions.getTypeOrNull("Query", ObjectTypeDefinition.class)))
			.isEqualToIgnoringWhitespace("""
					type Query {
					  "Text."
					  field(argument: Int! = 3): Query @deprecated(reason : "Old.")
					  way: Way
					}
					""");
		assertThat(AstPrinter.printAst(this.definitions.objectTypeExtensions().get("Query").getFirst()))
			.isEqualToIgnoringWhitespace("extend type Query { more: [String!] }");
	}

	@Test
	void typesThatOnlyTheseDirectivesUseAreRemoved() {
		assertThat(this.definitions.getTypes(EnumTypeDefinition.class)).extracting(EnumTypeDefinition::getName)
			.containsExactly("Way", "Unused");
		assertThat(this.definitions.getTypeOrNull("Options")).isNull();
	}

}
