package dev.newsgraph.access;

import java.util.Map;

import graphql.GraphQLContext;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class IdentityTests {

	@Test
	void theContextHoldsTheCaller() {
		Identity caller = new Identity("news-team", Role.IMPORTER);
		assertThat(Identity.of(GraphQLContext.of(Map.of(Identity.class, caller)))).isEqualTo(caller);
	}

	@Test
	void anExecutionWithoutACallerHasNoIdentity() {
		assertThat(Identity.of(GraphQLContext.getDefault())).isNull();
	}

	@Test
	void aRequestWithoutACallerHasNoIdentity() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setAttribute(Identity.ATTRIBUTE, Identity.INTERNAL);
		assertThatIllegalStateException().isThrownBy(() -> RequestCaller.identity(request));
		RequestCaller.set(request, TestCredentials.caller(Role.READER));
		assertThat(RequestCaller.identity(request).role()).isEqualTo(Role.READER);
	}

}
