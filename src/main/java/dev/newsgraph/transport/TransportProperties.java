package dev.newsgraph.transport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of HTTP requests.
 *
 * @param maxBodySize size over which the body of a request is refused, on every path; for
 * a compressed body, the size after it is decoded
 * @param headerTimeout time in which all headers of a request must arrive
 * @param bodyTimeout time in which the whole body of a request must arrive
 * @param answerTimeout time in which the client must receive the whole response
 * @param maxPendingBodies memory of the bodies of all requests together; bodies of up to
 * 8 KB do not count. A request whose body does not fit is refused with OVERLOADED
 * @param maxPendingAnswers memory of the answers of 128 KB and more that are being sent
 * to all clients together. An answer that does not fit is replaced by OVERLOADED
 * @param maxJsonDepth levels of nesting in the JSON of a body
 * @param maxNumberLength characters of a number in the JSON of a body
 * @param operationsPerCore operations that run at the same time, for each processor
 * @param operationsPerCaller operations of one client that run at the same time; 0 for
 * half of all, but at least two. A client is an API key, the subject of a JWT, or an
 * address. Behind a proxy that is not in {@code newsgraph.http.proxies}, all clients
 * without a token are one. With 0, the clients on the machine of the gateway that need no
 * token are limited only together with all others
 * @param operationWait time that a further operation waits before it is refused with
 * OVERLOADED
 * @param allowedHosts host names by which clients may call the gateway, in addition to IP
 * addresses, {@code localhost} and the machine's own name. Behind a proxy, set the name
 * that clients use; {@code *} allows any name
 * @param proxies IP addresses of the proxies in front of the gateway, or ranges of them
 * such as {@code 10.0.0.0/8}. Only they may send headers such as {@code X-Forwarded-For},
 * whose last other address tells their clients apart
 * @param tokenFile file with a token that makes a caller an administrator. The gateway
 * creates it at its first start, and only its own user can read it
 */
@Validated
@ConfigurationProperties("newsgraph.http")
record TransportProperties(@DefaultValue("256KB") @Min(1) DataSize maxBodySize,
		@DefaultValue("10s") @DurationMin(millis = 100) Duration headerTimeout,
		@DefaultValue("10s") @DurationMin(millis = 100) Duration bodyTimeout,
		@DefaultValue("30s") @DurationMin(millis = 100) Duration answerTimeout,
		@DefaultValue("64MB") @Min(1) DataSize maxPendingBodies,
		@DefaultValue("128MB") @Min(1) DataSize maxPendingAnswers, @DefaultValue("100") @Min(1) int maxJsonDepth,
		@DefaultValue("40") @Min(1) int maxNumberLength, @DefaultValue("8") @Min(1) int operationsPerCore,
		@DefaultValue("0") @Min(0) int operationsPerCaller,
		@DefaultValue("500ms") @DurationMin(millis = 0) Duration operationWait, @DefaultValue List<String> allowedHosts,
		@DefaultValue List<String> proxies, @DefaultValue("data/token") Path tokenFile) {
}
