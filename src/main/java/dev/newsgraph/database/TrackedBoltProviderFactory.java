package dev.newsgraph.database;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.neo4j.bolt.connection.AuthToken;
import org.neo4j.bolt.connection.BoltAgent;
import org.neo4j.bolt.connection.BoltConnection;
import org.neo4j.bolt.connection.BoltConnectionProvider;
import org.neo4j.bolt.connection.BoltConnectionProviderFactory;
import org.neo4j.bolt.connection.BoltProtocolVersion;
import org.neo4j.bolt.connection.LoggingProvider;
import org.neo4j.bolt.connection.NotificationConfig;
import org.neo4j.bolt.connection.SecurityPlan;
import org.neo4j.bolt.connection.netty.NettyBoltConnectionProviderFactory;
import org.neo4j.bolt.connection.observation.ImmutableObservation;
import org.neo4j.bolt.connection.observation.ObservationProvider;
import org.neo4j.bolt.connection.values.ValueFactory;

/**
 * Connects the driver to other servers in its usual way, and tracks the connections. The
 * driver finds this class as a service, and prefers it to its own because of its order.
 */
public final class TrackedBoltProviderFactory implements BoltConnectionProviderFactory {

	private final BoltConnectionProviderFactory delegate = new NettyBoltConnectionProviderFactory();

	/** Returns a provider that tracks the connections of another one. */
	static BoltConnectionProvider tracked(BoltConnectionProvider provider) {
		return new Provider(provider);
	}

	@Override
	public boolean supports(String scheme) {
		return this.delegate.supports(scheme);
	}

	@Override
	public int getOrder() {
		return this.delegate.getOrder() - 1;
	}

	@Override
	public BoltConnectionProvider create(LoggingProvider logging, ValueFactory values, ObservationProvider observations,
			Map<String, ?> settings) {
		return tracked(this.delegate.create(logging, values, observations, settings));
	}

	/** Connection provider whose connections are {@link TrackedConnection}s. */
	private static final class Provider implements BoltConnectionProvider {

		private final BoltConnectionProvider delegate;

		private Provider(BoltConnectionProvider delegate) {
			this.delegate = delegate;
		}

		@Override
		public CompletionStage<BoltConnection> connect(URI uri, @Nullable String routingContextAddress,
				BoltAgent boltAgent, String userAgent, int connectTimeoutMillis, long initialisationTimeoutMillis,
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

}
