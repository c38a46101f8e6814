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
 * them; with https, each gateway needs a name of its own. This gateway itself may be
 * among them. Set it at all of the gateways
 * @param interval time between two comparisons until the gateway is ready
 * @param readyInterval time between two comparisons once the gateway is ready. They only
 * change metrics and the details of the health endpoint
 * @param timeout time in which another gateway must answer
 * @param firstAfter time for which, at each comparison, no other gateway must have been
 * ready before this one can be ready without the documents of another one
 * @param lostAfter the time that applies instead of first-after if this gateway has seen
 * another one that was ready
 */
@Validated
@ConfigurationProperties("newsgraph.replica")
record ReplicaProperties(@DefaultValue List<@Pattern(regexp = ReplicaProperties.ADDRESS,
		message = "an http or https address without a query, whose host has only letters, digits, hyphens and dots") String> expect,
		@DefaultValue("1s") @DurationMin(millis = 100) Duration interval,
		@DefaultValue("15s") @DurationMin(millis = 100) Duration readyInterval,
		@DefaultValue("2s") @DurationMin(millis = 100) Duration timeout,
		@DefaultValue("15s") @DurationMin(millis = 100) Duration firstAfter,
		@DefaultValue("2m") @DurationMin(millis = 100) Duration lostAfter) {

	/** The form of an address. */
	static final String ADDRESS = "https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?(/[^\\s?#]*)?";

	/**
	 * Returns the time that a comparison takes at most, with the pause before it.
	 * @param ready whether the gateway is ready
	 */
	Duration step(boolean ready) {
		// A connection and a request.
		return (ready ? this.readyInterval : this.interval).plus(this.timeout.multipliedBy(2));
	}

}
