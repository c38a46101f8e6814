package dev.newsgraph.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A TCP proxy in front of a server. While it is closed, the server is unreachable. */
public final class Gate implements AutoCloseable {

	private volatile URI server;

	private final int port;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private ServerSocket listener;

	private volatile boolean silent;

	private volatile CountDownLatch passage = new CountDownLatch(0);

	/** Creates a closed gate. */
	public Gate(URI server) throws IOException {
		this.server = server;
		this.listener = listen(0);
		this.port = this.listener.getLocalPort();
		shut();
	}

	/** Sets the server of the next connections. */
	public void server(URI server) {
		this.server = server;
	}

	public URI uri() {
		return URI.create("bolt://127.0.0.1:" + this.port);
	}

	public void open() throws IOException {
		this.listener = listen(this.port);
		Thread.ofVirtual().start(() -> accept(this.listener));
	}

	/** Sets whether the answers of the server get lost. */
	void silence(boolean lost) {
		this.silent = lost;
	}

	/**
	 * Makes all bytes wait on the way, in both directions, as they do between the parts
	 * of a network that is cut.
	 */
	void hold() {
		this.passage = new CountDownLatch(1);
	}

	/** Lets the bytes pass that have waited. */
	void release() {
		this.passage.countDown();
	}

	/** Returns the number of connections that clients have open. */
	int connections() {
		this.sockets.removeIf(Socket::isClosed);
		return this.sockets.size() / 2;
	}

	@Override
	public void close() throws IOException {
		shut();
	}

	void shut() throws IOException {
		release();
		this.listener.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	private void accept(ServerSocket open) {
		while (!open.isClosed()) {
			try {
				Socket caller = keep(open.accept());
				Socket called = keep(new Socket(this.server.getHost(), this.server.getPort()));
				Thread.ofVirtual().start(() -> copy(caller, called, false));
				Thread.ofVirtual().start(() -> copy(called, caller, true));
			}
			catch (IOException ex) {
				// The gate was closed, or the client has disconnected.
			}
		}
	}

	private Socket keep(Socket socket) {
		this.sockets.add(socket);
		return socket;
	}

	private void copy(Socket from, Socket to, boolean answers) {
		byte[] bytes = new byte[8192];
		try (from; to) {
			for (int read = from.getInputStream().read(bytes); read >= 0; read = from.getInputStream().read(bytes)) {
				this.passage.await();
				if (!answers || !this.silent) {
					to.getOutputStream().write(bytes, 0, read);
				}
			}
		}
		catch (IOException | InterruptedException ex) {
			// One side has closed the connection.
		}
	}

	private static ServerSocket listen(int port) throws IOException {
		ServerSocket socket = new ServerSocket();
		socket.setReuseAddress(true);
		socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		return socket;
	}

}
