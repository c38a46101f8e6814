package dev.newsgraph.database;

import java.net.URI;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LocalBoltProviderFactoryTests {

	private static final URI SOCKET = URI.create("bolt://127.0.0.1:7687");

	@Test
	void addressesTellTheServersSocket() {
		URI address = LocalBoltProviderFactory.address(SOCKET, "newsgraph-1");
		assertThat(address).hasToString("bolt+local://127.0.0.1:7687/newsgraph-1");
		assertThat(LocalBoltProviderFactory.socket(address)).isEqualTo(SOCKET);
	}

	@Test
	void otherAddressesStayAsTheyAre() {
		URI remote = URI.create("neo4j+s://graph.example.org");
		assertThat(LocalBoltProviderFactory.socket(remote)).isEqualTo(remote);
	}

	@Test
	void takesItsOwnSchemeAlone() {
		LocalBoltProviderFactory factory = new LocalBoltProviderFactory();
		assertThat(factory.supports("bolt+local")).isTrue();
		assertThat(factory.supports("bolt")).isFalse();
	}

}
