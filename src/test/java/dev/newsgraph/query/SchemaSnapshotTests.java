package dev.newsgraph.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.SchemaPrinter.Options;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code -Dmanual.write=true} writes the snapshot anew. */
class SchemaSnapshotTests {

	private static final Path SNAPSHOT = Path.of("src/test/resources/dev/newsgraph/query/schema.graphqls");

	@Test
	void theApiIsTheOneThatWasAgreed() throws IOException {
		String printed = printed(TestSchema.executable((environment) -> null));
		if (Boolean.getBoolean("manual.write")) {
			Files.writeString(SNAPSHOT, printed);
		}
		assertThat(printed).isEqualTo(Files.readString(SNAPSHOT));
	}

	private static String printed(GraphQLSchema schema) {
		return new SchemaPrinter(Options.defaultOptions()
			.includeScalarTypes(true)
			.includeDirectiveDefinitions(true)
			.includeDirectives(true)
			.includeSchemaDefinition(true)).print(schema);
	}

}
