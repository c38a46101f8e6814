package dev.newsgraph.transport;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of requests.
 *
 * @param maxBodySize over which the body of a request is refused unread
 */
@ConfigurationProperties("newsgraph.http")
record TransportProperties(@DefaultValue("1MB") DataSize maxBodySize) {
}
