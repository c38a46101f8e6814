package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import graphql.introspection.IntrospectionQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.test.context.TestPropertySource;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.Role;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.identity.GlobalId;

import static org.assertj.core.api.Assertions.assertThat;

/** The gateway as a subgraph of a federated graph. */
@ApiTest
@TestPropertySource(properties = "newsgraph.federation.enabled=true")
class FederationIT {

	private static final String ENTITIES = """
			query ($representations: [_Any!]!) {
			  _entities(representations: $representations) {
			    __typename
			    ... on Article { id webUrl title related(first: 2) { totalCount nodes { id } } }
			    ... on Provider { id domain articles(first: 1) { totalCount } }
			    ... on Topic { id slug name }
			  }
			}""";

	@Autowired
	private GraphClient client;

	@Autowired
	private RecordedStatements statements;

	@Autowired
	private ExecutionGraphQlService service;

	@LocalServerPort
	private int port;

	@BeforeEach
	void write() {
		SmallGraph.write(this.client);
		readsOfOperations();
	}

	@Test
	void entitiesOfAllTypesAreFoundByEachKeyInTheOrderOfTheRouter() {
		JsonNode entities = new Api(this.port)
			.data(ENTITIES,
					Map.of("representations", List.of(Map.of("__typename", "Topic", "slug", "ai"),
							Map.of("__typename", "Article", "webUrl", "https://EXAMPLE.org/story/00?utm_source=x"),
							Map.of("__typename", "Provider", "domain", "www.beta.example"),
							Map.of("__typename", "Article", "id", SmallGraph.id(1)),
							Map.of("__typename", "Provider", "id", new GlobalId("Provider", "beta.example").encode()),
							Map.of("__typename", "Article", "webUrl", "https://example.org/nothing"))))
			.get("_entities");
		assertThat(entities).extracting((entity) -> entity.path("__typename").asString(""))
			.containsExactly("Topic", "Article", "Provider", "Article", "Provider", "");
		assertThat(entities.get(0).get("slug").asString()).isEqualTo("ai");
		assertThat(entities.get(1).get("id").asString()).isEqualTo(SmallGraph.id(0));
		assertThat(entities.get(2).get("domain").asString()).isEqualTo("beta.example");
		assertThat(entities.get(3).get("id").asString()).isEqualTo(SmallGraph.id(1));
		assertThat(entities.get(4)).isEqualTo(entities.get(2));
		assertThat(readsOfOperations()).hasSize(1);
	}

	@Test
	void aReaderCannotNameAnObjectThatRequiresAnotherRole() {
		Map<String, Object> job = Map.of("__typename", "ImportJob", "id", new GlobalId("ImportJob", "1").encode());
		assertThat(codes(Role.READER, job)).containsExactly("FORBIDDEN");
		assertThat(readsOfOperations()).isEmpty();
		assertThat(codes(Role.IMPORTER, job)).isEmpty();
		assertThat(codes(Role.READER, Map.of("__typename", "Topic", "slug", "ai"))).isEmpty();
	}

	private List<Object> codes(Role role, Map<String, Object> representation) {
		DefaultExecutionGraphQlRequest request = new DefaultExecutionGraphQlRequest(
				"query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }",
				null, Map.of("representations", List.of(representation)), Map.of(), "1", Locale.ENGLISH);
		request.configureExecutionInput(
				(input, builder) -> builder.graphQLContext(Map.of(Identity.class, new Identity("test", role))).build());
		return this.service.execute(request)
			.block()
			.getErrors()
			.stream()
			.map((error) -> error.getExtensions().get("code"))
			.toList();
	}

	@Test
	void aHundredRepresentationsAreOneStatement() {
		List<Map<String, Object>> representations = new ArrayList<>();
		IntStream.range(0, 100).mapToObj((i) -> switch (i % 3) {
			case 0 -> Map.<String, Object>of("__typename", "Article", "webUrl",
					"https://example.org/story/%02d".formatted(i % 20));
			case 1 -> Map.<String, Object>of("__typename", "Provider", "domain", "beta.example");
			default -> Map.<String, Object>of("__typename", "Topic", "slug", "ai");
		}).forEach(representations::add);
		JsonNode entities = new Api(this.port).data(ENTITIES, Map.of("representations", representations))
			.get("_entities");
		assertThat(entities).hasSize(100);
		assertThat(readsOfOperations()).hasSize(1);
		representations.add(representations.getFirst());
		assertThat(new Api(this.port).ask(ENTITIES, Map.of("representations", representations)).toString())
			.contains("_entities(representations): 101 representations are too many; pass at most 100");
		assertThat(readsOfOperations()).isEmpty();
	}

	@Test
	void aRepresentationThatIsNotValidIsNullWithAnError() {
		Map<String, Object> withoutAddress = new HashMap<>(Map.of("__typename", "Article"));
		withoutAddress.put("webUrl", null);
		Map<String, Object> answer = new Api(this.port).ask(ENTITIES,
				Map.of("representations",
						List.of(Map.of("__typename", "Galaxy", "id", "x"), Map.of("__typename", "Topic", "slug", "ai"),
								Map.of("__typename", "Article"), withoutAddress, Map.of("slug", "ai"),
								Map.of("__typename", "Article", "id", new GlobalId("Topic", "ai").encode()))));
		List<?> entities = (List<?>) ((Map<?, ?>) answer.get("data")).get("_entities");
		assertThat(entities).hasSize(6);
		assertThat(entities.get(1)).isNotNull();
		assertThat(Collections.frequency(entities, null)).isEqualTo(5);
		assertThat((List<?>) answer.get("errors")).extracting((error) -> ((Map<?, ?>) error).get("path"))
			.isEqualTo(List.of(List.of("_entities", 0), List.of("_entities", 2), List.of("_entities", 4)));
		assertThat(answer.get("errors").toString()).contains("the type 'Galaxy' has no key in this subgraph",
				"the representation of 'Article' has none of its keys; pass one of id, webUrl", "BAD_USER_INPUT");
	}

	@Test
	void theSchemaOfTheSubgraphAndItsIntrospectionAreReadWithoutAStatement() {
		Api api = new Api(this.port);
		assertThat(api.data("{ _service { sdl } }").get("_service").get("sdl").asString()).contains("@link(", "@key(")
			.doesNotContain("MATCH (", "@cypher");
		assertThat(api.data(IntrospectionQuery.INTROSPECTION_QUERY).toString()).contains("_entities", "_Any");
		assertThat(readsOfOperations()).isEmpty();
	}

	// The gateway itself reads the revision of the graph now and then.
	private List<String> readsOfOperations() {
		return this.statements.drainReads().stream().filter((text) -> !text.contains(":GraphState ")).toList();
	}

}
