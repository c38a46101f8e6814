package dev.newsgraph.subscription;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of subscriptions, and of the WebSockets and event streams that carry them.
 *
 * @param maxConnections number of WebSockets and event streams that are open at the same
 * time. Keep it below {@code server.tomcat.max-connections}, so that the gateway still
 * answers queries when it is reached
 * @param connectionsPerCaller number of WebSockets and event streams of one client. A
 * client is an address. Behind a proxy that is not in {@code newsgraph.http.proxies}, all
 * clients together are one
 * @param perConnection number of operations that one WebSocket may have at the same time
 * @param initTimeout time in which the client of a WebSocket must send
 * {@code connection_init}, and all parts of a message; after it, the WebSocket is closed
 * with the code 4408
 * @param keepAlive time between two pings to the client of a WebSocket, and between two
 * comments in an event stream without events
 * @param maxMessageSize size over which a message of a client is refused, and its
 * WebSocket closed with the code 1009
 * @param maxAge time after which a connection is closed. Clients connect again, and
 * continue from their last cursor
 * @param poll time between two reads of the changes in the graph, as long as anyone has
 * subscribed
 * @param importPoll time between two reads of the changes while this gateway imports. A
 * read is one statement then, and twice as many as the time before while changes are
 * left. 0s reads them as at other times
 * @param changesPerStatement number of changes that one statement reads at most
 * @param maxPending number of events that may wait for one subscription; no further ones
 * are read before
 * @param slowTimeout time after which a client that does not take its events is closed, a
 * WebSocket with the code 4490
 * @param parallelReads number of statements that read events at the same time
 * @param maxWaitingSize size of all events that wait for clients, and of the messages of
 * clients that have arrived in part. Over it, no events are read for subscriptions for
 * which some wait already, the slow clients among them are closed, and WebSockets with a
 * message in part are closed with the code 1013
 * @param maxDocumentSize size of the documents and variables of all subscriptions, which
 * are kept as long as these last. A subscription over it is refused. The memory that they
 * take is a multiple of it
 */
@Validated
@ConfigurationProperties("newsgraph.subscriptions")
record SubscriptionProperties(@DefaultValue("1500") @Min(0) int maxConnections,
		@DefaultValue("1200") @Min(0) int connectionsPerCaller, @DefaultValue("50") @Min(1) int perConnection,
		@DefaultValue("10s") @DurationMin(millis = 100) Duration initTimeout,
		@DefaultValue("25s") @DurationMin(millis = 100) Duration keepAlive,
		@DefaultValue("64KB") @Min(1024) DataSize maxMessageSize,
		@DefaultValue("12h") @DurationMin(seconds = 1) Duration maxAge,
		@DefaultValue("500ms") @DurationMin(millis = 10) Duration poll,
		@DefaultValue("2s") @DurationMin Duration importPoll, @DefaultValue("100") @Min(1) int changesPerStatement,
		@DefaultValue("200") @Min(1) int maxPending,
		@DefaultValue("10s") @DurationMin(millis = 100) Duration slowTimeout,
		@DefaultValue("2") @Min(1) int parallelReads, @DefaultValue("64MB") @Min(1024) DataSize maxWaitingSize,
		@DefaultValue("8MB") @Min(1024) DataSize maxDocumentSize) {
}
