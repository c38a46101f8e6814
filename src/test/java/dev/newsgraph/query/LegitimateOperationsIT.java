package dev.newsgraph.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;

import dev.newsgraph.access.Identity;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.IntegrationTest;
import dev.newsgraph.database.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The default limits refuse no operation that a client needs: introspection of tools, the
 * questions of the playground, and operations of applications. Each is estimated and run.
 */
@IntegrationTest(properties = { "newsgraph.import.at-start=false", "newsgraph.jobs.run=false" })
@Tag("slow")
class LegitimateOperationsIT {

	private static final Path FOLDER = Path.of("src/test/resources/dev/newsgraph/query/legitimate");

	private static final Path LIBRARY = Path.of("src/playground/library");

	private static final Pattern OPERATION = Pattern
		.compile("## ([^\n]*)\n\n```graphql\n(.*?)```\n(?:\nVariables:\n\n```json\n(.*?)```\n)?", Pattern.DOTALL);

	private static final Pattern VARIABLES = Pattern.compile("# variables: (\\{.*?\\n?(?:# )?\\})\\n(?!#)",
			Pattern.DOTALL);

	@Autowired
	private GraphClient client;

	@Autowired
	private OperationPreviews previews;

	@Autowired
	private ExecutionGraphQlService service;

	@BeforeEach
	void write() {
		TestDatabase.defineSchema(this.client);
		SmallGraph.write(this.client);
	}

	static Stream<LegitimateOperation> introspection() throws IOException {
		try (Stream<Path> files = Files.list(FOLDER.resolve("introspection"))) {
			return files.sorted()
				.map((file) -> new LegitimateOperation(file.getFileName().toString(), text(file), Map.of()))
				.toList()
				.stream();
		}
	}

	static Stream<LegitimateOperation> library() throws IOException {
		try (Stream<Path> files = Files.list(LIBRARY)) {
			return files.sorted().map((file) -> {
				String text = text(file);
				Matcher variables = VARIABLES.matcher(text);
				return new LegitimateOperation(file.getFileName().toString(), text,
						variables.find() ? json(variables.group(1).replace("\n#", "\n")) : Map.of());
			}).toList().stream();
		}
	}

	static Stream<LegitimateOperation> operations() {
		return OPERATION.matcher(text(FOLDER.resolve("operations.md")))
			.results()
			.map((found) -> new LegitimateOperation(found.group(1), found.group(2),
					(found.group(3) != null) ? json(found.group(3)) : Map.of()));
	}

	@ParameterizedTest
	@MethodSource({ "introspection", "library", "operations" })
	void isAnswered(LegitimateOperation operation) {
		OperationPreview preview = this.previews.of(operation.document(), operation.name(), operation.variables());
		assertThat(preview.errors()).isEmpty();
		assertThat(preview.estimate().values()).isLessThan(TestSchema.LIMITS.maxValues() / 5);
		DefaultExecutionGraphQlRequest request = new DefaultExecutionGraphQlRequest(operation.document(),
				operation.name(), operation.variables(), Map.of(), "1", Locale.ENGLISH);
		// Some operations of the library are those of people who import.
		request.configureExecutionInput(
				(input, builder) -> builder.graphQLContext(Map.of(Identity.class, Identity.INTERNAL)).build());
		assertThat(this.service.execute(request).block().getErrors()).isEmpty();
	}

	@Test
	void thereAreEnoughOfThem() throws IOException {
		assertThat(introspection()).hasSizeGreaterThanOrEqualTo(8);
		assertThat(library()).hasSizeGreaterThanOrEqualTo(20);
		assertThat(operations()).hasSizeGreaterThanOrEqualTo(40);
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> json(String text) {
		return AnswerPage.JSON.readValue(text.replace("ID0", SmallGraph.id(0)).replace("ID1", SmallGraph.id(1)),
				Map.class);
	}

	record LegitimateOperation(String title, String document, Map<String, Object> values) {

		String name() {
			return (String) this.values.get("operationName");
		}

		Map<String, Object> variables() {
			Map<String, Object> variables = new HashMap<>(this.values);
			variables.remove("operationName");
			return variables;
		}

		@Override
		public String toString() {
			return this.title;
		}

	}

}
