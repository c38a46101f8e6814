package dev.newsgraph.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.analysis.QueryVisitorStub;
import graphql.execution.CoercedVariables;
import graphql.introspection.Introspection;
import graphql.language.Document;
import graphql.parser.Parser;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.GraphClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Every field answers what the graph holds. */
@ApiTest
class GraphQlApiIT {

	private static final Path PAGES = Path.of("src/test/resources/dev/newsgraph/query/answers");

	@Autowired
	private GraphClient client;

	@Autowired
	private RecordedStatements statements;

	@LocalServerPort
	private int port;

	@BeforeEach
	void write() {
		SmallGraph.write(this.client);
		this.statements.drainReads();
	}

	static Stream<Path> pages() throws IOException {
		try (Stream<Path> pages = Files.list(PAGES)) {
			return pages.sorted().toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void responsesMatchThePage(Path page) throws IOException {
		new AnswerPage(page).compare(new Api(this.port)::ask);
	}

	@Test
	void rejectsInvalidOperationsWithoutAStatement() throws IOException {
		AnswerPage.of("errors.md").compare(new Api(this.port)::ask);
		assertThat(this.statements.drainReads()).isEmpty();
	}

	@Test
	void thePagesSelectEveryField() throws IOException {
		GraphQLSchema schema = TestSchema.executable((environment) -> null);
		Set<String> all = new TreeSet<>();
		schema.getAllTypesAsList()
			.stream()
			.filter((type) -> type instanceof GraphQLObjectType && !Introspection.isIntrospectionTypes(type))
			.map(GraphQLObjectType.class::cast)
			.forEach((type) -> type.getFields().forEach((field) -> all.add(type.getName() + "." + field.getName())));
		Set<String> asked = new TreeSet<>();
		for (Path page : pages().toList()) {
			for (String operation : Files.readString(page).split("```graphql\n")) {
				if (operation.startsWith("{") || operation.startsWith("query")) {
					asked.addAll(fields(schema, Parser.parse(operation.split("```")[0])));
				}
			}
		}
		// Scores depend on the statistics of the index; SearchIT asks for these.
		all.removeIf((field) -> field.matches("(Query.search|Search|Highlight|TextRange).*"));
		// What jobs answer depends on the clock; ImportJobsIT asks for these.
		all.removeIf((field) -> field.matches("(Query.import|Import|Mutation|\\w+Payload|UserError).*"));
		// The graph of the pages has no stories; StoriesIT asks for these.
		all.removeIf((field) -> field
			.matches("(Query.stor|Story|RelatedStory|\\w+\\.stor(y|ies)$|GraphStats.storyCount).*"));
		// BlindSpotsIT asks for these.
		all.removeIf((field) -> field.matches("(TopicBlindSpot|Topic.blindSpots|Provider.blindSpots).*"));
		// The graph of the pages was not imported; RecordedChangesIT asks for these.
		all.removeIf((field) -> field.matches(
				"(Query.changes|Query.diff|RecordedChange|ChangedValue|GraphDiff|GrownStory|CorrectedHeadline|RetractedRelation).*"));
		// Nor has it vectors of texts; MeaningIT asks for these.
		all.removeIf((field) -> field.matches("(NearInMeaning|GraphStats.embedd).*"));
		// A page shows one response, and a subscription has many; ArticleChangesIT and
		// ImportProgressIT ask for these.
		all.removeIf((field) -> field.matches("(Subscription|ArticleChange)\\..*"));
		assertThat(asked).containsAll(all);
	}

	private static Set<String> fields(GraphQLSchema schema, Document operation) {
		Set<String> fields = new TreeSet<>();
		QueryTraverser.newQueryTraverser()
			.schema(schema)
			.document(operation)
			.coercedVariables(CoercedVariables
				.of(Map.of("yes", true, "no", false, "id", "x", "ids", List.of(), "article", "x", "gone", "x")))
			.build()
			.visitPreOrder(new QueryVisitorStub() {
				@Override
				public void visitField(QueryVisitorFieldEnvironment field) {
					fields.add(GraphQLTypeUtil.unwrapAll(field.getParentType()).getName() + "."
							+ field.getField().getName());
				}
			});
		return fields;
	}

	/** Compared with what memory says of the same graph. */
	@ParameterizedTest
	@ValueSource(strings = { "OUT", "IN", "BOTH" })
	void relatedOfRelatedHasExactlyDistanceTwo(String direction) {
		for (SmallGraph.Story story : SmallGraph.STORIES) {
			JsonNode connection = new Api(this.port)
				.data("query ($url: URL!) { article(webUrl: $url) { relatedOfRelated(direction: " + direction
						+ ") { totalCount edges { distance pathCount via { webUrl } node { webUrl } } } } }",
						Map.of("url", story.key()))
				.get("article")
				.get("relatedOfRelated");
			Map<String, Set<String>> reached = new TreeMap<>();
			for (JsonNode edge : connection.get("edges")) {
				Set<String> via = new TreeSet<>();
				edge.get("via").forEach((between) -> via.add(between.get("webUrl").asString()));
				reached.put(edge.get("node").get("webUrl").asString(), via);
				assertThat(edge.get("distance").asInt()).isEqualTo(2);
				assertThat(edge.get("pathCount").asInt()).isEqualTo(via.size()).isEqualTo(edge.get("via").size());
			}
			Map<String, Set<String>> expected = new TreeMap<>();
			SmallGraph.reach(story.number(), direction).forEach((far, between) -> {
				Set<String> via = new TreeSet<>();
				between.forEach((number) -> via.add(SmallGraph.address(number)));
				expected.put(SmallGraph.address(far), via);
			});
			assertThat(reached).as(story.title()).isEqualTo(expected);
			assertThat(connection.get("totalCount").asInt()).isEqualTo(expected.size());
		}
	}

}
