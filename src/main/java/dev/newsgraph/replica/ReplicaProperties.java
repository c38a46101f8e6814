package dev.newsgraph.replica;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a gateway that starts catches up with other gateways that import the same folders
 * into databases of their own.
 *
 * @param expect addresses of gateways that import the same folders, such as
 * http://10.0.0.2:8080. A gateway that starts is ready only when its documents are those
 * of the gateway that has changed last. A name with several addresses stands for all of
 * them, and this gateway itself may be among them. Set it at all of the gateways
 * @param interval time between two comparisons
 * @param timeout time in which another gateway must answer; one that does not is ignored
 */
@Validated
@ConfigurationProperties("newsgraph.replica")
record ReplicaProperties(@DefaultValue List<@Pattern(regexp = ReplicaProperties.ADDRESS,
		message = "an http or https address without a query, whose host has only letters, digits, hyphens and dots") String> expect,
		@DefaultValue("1s") @DurationMin(millis = 100) Duration interval,
		@DefaultValue("2s") @DurationMin(millis = 100) Duration timeout) {

	/** The form of an address. */
	static final String ADDRESS = "https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?(/[^\\s?#]*)?";

}
