package dev.newsgraph.playground;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OtherGatewayTests {

	@Test
	void keepsTheOrderAndNamesTheOrigins() {
		Map<String, URI> gateways = new LinkedHashMap<>();
		gateways.put("staging", URI.create("https://News.example.org/base/graphql"));
		gateways.put("local copy", URI.create("http://127.0.0.1:8081/graphql"));
		gateways.put("v6", URI.create("http://[::1]:8082/graphql"));
		assertThat(OtherGateway.of(gateways)).extracting(OtherGateway::name)
			.containsExactly("staging", "local copy", "v6");
		assertThat(OtherGateway.of(gateways)).extracting(OtherGateway::origin)
			.containsExactly("https://news.example.org", "http://127.0.0.1:8081", "http://[::1]:8082");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "news.example.org/graphql", "/graphql", "ftp://news.example.org/graphql", "https:///graphql",
					"https://user:secret@news.example.org/graphql", "https://news.example.org/graphql?key=1",
					"https://news.example.org/graphql#a", "https://a_b.example.org;script-src/graphql" })
	void refusesWhatIsNotTheAddressOfAnEndpoint(String address) {
		assertThatIllegalArgumentException().isThrownBy(() -> OtherGateway.of(Map.of("staging", URI.create(address))))
			.withMessageStartingWith("newsgraph.playground.gateways.staging is \"" + address + "\"; it must be");
	}

	@Test
	void refusesANameThatNoPersonCanRead() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> OtherGateway.of(Map.of("n".repeat(41), URI.create("https://news.example.org/graphql"))))
			.withMessageContaining("1 to 40 characters");
	}

}
