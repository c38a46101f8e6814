package dev.newsgraph.query;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.GraphClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The articles of a topic, with and without the values that its relationships hold. */
@ApiTest
@TestInstance(Lifecycle.PER_CLASS)
class TopicPagesIT {

	private static final CypherStatement OF_AN_EARLIER_VERSION = CypherStatement.of("""
			MATCH ()-[r:ABOUT]->() SET r = {position: r.position}
			WITH count(r) AS relationships
			MATCH (state:GraphState) DELETE state""");

	@Autowired
	private GraphClient client;

	@LocalServerPort
	private int port;

	@BeforeAll
	void write() {
		SmallGraph.write(this.client);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{field: PUBLISHED_DATE_TIME}, {field: TITLE, direction: DESC}",
			"{field: HEAT, direction: DESC}, {field: PROVIDER_DOMAIN}" })
	void comeInTheSameOrderWhateverTheRelationshipsHold(String order) {
		PageWalk walk = new PageWalk(new Api(this.port), "articles",
				"where: {topics: {some: {slug: {eq: \"ai\"}}}, heat: {gte: -1}}, orderBy: [%s]".formatted(order),
				"webUrl");
		this.client.write((transaction) -> transaction.run(OF_AN_EARLIER_VERSION));
		List<String> expected = walk.keys(walk.page("first: 100"));
		write();
		assertThat(expected).hasSizeGreaterThan(3);
		walk.assertWalks(expected);
	}

}
