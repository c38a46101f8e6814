package dev.newsgraph.database;

import java.net.URI;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LocalBoltProviderFactoryTests {

	@Test
	void addressesNameTheChannel() {
		URI address = LocalBoltProviderFactory.address("newsgraph-1");
		assertThat(address).hasToString("bolt+local://localhost/newsgraph-1");
		assertThat(LocalBoltProviderFactory.isLocal(address)).isTrue();
	}

	@Test
	void otherAddressesAreNotLocal() {
		assertThat(LocalBoltProviderFactory.isLocal(URI.create("neo4j+s://graph.example.org"))).isFalse();
	}

	@Test
	void takesItsOwnSchemeAlone() {
		LocalBoltProviderFactory factory = new LocalBoltProviderFactory();
		assertThat(factory.supports("bolt+local")).isTrue();
		assertThat(factory.supports("bolt")).isFalse();
	}

}
