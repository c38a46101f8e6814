package dev.newsgraph.database;

import java.util.Map;

import org.neo4j.bolt.connection.BoltConnectionProvider;
import org.neo4j.bolt.connection.BoltConnectionProviderFactory;
import org.neo4j.bolt.connection.LoggingProvider;
import org.neo4j.bolt.connection.netty.NettyBoltConnectionProviderFactory;
import org.neo4j.bolt.connection.observation.ObservationProvider;
import org.neo4j.bolt.connection.values.ValueFactory;

/**
 * Connects the driver to other servers in its usual way, and tracks the connections. The
 * driver finds this class as a service, and prefers it to its own because of its order.
 */
public final class TrackedBoltProviderFactory implements BoltConnectionProviderFactory {

	private final BoltConnectionProviderFactory delegate = new NettyBoltConnectionProviderFactory();

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
		return new TrackedBoltProvider(this.delegate.create(logging, values, observations, settings));
	}

}
