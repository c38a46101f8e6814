package dev.newsgraph.database;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalAddress;
import org.jspecify.annotations.Nullable;
import org.neo4j.bolt.BoltServer;
import org.neo4j.bolt.connection.BoltProtocolVersion;
import org.neo4j.bolt.connection.LoggingProvider;
import org.neo4j.bolt.connection.netty.impl.async.connection.ChannelPipelineBuilder;
import org.neo4j.bolt.connection.netty.impl.async.connection.ChannelPipelineBuilderProvider;
import org.neo4j.bolt.connection.netty.impl.messaging.MessageFormat;
import org.neo4j.bolt.connection.netty.impl.messaging.request.DiscardMessage;
import org.neo4j.bolt.connection.values.ValueFactory;
import org.neo4j.bolt.negotiation.version.ProtocolVersion;
import org.neo4j.bolt.protocol.BoltProtocolRegistry;
import org.neo4j.bolt.protocol.common.BoltProtocol;
import org.neo4j.bolt.protocol.common.connection.BoltDriverMetricsMonitor;
import org.neo4j.bolt.protocol.common.connection.hint.ConnectionHintRegistry;
import org.neo4j.bolt.protocol.common.connection.hint.KeepAliveConnectionHintProvider;
import org.neo4j.bolt.protocol.common.connection.hint.TelemetryConnectionHintProvider;
import org.neo4j.bolt.protocol.common.connector.Connector;
import org.neo4j.bolt.protocol.common.connector.accounting.error.NoopErrorAccountant;
import org.neo4j.bolt.protocol.common.connector.accounting.thread.NoopThreadAccountant;
import org.neo4j.bolt.protocol.common.connector.admissioncontrol.ConnectionAdmissionControlTrackerFactory;
import org.neo4j.bolt.protocol.common.connector.config.LocalConnectorConfiguration;
import org.neo4j.bolt.protocol.common.connector.connection.AtomicSchedulingConnection;
import org.neo4j.bolt.protocol.common.connector.connection.Connection;
import org.neo4j.bolt.protocol.common.connector.executor.NettyThreadFactory;
import org.neo4j.bolt.protocol.common.connector.executor.ThreadPoolExecutorServiceFactory;
import org.neo4j.bolt.protocol.common.connector.listener.AuthenticationProtocolLimiterConnectorListener;
import org.neo4j.bolt.protocol.common.connector.listener.AuthenticationTimeoutConnectorListener;
import org.neo4j.bolt.protocol.common.connector.listener.KeepAliveConnectorListener;
import org.neo4j.bolt.protocol.common.connector.listener.ReadLimitConnectorListener;
import org.neo4j.bolt.protocol.common.connector.listener.ResetMessageConnectorListener;
import org.neo4j.bolt.protocol.common.connector.netty.LocalNettyConnector;
import org.neo4j.bolt.protocol.common.connector.transport.ConnectorTransport;
import org.neo4j.bolt.protocol.common.connector.transport.LocalConnectorTransport;
import org.neo4j.bolt.security.Authentication;
import org.neo4j.bolt.security.basic.BasicAuthentication;
import org.neo4j.bolt.transport.BoltMemoryPool;
import org.neo4j.bolt.tx.TransactionManager;
import org.neo4j.common.DependencyResolver;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.BoltConnectorInternalSettings;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.dbms.routing.RoutingService;
import org.neo4j.internal.kernel.api.security.AbstractSecurityLog;
import org.neo4j.kernel.api.net.NetworkConnectionTracker;
import org.neo4j.kernel.api.security.AuthManager;
import org.neo4j.kernel.database.DefaultDatabaseResolver;
import org.neo4j.logging.InternalLogProvider;
import org.neo4j.logging.internal.LogService;
import org.neo4j.memory.MemoryPools;
import org.neo4j.scheduler.Group;
import org.neo4j.scheduler.JobScheduler;
import org.neo4j.server.config.AuthConfigProvider;
import org.neo4j.server.queryapi.driver.boltmessage.BoltMessagePipelineBuilder;
import org.neo4j.time.SystemNanoClock;

/**
 * The Bolt connectors of the embedded server: one through the memory of this process, and
 * on request one on a port of the loopback interface. Neo4j's own Bolt server always
 * opens a port, which also answers web pages, so it is disabled.
 */
final class EmbeddedBolt implements AutoCloseable {

	/** Version of Bolt over memory. Both ends name it, because they do not negotiate. */
	private static final int MAJOR_VERSION = 6;

	private static final int MINOR_VERSION = 0;

	/** Both ends of a channel have the same thread, so no other has to be woken up. */
	private static final int CHANNEL_THREADS = 1;

	/** The number that Netty chooses. */
	private static final int PORT_THREADS = 0;

	private static final PooledByteBufAllocator ALLOCATOR = BoltServer.NETTY_BUF_ALLOCATOR.get();

	private final DependencyResolver server;

	private final Config config;

	private final InternalLogProvider log;

	private final BoltMemoryPool memory;

	private final ExecutorService workers;

	private final List<EventLoopGroup> eventLoops = new ArrayList<>();

	private final List<Connector<?>> connectors = new ArrayList<>();

	/**
	 * Creates connectors; none of them is open yet.
	 * @param server the components of the server
	 */
	EmbeddedBolt(DependencyResolver server) {
		this.server = server;
		this.config = component(Config.class);
		this.log = component(LogService.class).getInternalLogProvider();
		this.memory = new BoltMemoryPool(component(MemoryPools.class), ALLOCATOR.metric());
		JobScheduler scheduler = component(JobScheduler.class);
		scheduler.setThreadFactory(Group.BOLT_NETWORK_IO, NettyThreadFactory::new);
		this.workers = new ThreadPoolExecutorServiceFactory(this.config.get(BoltConnector.thread_pool_min_size),
				this.config.get(BoltConnector.thread_pool_max_size), true,
				this.config.get(BoltConnector.thread_pool_keep_alive),
				this.config.get(BoltConnectorInternalSettings.unsupported_thread_pool_queue_size),
				scheduler.threadFactory(Group.BOLT_WORKER))
			.create();
	}

	/** Returns the settings of the driver for a connection through memory. */
	static Map<String, Object> channelSettings() {
		return Map.of("channelPipelineBuilderProvider", new ObjectPipelines(), "boltProtocolVersion",
				new BoltProtocolVersion(MAJOR_VERSION, MINOR_VERSION));
	}

	/**
	 * Accepts connections from this process, without a password.
	 * @param channel the name by which the driver finds the server
	 */
	void openChannel(String channel) {
		LocalConnectorTransport transport = new LocalConnectorTransport();
		EventLoopGroup threads = eventLoops(transport, CHANNEL_THREADS);
		LocalBoltProviderFactory.share(channel, threads);
		open(new LocalNettyConnector(BoltConnectorInternalSettings.LOCAL_NAME, new LocalAddress(channel), this.memory,
				component(SystemNanoClock.class), ALLOCATOR, threads, threads, connections(),
				component(NetworkConnectionTracker.class), protocols(), authentication(AuthManager.NO_AUTH),
				component(AuthConfigProvider.class), component(DefaultDatabaseResolver.class), hints(),
				component(TransactionManager.class), component(RoutingService.class),
				new NoopErrorAccountant(component(LogService.class)), new NoopThreadAccountant(),
				BoltDriverMetricsMonitor.noop(), component(LogService.class).getUserLogProvider(), this.log, transport,
				LocalConnectorConfiguration.factory()
					.fromConfig(this.config)
					.enableJavaObjectMessages(true)
					.withJavaObjectProtocolVersion(new ProtocolVersion(MAJOR_VERSION, MINOR_VERSION))
					.build()));
	}

	/**
	 * Accepts connections of other processes.
	 * @param address the address to listen on; port 0 is a free port
	 * @param password the user and the password that clients must know
	 * @return the address with the port
	 */
	InetSocketAddress openPort(SocketAddress address, EmbeddedBoltPassword password) {
		ConnectorTransport transport = ConnectorTransport.selectOptimal().orElseThrow();
		EmbeddedBoltPort port = new EmbeddedBoltPort(address, component(ConnectorPortRegister.class), this.memory,
				component(SystemNanoClock.class), ALLOCATOR, eventLoops(transport, PORT_THREADS), transport,
				connections(), component(NetworkConnectionTracker.class), protocols(), authentication(password),
				component(AuthConfigProvider.class), component(DefaultDatabaseResolver.class), hints(),
				component(TransactionManager.class), component(RoutingService.class), this.config,
				component(LogService.class));
		open(port);
		return (InetSocketAddress) port.address();
	}

	private void open(Connector<?> connector) {
		connector.registerListener(new AuthenticationTimeoutConnectorListener(
				this.config.get(BoltConnectorInternalSettings.unsupported_bolt_unauth_connection_timeout), this.log));
		// These need the bytes of messages.
		if (!connector.configuration().enableJavaObjectMessages()) {
			connector.registerListener(new KeepAliveConnectorListener(false,
					this.config.get(BoltConnector.connection_keep_alive).toMillis(), this.log));
			connector.registerListener(new ReadLimitConnectorListener(
					this.config.get(BoltConnectorInternalSettings.unsupported_bolt_unauth_connection_max_inbound_bytes),
					this.log));
			connector.registerListener(new AuthenticationProtocolLimiterConnectorListener(
					connector.configuration().maxAuthenticationStructureElements(),
					connector.configuration().maxAuthenticationStructureDepth(), this.log));
		}
		connector.registerListener(new ResetMessageConnectorListener(this.log));
		try {
			connector.init();
			connector.start();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		this.connectors.add(connector);
	}

	private EventLoopGroup eventLoops(ConnectorTransport transport, int threads) {
		EventLoopGroup group = new MultiThreadIoEventLoopGroup(threads,
				component(JobScheduler.class).threadFactory(Group.BOLT_NETWORK_IO), transport.createIoHandlerFactory());
		this.eventLoops.add(group);
		return group;
	}

	private Connection.Factory connections() {
		return new AtomicSchedulingConnection.Factory(this.workers, component(SystemNanoClock.class),
				component(LogService.class), ConnectionAdmissionControlTrackerFactory.noop());
	}

	private static BoltProtocolRegistry protocols() {
		return BoltProtocolRegistry.builder().register(BoltProtocol.available()).build();
	}

	private ConnectionHintRegistry hints() {
		return ConnectionHintRegistry.newBuilder()
			.withProvider(new KeepAliveConnectionHintProvider(this.config))
			.withProvider(new TelemetryConnectionHintProvider(this.config))
			.build();
	}

	private Authentication authentication(AuthManager users) {
		return new BasicAuthentication(users, component(AbstractSecurityLog.class));
	}

	private <T> T component(Class<T> type) {
		return this.server.resolveDependency(type);
	}

	/** Closes all connections, and then the threads. */
	@Override
	public void close() {
		RuntimeException failure = null;
		for (Connector<?> connector : this.connectors) {
			failure = close(connector, failure);
		}
		LocalBoltProviderFactory.forget(this.eventLoops);
		this.eventLoops.forEach((group) -> group.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS));
		this.workers.shutdownNow();
		this.memory.close();
		if (failure != null) {
			throw failure;
		}
	}

	private static @Nullable RuntimeException close(Connector<?> connector, @Nullable RuntimeException earlier) {
		try {
			connector.stop();
			connector.shutdown();
			return earlier;
		}
		catch (Exception ex) {
			return new IllegalStateException(ex);
		}
	}

	/** Makes pipelines for messages as objects, as the Query API of Neo4j does. */
	private static final class ObjectPipelines implements ChannelPipelineBuilderProvider, ChannelPipelineBuilder {

		private final ChannelPipelineBuilder delegate = new BoltMessagePipelineBuilder();

		@Override
		public ChannelPipelineBuilder channelPipeline() {
			return this;
		}

		@Override
		public void build(MessageFormat format, ChannelPipeline pipeline, LoggingProvider logging,
				ValueFactory values) {
			this.delegate.build(format, pipeline, logging, values);
			pipeline.addLast(new DiscardedResults(values));
		}

	}

	/**
	 * Names the query in each {@code DISCARD}. Without a name, the last query is meant,
	 * but the encoder of Neo4j needs one.
	 */
	private static final class DiscardedResults extends ChannelOutboundHandlerAdapter {

		private static final long LAST_QUERY = -1;

		private final ValueFactory values;

		private DiscardedResults(ValueFactory values) {
			this.values = values;
		}

		@Override
		public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
			if (message instanceof DiscardMessage discard) {
				discard.metadata().putIfAbsent("qid", this.values.value(LAST_QUERY));
			}
			context.write(message, promise);
		}

	}

}
