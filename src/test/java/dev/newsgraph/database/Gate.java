package dev.newsgraph.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP proxy in front of a server. While it is closed, the server is unreachable. */
final class Gate implements AutoCloseable {

	private final URI server;

	private final int port;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private ServerSocket listener;

	/** Creates a closed gate. */
	Gate(URI server) throws IOException {
		this.server = server;
		this.listener = listen(0);
		this.port = this.listener.getLocalPort();
		shut();
	}

	URI uri() {
		return URI.create("bolt://127.0.0.1:" + this.port);
	}

	void open() throws IOException {
		this.listener = listen(this.port);
		Thread.ofVirtual().start(() -> accept(this.listener));
	}

	@Override
	public void close() throws IOException {
		shut();
	}

	void shut() throws IOException {
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
				Thread.ofVirtual().start(() -> copy(caller, called));
				Thread.ofVirtual().start(() -> copy(called, caller));
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

	private static void copy(Socket from, Socket to) {
		try (from; to) {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
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
