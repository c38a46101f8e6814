package dev.newsgraph.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import dev.newsgraph.query.execution.SchemaText;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The SDL for clients is compared with the one in the documentation.
 * {@code -Dmanual.write=true} rewrites it.
 */
class SchemaSnapshotTests {

	private static final Path SNAPSHOT = Path.of("src/docs/schema.graphql");

	@Test
	void theSchemaMatchesTheSnapshot() throws IOException {
		String printed = SchemaText.of(TestSchema.executable((environment) -> null));
		if (Boolean.getBoolean("manual.write")) {
			Files.writeString(SNAPSHOT, printed);
		}
		assertThat(printed).isEqualTo(Files.readString(SNAPSHOT));
	}

}
