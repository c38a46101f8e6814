package dev.newsgraph.transport;

import java.util.List;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of HTTP requests.
 *
 * @param maxBodySize size over which the body of a request is refused
 * @param allowedHosts host names by which clients may call the gateway, in addition to IP
 * addresses, {@code localhost} and the machine's own name. Behind a proxy, set the name
 * that clients use; {@code *} allows any name
 */
@Validated
@ConfigurationProperties("newsgraph.http")
record TransportProperties(@DefaultValue("1MB") @Min(1) DataSize maxBodySize, @DefaultValue List<String> allowedHosts) {
}
