package dev.newsgraph.access;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;

import static org.assertj.core.api.Assertions.assertThat;

class AccessPropertiesTests {

	/** A removed key must stop working within two seconds. */
	@Test
	void theKeysFileIsLookedAtOften() {
		AccessProperties defaults = new Binder().bindOrCreate("newsgraph.access", AccessProperties.class);
		assertThat(defaults.keysInterval()).isLessThanOrEqualTo(Duration.ofSeconds(1));
	}

}
