package dev.newsgraph.query.cypher;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NodeLookupTests {

	private static final String TEXT = "MATCH (n) $lookup(provider:Provider.domain) RETURN provider";

	@Test
	void theNodeIsFoundByItsKey() {
		String found = "MATCH (n) MATCH (provider:Provider {domain: domain}) USING INDEX SEEK provider:Provider(domain)"
				+ " RETURN provider";
		assertThat(NodeLookup.fill(TEXT, Set.of("provider"))).isEqualTo(found);
		assertThat(NodeLookup.fill(TEXT, null)).isEqualTo(found);
	}

	@Test
	void aColumnThatNothingReadsIsTheKey() {
		assertThat(NodeLookup.fill(TEXT, Set.of()))
			.isEqualTo("MATCH (n) WITH *, domain AS provider WHERE domain IS NOT NULL RETURN provider");
	}

	@Test
	void otherTextsAreKept() {
		assertThat(NodeLookup.fill("RETURN 1", null)).isEqualTo("RETURN 1");
	}

}
