package dev.newsgraph.database;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.neo4j.bolt.connection.AuthToken;
import org.neo4j.bolt.connection.BoltAgent;
import org.neo4j.bolt.connection.BoltConnection;
import org.neo4j.bolt.connection.BoltConnectionProvider;
import org.neo4j.bolt.connection.BoltProtocolVersion;
import org.neo4j.bolt.connection.NotificationConfig;
import org.neo4j.bolt.connection.SecurityPlan;
import org.neo4j.bolt.connection.observation.ImmutableObservation;

/**
 * Connection provider of one driver for one local server. The address of the server is
 * known only when the first connection is opened.
 */
final class LocalBoltProvider implements BoltConnectionProvider {

	private final Function<URI, BoltConnectionProvider> providers;

	private @Nullable BoltConnectionProvider provider;

	LocalBoltProvider(Function<URI, BoltConnectionProvider> providers) {
		this.providers = providers;
	}

	@Override
	public CompletionStage<BoltConnection> connect(URI uri, @Nullable String routingContextAddress, BoltAgent boltAgent,
			String userAgent, int connectTimeoutMillis, long initialisationTimeoutMillis,
			@Nullable SecurityPlan securityPlan, AuthToken authToken, @Nullable BoltProtocolVersion minVersion,
			NotificationConfig notificationConfig, @Nullable ImmutableObservation parentObservation) {
		return provider(uri).connect(uri, routingContextAddress, boltAgent, userAgent, connectTimeoutMillis,
				initialisationTimeoutMillis, securityPlan, authToken, minVersion, notificationConfig,
				parentObservation);
	}

	@Override
	public synchronized CompletionStage<Void> close() {
		return (this.provider != null) ? this.provider.close() : CompletableFuture.completedStage(null);
	}

	private synchronized BoltConnectionProvider provider(URI uri) {
		if (this.provider == null) {
			this.provider = this.providers.apply(uri);
		}
		return this.provider;
	}

}
