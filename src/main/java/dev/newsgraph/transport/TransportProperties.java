package dev.newsgraph.transport;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of requests.
 *
 * @param maxBodySize over which the body of a request is refused unread
 * @param allowedHosts names by which the gateway may be called, beside addresses,
 * {@code localhost} and the machine's own name; {@code *} for any
 */
@ConfigurationProperties("newsgraph.http")
record TransportProperties(@DefaultValue("1MB") DataSize maxBodySize, @DefaultValue List<String> allowedHosts) {
}
