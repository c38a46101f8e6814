package dev.newsgraph.access;

import java.util.Map;

import graphql.GraphQLContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdentityTests {

	@Test
	void theContextHoldsTheCaller() {
		Identity caller = new Identity("news-team", Role.IMPORTER);
		assertThat(Identity.of(GraphQLContext.of(Map.of(Identity.class, caller)))).isEqualTo(caller);
		assertThat(Identity.ofAttribute(caller)).isEqualTo(caller);
	}

	@Test
	void anExecutionWithoutACallerMayOnlyRead() {
		assertThat(Identity.of(GraphQLContext.getDefault())).isEqualTo(Identity.ANONYMOUS);
		assertThat(Identity.ofAttribute(null)).isEqualTo(Identity.ANONYMOUS);
		assertThat(Identity.ofAttribute("admin")).isEqualTo(Identity.ANONYMOUS);
		assertThat(Identity.ANONYMOUS.role()).isEqualTo(Role.READER);
	}

}
