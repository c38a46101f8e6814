package dev.newsgraph.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.SchemaPrinter.Options;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The printed schema is compared with a snapshot. {@code -Dmanual.write=true} rewrites
 * the snapshot.
 */
class SchemaSnapshotTests {

	private static final Path SNAPSHOT = Path.of("src/test/resources/dev/newsgraph/query/schema.graphqls");

	@Test
	void theSchemaMatchesTheSnapshot() throws IOException {
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
