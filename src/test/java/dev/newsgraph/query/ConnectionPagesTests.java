package dev.newsgraph.query;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import graphql.GraphQL;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How many rows a page of an export has. */
class ConnectionPagesTests {

	private final ConnectionPages pages = new ConnectionPages(null, null, List.of("articles"), "", true, List.of(),
			List.of(), null, 1000, false);

	@Test
	void moreRowsAreReadAgainAfterSomePages() {
		this.pages.shrink();
		assertThat(this.pages.pageSize()).isEqualTo(500);
		read(7);
		assertThat(this.pages.pageSize()).isEqualTo(500);
		read(1);
		assertThat(this.pages.pageSize()).isEqualTo(1000);
		read(100);
		assertThat(this.pages.pageSize()).isEqualTo(1000);
	}

	@Test
	void aSizeThatFailsAgainIsTriedLessOften() {
		this.pages.shrink();
		read(8);
		this.pages.shrink();
		read(15);
		assertThat(this.pages.pageSize()).isEqualTo(500);
		read(1);
		assertThat(this.pages.pageSize()).isEqualTo(1000);
	}

	@Test
	void theLimitOfRowsRemains() {
		this.pages.shrink();
		this.pages.limit(600);
		read(8);
		assertThat(this.pages.pageSize()).isEqualTo(600);
	}

	/** All rows of a page can be removed while it is read. */
	@Test
	void anEmptyPageIsNotTheEndIfOthersFollow() {
		Iterator<Map<String, Object>> answers = List.of(connection(List.of(), true), connection(List.of("a"), false))
			.iterator();
		GraphQLSchema schema = new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse("""
				type Query { articles(first: Int, after: String): Articles }
				type Articles { nodes: [String] pageInfo: PageInfo }
				type PageInfo { hasNextPage: Boolean endCursor: String }"""),
				RuntimeWiring.newRuntimeWiring()
					.type("Query", (type) -> type.dataFetcher("articles", (environment) -> answers.next()))
					.build());
		String text = "query ($first: Int, $after: String) { articles(first: $first, after: $after) { nodes %s: pageInfo { hasNextPage endCursor } } }"
			.formatted(PageDocument.PAGE);
		ConnectionPages read = new ConnectionPages(new ConnectionReader(GraphQL.newGraphQL(schema).build(), schema, 10),
				new ConnectionPages.Page(text, Map.of(), "first", "after"), List.of("articles"), "", false, List.of(),
				List.of(), null, 1000, false);
		assertThat(read.next(null)).isEmpty();
		assertThat(read.isAtEnd()).isFalse();
		assertThat(read.next(null)).containsExactly("a");
		assertThat(read.isAtEnd()).isTrue();
	}

	private static Map<String, Object> connection(List<String> rows, boolean more) {
		return Map.of("nodes", rows, "pageInfo", Map.of("hasNextPage", more));
	}

	private void read(int number) {
		for (int i = 0; i < number; i++) {
			this.pages.grow();
		}
	}

}
