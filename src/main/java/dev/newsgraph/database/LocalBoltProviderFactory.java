package dev.newsgraph.database;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.local.LocalAddress;
import org.neo4j.bolt.connection.BoltConnectionProvider;
import org.neo4j.bolt.connection.BoltConnectionProviderFactory;
import org.neo4j.bolt.connection.LoggingProvider;
import org.neo4j.bolt.connection.netty.NettyBoltConnectionProviderFactory;
import org.neo4j.bolt.connection.observation.ObservationProvider;
import org.neo4j.bolt.connection.values.ValueFactory;

/**
 * Connects the driver to a server in its own process. The messages are those of Bolt, and
 * go through memory as objects: they are not written as bytes and read again. The driver
 * finds this class as a service, by the scheme of the URI.
 */
public final class LocalBoltProviderFactory implements BoltConnectionProviderFactory {

	private static final String SCHEME = "bolt+local";

	/** The threads of open channels by name, because the driver knows only the name. */
	private static final Map<String, EventLoopGroup> THREADS = new ConcurrentHashMap<>();

	/**
	 * Returns the URI of a server in this process.
	 * @param channel the name of its local channel
	 */
	static URI address(String channel) {
		return URI.create("%s://localhost/%s".formatted(SCHEME, channel));
	}

	/** Returns whether the URI is that of a server in this process. */
	static boolean isLocal(URI address) {
		return SCHEME.equals(address.getScheme());
	}

	/**
	 * Lets the drivers that connect to a channel use the threads of the server.
	 * @param channel the name of the local channel
	 */
	static void share(String channel, EventLoopGroup threads) {
		THREADS.put(channel, threads);
	}

	/** Lets no further driver use these threads. */
	static void forget(Collection<EventLoopGroup> threads) {
		THREADS.values().removeAll(threads);
	}

	@Override
	public boolean supports(String scheme) {
		return SCHEME.equals(scheme);
	}

	@Override
	public BoltConnectionProvider create(LoggingProvider logging, ValueFactory values, ObservationProvider observations,
			Map<String, ?> settings) {
		return new LocalBoltProvider((address) -> {
			Map<String, Object> local = new HashMap<>(settings);
			String channel = address.getPath().substring(1);
			local.put("localAddress", new LocalAddress(channel));
			local.putAll(EmbeddedBolt.channelSettings());
			EventLoopGroup threads = THREADS.get(channel);
			if (threads != null) {
				local.put("eventLoopGroup", threads);
			}
			return TrackedBoltProviderFactory
				.tracked(new NettyBoltConnectionProviderFactory().create(logging, values, observations, local));
		});
	}

}
