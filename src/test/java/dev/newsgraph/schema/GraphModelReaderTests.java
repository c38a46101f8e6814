package dev.newsgraph.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.parser.MultiSourceReader;
import graphql.schema.idl.SchemaParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import dev.newsgraph.schema.StatementTemplate.Placeholder.Argument;
import dev.newsgraph.schema.StatementTemplate.Placeholder.Arrow;
import dev.newsgraph.schema.StatementTemplate.Placeholder.Literal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class GraphModelReaderTests {

	private static final Path SCHEMA = Path.of("schema");

	private static final Path EXAMPLES = Path.of("src/test/resources/dev/newsgraph/schema");

	private static final Set<String> CAPS = Set.of("visits", "pages");

	private static final Pattern CAP = Pattern.compile("\\$limit\\((\\w+)\\)");

	private static final String MISTAKE = "# says: ";

	@Test
	void readsTheBundledSchema() throws IOException {
		Path file = SCHEMA.resolve("newsgraph.graphqls");
		GraphModel model = read(List.of(file, SCHEMA.resolve("changes.graphqls"), SCHEMA.resolve("imports.graphqls")),
				CAP.matcher(Files.readString(file)).results().map((cap) -> cap.group(1)).collect(Collectors.toSet()));
		assertThat(model.types())
			.containsKeys("Query", "Article", "Provider", "Topic", "ArticleImage", "SourceDocument", "Coverage",
					"GraphStats", "ArticlePath", "ImportJob")
			.doesNotContainKeys("PageInfo", "ArticleConnection", "ArticleEdge", "ArticleAggregate", "Mutation");
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
		assertThat(book.field("years"))
			.isEqualTo(new ComputedField("years", List.of(statement("RETURN $until - this.year AS years", null))));
	}

	@Test
	void readsRelationshipsAndStatementsWithTheirEdges() throws IOException {
		GraphModel model = read(EXAMPLES.resolve("library.graphqls"));
		ObjectField cites = object(model.type("Book"), "cites");
		assertThat(cites).isEqualTo(new ObjectField("cites", "Book", Cardinality.CONNECTION, true,
				new Source.ByRelationship(List.of("CITES", "QUOTES"), false),
				List.of(new OrderTerm(PropertyOwner.RELATIONSHIP, "page", true),
						new OrderTerm(PropertyOwner.NODE, "name", false)),
				"BookOrderField", null,
				Map.of("page", new PropertyField("page", "page", PropertyOwner.RELATIONSHIP, false, true)), Map.of()));
		assertThat(model.orders()).containsEntry("BookOrderField",
				Map.of("TITLE", new OrderTerm(PropertyOwner.NODE, "name", false), "YEAR",
						new OrderTerm(PropertyOwner.NODE, "year", false)));
		ObjectField near = object(model.type("Book"), "near");
		assertThat(near.source()).isEqualTo(new Source.ByStatement(
				List.of(statement("MATCH (this)--(node) RETURN node, [] AS via", new Condition("way", "ALL")),
						statement("MATCH (this)-->(node) RETURN node, [] AS via", new Condition("way", "OUT")))));
		assertThat(near.edgeFields()).extractingByKey("via")
			.isEqualTo(new ObjectField("via", "Book", Cardinality.LIST, true, new Source.ByColumn("via"), List.of(),
					null, null, Map.of(), Map.of()));
	}

	@Test
	void readsWhatStatementsShareAndWhatTheyFillIn() throws IOException {
		GraphModel model = read(EXAMPLES.resolve("library.graphqls"));
		assertThat(object(model.type("Query"), "chain").source()).isEqualTo(new Source.ByStatement(List.of(statement("""
				MATCH (:Volume {isbn: $from})<$way-[:CITES*..${length}]-$way>(node {isbn: $to})
				RETURN [node] AS books, false AS capped""", null))));
		StatementTemplate chain = ((Source.ByStatement) object(model.type("Query"), "chain").source()).statements()
			.getFirst();
		assertThat(chain.placeholders()).containsExactly(new Argument("from"), new Arrow("way", true),
				new Literal("length"), new Arrow("way", false), new Argument("to"));
		assertThat(chain.reportsCap()).isTrue();
		assertThat(model.rules("Query", "chain")).containsExactly(new ArgumentRule.Key("from", KeyForm.SLUG, "to"),
				new ArgumentRule.Key("to", KeyForm.EXACT, null), new ArgumentRule.Range("length", 1, 4));
		assertThat(model.rules("Query", "numbers")).isEmpty();
	}

	@Test
	void readsListsOfMapsAsRows() throws IOException {
		GraphModel model = read(EXAMPLES.resolve("library.graphqls"));
		TypeMapping chain = model.type("Chain");
		assertThat(object(chain, "books").source()).isEqualTo(new Source.ByColumn("books"));
		assertThat(chain.field("reasons"))
			.isEqualTo(new FieldMapping.MembersField("reasons", "reasons", List.of("SameShelf", "SameYear")));
		assertThat(object(model.type("SameShelf"), "books").source()).isEqualTo(new Source.ByStatement(List
			.of(statement("MATCH (node:Volume {shelf: shelf}) RETURN node LIMIT $limit(visits)", null, "shelf"))));
		assertThat(object(chain, "shelves").source()).isEqualTo(new Source.ByColumn("shelves"));
	}

	@ParameterizedTest
	@CsvSource({ "OUT,-,->", "IN,<-,-", "BOTH,-,-" })
	void turnsTheEndsOfAnArrow(String direction, String left, String right) {
		assertThat(new Arrow("way", true).end(direction)).isEqualTo(left);
		assertThat(new Arrow("way", false).end(direction)).isEqualTo(right);
	}

	/** Each file contains one mistake and the expected message. */
	@ParameterizedTest(name = "{0}")
	@MethodSource("mistakes")
	void saysWhereAMistakeIsAndHowToFixIt(Path file) throws IOException {
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

	private static StatementTemplate statement(String text, Condition condition, String... columns) {
		return new StatementTemplate(text, condition, List.of(columns), List.of(), List.of());
	}

	private static ObjectField object(TypeMapping type, String field) {
		return (ObjectField) type.field(field);
	}

	private static GraphModel read(Path file) throws IOException {
		return read(List.of(file), CAPS);
	}

	private static GraphModel read(List<Path> files, Set<String> caps) throws IOException {
		MultiSourceReader.Builder reader = MultiSourceReader.newMultiSourceReader();
		List<Path> sources = new ArrayList<>(files);
		sources.addFirst(SCHEMA.resolve("directives.graphqls"));
		for (Path source : sources) {
			reader.string(Files.readString(source) + "\n", "schema/" + source.getFileName());
		}
		return GraphModelReader.read(new SchemaParser().parse(reader.trackData(true).build()), caps);
	}

}
