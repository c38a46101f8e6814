package dev.newsgraph;

import java.util.List;

import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import dev.newsgraph.identity.TrackingParameters;

/**
 * What is not part of the address of an article. After a change, the next import reads
 * all documents again.
 *
 * @param trackingParameters query parameters that are removed from addresses; a name that
 * ends in {@code *} stands for all that begin with it. By default, those in
 * {@code tracking-parameters.txt}, such as {@code utm_*} and {@code fbclid}
 * @param moreTrackingParameters query parameters that are removed too
 */
@Validated
@ConfigurationProperties("newsgraph.addresses")
public record AddressProperties(
		@DefaultValue List<@Pattern(regexp = AddressProperties.NAME,
				message = AddressProperties.MESSAGE) String> trackingParameters,
		@DefaultValue List<@Pattern(regexp = AddressProperties.NAME,
				message = AddressProperties.MESSAGE) String> moreTrackingParameters) {

	static final String NAME = "[^&=#?*\\s]+\\*?";

	static final String MESSAGE = "newsgraph.addresses.tracking-parameters and"
			+ " newsgraph.addresses.more-tracking-parameters allow only names without blanks, &, =, # and ?, such as"
			+ " fbclid or utm_*.";

	/** Returns the parameters that are removed. */
	TrackingParameters tracking() {
		TrackingParameters first = this.trackingParameters.isEmpty() ? TrackingParameters.DEFAULTS
				: TrackingParameters.of(this.trackingParameters);
		return first.and(this.moreTrackingParameters);
	}

}
