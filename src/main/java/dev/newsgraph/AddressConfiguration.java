package dev.newsgraph;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.newsgraph.identity.TrackingParameters;

/** Configures the rules for addresses, which the import and queries share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AddressProperties.class)
class AddressConfiguration {

	@Bean
	TrackingParameters trackingParameters(AddressProperties properties) {
		return properties.tracking();
	}

}
