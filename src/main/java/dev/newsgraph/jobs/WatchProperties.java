package dev.newsgraph.jobs;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the import root is watched.
 *
 * @param watch whether it is
 * @param still how long a folder must not change before it is imported
 */
@ConfigurationProperties("newsgraph.import")
record WatchProperties(@DefaultValue("false") boolean watch, @DefaultValue("2s") Duration still) {

	WatchProperties {
		if (still.toMillis() < 100) {
			throw new IllegalArgumentException("newsgraph.import.still must be 100ms or more");
		}
	}

}
