package dev.newsgraph.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import graphql.parser.MultiSourceReader;
import graphql.schema.idl.SchemaParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.newsgraph.schema.FieldMapping.Cardinality;
import dev.newsgraph.schema.FieldMapping.ComputedField;
import dev.newsgraph.schema.FieldMapping.GlobalIdField;
import dev.newsgraph.schema.FieldMapping.GlobalLookupField;
import dev.newsgraph.schema.FieldMapping.ObjectField;
import dev.newsgraph.schema.FieldMapping.PropertyField;
import dev.newsgraph.schema.FieldMapping.PropertyOwner;
import dev.newsgraph.schema.Source.KeyForm;
import dev.newsgraph.schema.StatementTemplate.Condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class GraphModelReaderTests {

	private static final Path SCHEMA = Path.of("schema");

	private static final Path EXAMPLES = Path.of("src/test/resources/dev/newsgraph/schema");

	private static final String MISTAKE = "# says: ";

	@Test
	void readsTheSchemaThatShips() throws IOException {
		GraphModel model = read(SCHEMA.resolve("newsgraph.graphqls"));
		assertThat(model.types()).containsOnlyKeys("Query", "Article", "Provider", "Topic", "Image", "Document",
				"Coverage", "GraphStats");
		assertThat(model.nodeType("Article")).extracting(NodeType::label, NodeType::key)
			.containsExactly("Article", "key");
	}

	@Test
	void readsEveryKindOfField() throws IOException {
		GraphModel model = read(EXAMPLES.resolve("library.graphqls"));
		TypeMapping query = model.type("Query");
		assertThat(query.field("node")).isEqualTo(new GlobalLookupField("node", "id", false));
		assertThat(query.field("nodes")).isEqualTo(new GlobalLookupField("nodes", "ids", true));
		assertThat(object(query, "book").source()).isEqualTo(new Source.ByKey("isbn", KeyForm.SLUG));
		assertThat(object(query, "books").source()).isEqualTo(new Source.AllNodes());
		assertThat(object(query, "numbers").source()).isEqualTo(new Source.SingleRow());
		TypeMapping book = model.nodeType("Book");
		assertThat(book.field("id")).isEqualTo(new GlobalIdField("id"));
		assertThat(book.field("title")).isEqualTo(new PropertyField("title", "name", PropertyOwner.NODE, false, true));
		assertThat(book.field("tags")).isEqualTo(new PropertyField("tags", "tags", PropertyOwner.NODE, true, false));
		assertThat(book.field("years")).isEqualTo(
				new ComputedField("years", List.of(new StatementTemplate("RETURN $until - this.year AS years", null))));
	}

	@Test
	void readsRelationshipsAndStatementsWithTheirEdges() throws IOException {
		GraphModel model = read(EXAMPLES.resolve("library.graphqls"));
		ObjectField cites = object(model.type("Book"), "cites");
		assertThat(cites).isEqualTo(new ObjectField("cites", "Book", Cardinality.CONNECTION, true,
				new Source.ByRelationship(List.of("CITES", "QUOTES"), false),
				List.of(new OrderTerm(PropertyOwner.RELATIONSHIP, "page", true),
						new OrderTerm(PropertyOwner.NODE, "name", false)),
				"BookOrderField",
				Map.of("page", new PropertyField("page", "page", PropertyOwner.RELATIONSHIP, false, true))));
		assertThat(model.orders()).containsEntry("BookOrderField", Map.of("TITLE", "name", "YEAR", "year"));
		ObjectField near = object(model.type("Book"), "near");
		assertThat(near.source()).isEqualTo(new Source.ByStatement(List.of(
				new StatementTemplate("MATCH (this)--(node) RETURN node, [] AS via", new Condition("way", "ALL")),
				new StatementTemplate("MATCH (this)-->(node) RETURN node, [] AS via", new Condition("way", "OUT")))));
		assertThat(near.edgeFields()).extractingByKey("via")
			.isEqualTo(new ObjectField("via", "Book", Cardinality.LIST, true, new Source.ByColumn("via"), List.of(),
					null, Map.of()));
	}

	/** Each file holds one mistake, and above it what is to be said of it. */
	@ParameterizedTest(name = "{0}")
	@MethodSource("mistakes")
	void saysWhereAMistakeIsAndHowToMendIt(Path file) throws IOException {
		String expected = Files.readAllLines(file)
			.stream()
			.filter((line) -> line.startsWith(MISTAKE))
			.findFirst()
			.orElseThrow()
			.substring(MISTAKE.length());
		SchemaMappingException mistake = catchThrowableOfType(SchemaMappingException.class, () -> read(file));
		assertThat(mistake).hasMessage(expected);
		assertThat(expected).matches("schema/%s:\\d+:\\d+: \\w+(\\.\\w+)?: .*".formatted(file.getFileName()));
	}

	static Stream<Path> mistakes() throws IOException {
		try (Stream<Path> files = Files.list(EXAMPLES.resolve("mistakes"))) {
			return files.sorted().toList().stream();
		}
	}

	private static ObjectField object(TypeMapping type, String field) {
		return (ObjectField) type.field(field);
	}

	private static GraphModel read(Path file) throws IOException {
		MultiSourceReader.Builder reader = MultiSourceReader.newMultiSourceReader();
		for (Path source : List.of(SCHEMA.resolve("directives.graphqls"), file)) {
			reader.string(Files.readString(source) + "\n", "schema/" + source.getFileName());
		}
		return GraphModelReader.read(new SchemaParser().parse(reader.trackData(true).build()));
	}

}
