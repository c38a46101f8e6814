package dev.newsgraph.caching;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.Role;
import dev.newsgraph.query.events.OperationEvents;
import dev.newsgraph.transport.OperationRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** The memory of known requests is bounded, and they are known for each role apart. */
class ConfirmedRequestsTests {

	private static final int BYTES = 1_000_000;

	private static final OperationRequest OPERATION = new OperationRequest("{ __typename }", null, null, Map.of(),
			Map.of(), true);

	@Test
	void aLongHeaderOfTheClientCounts() {
		ConfirmedRequests requests = new ConfirmedRequests("/graphql", null, null, new SeenAnswers(true),
				OperationEvents.NONE, BYTES);
		for (int i = 0; i < 500; i++) {
			MockHttpServletRequest request = new MockHttpServletRequest("GET", "/graphql");
			request.setQueryString("query={__typename}");
			request.addHeader("Accept", "application/json;number=%d;text=%s".formatted(i, "x".repeat(5000)));
			requests.add(request, OPERATION, new EntityTag("tag"), "revision", "no-cache");
		}
		assertThat(requests.size()).isBetween(1L, BYTES / 20_000L);
	}

	@Test
	void aRequestOfAnotherRoleIsAnotherRequest() {
		ConfirmedRequests requests = new ConfirmedRequests("/graphql", null, null, new SeenAnswers(true),
				OperationEvents.NONE, BYTES);
		for (Role role : Role.values()) {
			MockHttpServletRequest request = new MockHttpServletRequest("GET", "/graphql");
			request.setQueryString("query={__typename}");
			request.setAttribute(Identity.ATTRIBUTE, new Identity("test", role));
			requests.add(request, OPERATION, new EntityTag("tag"), "revision", "no-cache");
		}
		assertThat(requests.size()).isEqualTo(Role.values().length);
	}

}
