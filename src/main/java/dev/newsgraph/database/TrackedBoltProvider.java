package dev.newsgraph.database;

import java.net.URI;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.neo4j.bolt.connection.AuthToken;
import org.neo4j.bolt.connection.BoltAgent;
import org.neo4j.bolt.connection.BoltConnection;
import org.neo4j.bolt.connection.BoltConnectionProvider;
import org.neo4j.bolt.connection.BoltProtocolVersion;
import org.neo4j.bolt.connection.NotificationConfig;
import org.neo4j.bolt.connection.SecurityPlan;
import org.neo4j.bolt.connection.observation.ImmutableObservation;

/** Connection provider whose connections are {@link TrackedConnection}s. */
final class TrackedBoltProvider implements BoltConnectionProvider {

	private final BoltConnectionProvider delegate;

	TrackedBoltProvider(BoltConnectionProvider delegate) {
		this.delegate = delegate;
	}

	@Override
	public CompletionStage<BoltConnection> connect(URI uri, @Nullable String routingContextAddress, BoltAgent boltAgent,
			String userAgent, int connectTimeoutMillis, long initialisationTimeoutMillis,
			@Nullable SecurityPlan securityPlan, AuthToken authToken, @Nullable BoltProtocolVersion minVersion,
			NotificationConfig notificationConfig, @Nullable ImmutableObservation parentObservation) {
		return this.delegate
			.connect(uri, routingContextAddress, boltAgent, userAgent, connectTimeoutMillis,
					initialisationTimeoutMillis, securityPlan, authToken, minVersion, notificationConfig,
					parentObservation)
			.thenApply(TrackedConnection::new);
	}

	@Override
	public CompletionStage<Void> close() {
		return this.delegate.close();
	}

}
