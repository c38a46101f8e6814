package dev.newsgraph.database;

import java.net.SocketAddress;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.neo4j.bolt.protocol.BoltProtocolRegistry;
import org.neo4j.bolt.protocol.common.connection.BoltDriverMetricsMonitor;
import org.neo4j.bolt.protocol.common.connection.hint.ConnectionHintRegistry;
import org.neo4j.bolt.protocol.common.connector.accounting.error.NoopErrorAccountant;
import org.neo4j.bolt.protocol.common.connector.accounting.thread.NoopThreadAccountant;
import org.neo4j.bolt.protocol.common.connector.accounting.traffic.NoopTrafficAccountant;
import org.neo4j.bolt.protocol.common.connector.config.SocketConnectorConfiguration;
import org.neo4j.bolt.protocol.common.connector.connection.Connection;
import org.neo4j.bolt.protocol.common.connector.netty.SocketNettyConnector;
import org.neo4j.bolt.protocol.common.connector.transport.ConnectorTransport;
import org.neo4j.bolt.security.Authentication;
import org.neo4j.bolt.tx.TransactionManager;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.dbms.routing.RoutingService;
import org.neo4j.kernel.api.net.NetworkConnectionTracker;
import org.neo4j.kernel.database.DefaultDatabaseResolver;
import org.neo4j.logging.internal.LogService;
import org.neo4j.memory.MemoryPool;
import org.neo4j.server.config.AuthConfigProvider;
import org.neo4j.time.SystemNanoClock;

/**
 * A Bolt port that accepts nothing but Bolt. Neo4j's connector also accepts WebSocket
 * from every origin, so every web page could use it.
 */
final class EmbeddedBoltPort extends SocketNettyConnector {

	/** The first four bytes that a Bolt client sends. */
	private static final int BOLT = 0x6060B017;

	EmbeddedBoltPort(SocketAddress address, ConnectorPortRegister ports, MemoryPool memory, SystemNanoClock clock,
			ByteBufAllocator allocator, EventLoopGroup threads, ConnectorTransport transport,
			Connection.Factory connections, NetworkConnectionTracker tracker, BoltProtocolRegistry protocols,
			Authentication authentication, AuthConfigProvider authConfig, DefaultDatabaseResolver databases,
			ConnectionHintRegistry hints, TransactionManager transactions, RoutingService routing, Config config,
			LogService log) {
		super(BoltConnector.NAME, address, ConnectorType.BOLT, ports, memory, clock, allocator, threads, threads,
				transport, connections, tracker, protocols, authentication, authConfig, databases, hints, transactions,
				routing, new NoopErrorAccountant(log), NoopTrafficAccountant.getInstance(), new NoopThreadAccountant(),
				BoltDriverMetricsMonitor.noop(), SocketConnectorConfiguration.factory().fromConfig(config).build(),
				log.getUserLogProvider(), log.getInternalLogProvider());
	}

	@Override
	protected ChannelInitializer<Channel> channelInitializer() {
		ChannelInitializer<Channel> bolt = super.channelInitializer();
		return new ChannelInitializer<>() {

			@Override
			protected void initChannel(Channel channel) {
				channel.pipeline().addLast(new OnlyBolt(), bolt);
			}

		};
	}

	/** Closes connections that do not begin like Bolt. */
	private static final class OnlyBolt extends ByteToMessageDecoder {

		@Override
		protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
			if (in.readableBytes() < Integer.BYTES) {
				return;
			}
			if (in.getInt(in.readerIndex()) == BOLT) {
				// The bytes that are already here go to the next handler.
				context.pipeline().remove(this);
			}
			else {
				in.skipBytes(in.readableBytes());
				context.close();
			}
		}

	}

}
