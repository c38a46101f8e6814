package dev.newsgraph.caching;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.Role;
import dev.newsgraph.transport.OperationRequest;

import static org.assertj.core.api.Assertions.assertThat;

class RequestDigestTests {

	@Test
	void differentValuesHaveDifferentDigests() {
		List<@Nullable Object> values = Arrays.asList(null, "", "?", "\ud800", "\udc00", "1", 1, 1.5, true, "true",
				List.of(), List.of("1"), List.of(List.of("1")), Map.of(), Map.of("1", "1"));
		assertThat(values.stream().map(RequestDigestTests::digest).distinct()).hasSameSizeAs(values);
	}

	@Test
	void theOrderOfTheEntriesOfAnObjectDoesNotMatter() {
		assertThat(digest(new java.util.TreeMap<>(Map.of("a", 1, "b", 2))))
			.isEqualTo(digest(new java.util.TreeMap<>(Map.of("b", 2, "a", 1)).descendingMap()));
	}

	/** An answer that a request of one role had is not found by a request of another. */
	@Test
	void equalRequestsOfDifferentRolesHaveDifferentDigests() {
		OperationRequest operation = new OperationRequest("{ __typename }", null, null, Map.of(), Map.of(), true);
		List<RequestDigest> received = new ArrayList<>();
		List<RequestDigest> read = new ArrayList<>();
		for (Role role : Role.values()) {
			MockHttpServletRequest request = new MockHttpServletRequest("GET", "/graphql");
			request.setQueryString("query={__typename}");
			request.setAttribute(Identity.ATTRIBUTE, new Identity("test", role));
			received.add(RequestDigest.ofReceived(request));
			read.add(RequestDigest.of(operation, MediaType.APPLICATION_JSON, true, RequestDigest.role(request)));
		}
		assertThat(received).doesNotHaveDuplicates();
		assertThat(read).doesNotHaveDuplicates();
	}

	@Test
	void callersOfOneRoleShareAnswers() {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/graphql");
		MockHttpServletRequest other = new MockHttpServletRequest("GET", "/graphql");
		request.setAttribute(Identity.ATTRIBUTE, new Identity("one", Role.READER));
		other.setAttribute(Identity.ATTRIBUTE, Identity.ANONYMOUS);
		assertThat(RequestDigest.ofReceived(request)).isEqualTo(RequestDigest.ofReceived(other));
	}

	private static String digest(@Nullable Object value) {
		MessageDigest digest = RequestDigest.sha256();
		RequestDigest.add(digest, value);
		return Arrays.toString(digest.digest());
	}

}
