package dev.newsgraph.database;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.newsgraph.database.PackStream.Struct;

/**
 * A server of a Neo4j cluster that answers as a test tells it to. It speaks Bolt 5.4. The
 * result of each statement is one row with the name of the server.
 */
final class ScriptedServer implements AutoCloseable {

	private static final byte[] VERSION = { 0, 0, 4, 5 };

	private static final String NOT_A_LEADER = "Neo.ClientError.Cluster.NotALeader";

	private final String name;

	private final int port;

	private final List<Sent> statements = new CopyOnWriteArrayList<>();

	private final List<Sent> refused = new CopyOnWriteArrayList<>();

	private final AtomicInteger routings = new AtomicInteger();

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final AtomicInteger commits = new AtomicInteger();

	private volatile ServerSocket listener;

	private volatile boolean leader;

	/** The number of statements after which the connection is closed. */
	private volatile int closesAfter = Integer.MAX_VALUE;

	private volatile Supplier<Table> table = () -> new Table(0, List.of(), List.of(), List.of());

	ScriptedServer(String name) throws IOException {
		this.name = name;
		this.listener = listen(0);
		this.port = this.listener.getLocalPort();
		Thread.ofVirtual().start(() -> accept(this.listener));
	}

	/** Starts it again after {@link #stop()}. */
	void start() throws IOException {
		this.listener = listen(this.port);
		Thread.ofVirtual().start(() -> accept(this.listener));
	}

	/** Closes all connections, and accepts no others. */
	void stop() throws IOException {
		this.listener.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	/** Sets whether it accepts writes. */
	void lead(boolean leads) {
		this.leader = leads;
	}

	/** Sets what it answers to the question for the servers of the cluster. */
	void route(Supplier<Table> answer) {
		this.table = answer;
	}

	/** Makes it close the connection at one statement, instead of answering. */
	void closeAtNextStatement() {
		this.closesAfter = 0;
	}

	/** Returns the statements that it has run. */
	List<Sent> statements() {
		return this.statements;
	}

	/** Returns the statements that it has refused because it is not the leader. */
	List<Sent> refused() {
		return this.refused;
	}

	/** Returns how often it was asked for the servers of the cluster. */
	int routings() {
		return this.routings.get();
	}

	/** Returns its address in a routing table. */
	String address() {
		return "127.0.0.1:" + this.port;
	}

	@Override
	public void close() throws IOException {
		stop();
	}

	private void accept(ServerSocket open) {
		while (!open.isClosed()) {
			try {
				Socket socket = open.accept();
				this.sockets.add(socket);
				Thread.ofVirtual().start(() -> serve(socket));
			}
			catch (IOException ex) {
				// The server was stopped.
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			DataInputStream in = new DataInputStream(socket.getInputStream());
			DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
			// The magic number, and the versions that the driver speaks
			in.readNBytes(20);
			out.write(VERSION);
			out.flush();
			Conversation conversation = new Conversation(out);
			while (conversation.answer(PackStream.read(in))) {
				// Until the driver, or the script, closes the connection.
			}
		}
		catch (IOException ex) {
			// One side has closed the connection.
		}
		finally {
			this.sockets.remove(socket);
		}
	}

	private static ServerSocket listen(int port) throws IOException {
		ServerSocket socket = new ServerSocket();
		socket.setReuseAddress(true);
		socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		return socket;
	}

	/** One connection. */
	private final class Conversation {

		private final DataOutputStream out;

		/** The options of the transaction; empty if there is none. */
		private Map<String, Object> transaction = Map.of();

		/** Whether the driver has not acknowledged a failure yet. */
		private boolean failed;

		private Conversation(DataOutputStream out) {
			this.out = out;
		}

		/** Answers a message, and returns whether the connection stays open. */
		private boolean answer(Struct message) throws IOException {
			boolean reset = message.tag() == 0x0F;
			if (this.failed && !reset) {
				PackStream.write(this.out, Struct.of(0x7E));
				return true;
			}
			switch (message.tag()) {
				// HELLO
				case 0x01 -> succeed(Map.of("server", "Neo4j/5.13.0", "connection_id", "bolt-1", "hints", Map.of()));
				// GOODBYE
				case 0x02 -> {
					return false;
				}
				// ROUTE
				case 0x66 -> {
					ScriptedServer.this.routings.incrementAndGet();
					succeed(Map.of("rt", ScriptedServer.this.table.get().map()));
				}
				// BEGIN
				case 0x11 -> {
					this.transaction = message.map(0);
					succeed(Map.of());
				}
				// RUN
				case 0x10 -> {
					return run(message);
				}
				// PULL
				case 0x3F -> {
					PackStream.write(this.out, Struct.of(0x71, List.of(ScriptedServer.this.name)));
					succeed(this.transaction.isEmpty() ? Map.of("type", "r", "db", "neo4j") : Map.of("type", "rw"));
				}
				// COMMIT
				case 0x12 -> {
					this.transaction = Map.of();
					succeed(Map.of("bookmark", "%s-%d".formatted(ScriptedServer.this.name,
							ScriptedServer.this.commits.incrementAndGet())));
				}
				// RESET, ROLLBACK, LOGON, LOGOFF, DISCARD, TELEMETRY
				default -> {
					this.failed = false;
					if (reset) {
						this.transaction = Map.of();
					}
					succeed(Map.of());
				}
			}
			return true;
		}

		private boolean run(Struct message) throws IOException {
			if (ScriptedServer.this.closesAfter-- == 0) {
				ScriptedServer.this.closesAfter = Integer.MAX_VALUE;
				return false;
			}
			Sent sent = Sent.of((String) message.fields().getFirst(),
					this.transaction.isEmpty() ? message.map(2) : this.transaction);
			if (!sent.read() && !ScriptedServer.this.leader) {
				ScriptedServer.this.refused.add(sent);
				fail(NOT_A_LEADER);
				return true;
			}
			ScriptedServer.this.statements.add(sent);
			succeed(Map.of("fields", List.of("server")));
			return true;
		}

		private void succeed(Map<String, Object> details) throws IOException {
			PackStream.write(this.out, Struct.of(0x70, details));
		}

		private void fail(String code) throws IOException {
			this.failed = true;
			PackStream.write(this.out, Struct.of(0x7F, Map.of("code", code, "message", "As the script says.")));
		}

	}

	/**
	 * A statement that was sent.
	 *
	 * @param text its text
	 * @param read whether its session only reads
	 * @param bookmarks the bookmarks for which it waits
	 */
	record Sent(String text, boolean read, List<Object> bookmarks) {

		@SuppressWarnings("unchecked")
		private static Sent of(String text, Map<String, Object> options) {
			return new Sent(text, "r".equals(options.get("mode")),
					(List<Object>) options.getOrDefault("bookmarks", List.of()));
		}

	}

	/**
	 * What a server says about the cluster.
	 *
	 * @param seconds how long it holds
	 * @param routers the servers that can be asked
	 * @param readers the servers that answer reads
	 * @param writers the servers that accept writes
	 */
	record Table(int seconds, List<ScriptedServer> routers, List<ScriptedServer> readers,
			List<ScriptedServer> writers) {

		private Map<String, Object> map() {
			return Map.of("ttl", this.seconds, "db", "neo4j", "servers",
					List.of(role("ROUTE", this.routers), role("READ", this.readers), role("WRITE", this.writers)));
		}

		private static Map<String, Object> role(String role, List<ScriptedServer> servers) {
			return Map.of("role", role, "addresses", servers.stream().map(ScriptedServer::address).toList());
		}

	}

}
