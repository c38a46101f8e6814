package dev.newsgraph.transport;

import java.time.Duration;

import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * The connection of the request that the current thread processes. Its time limits apply
 * to each read and write.
 */
final class ClientConnection {

	private static final ThreadLocal<@Nullable ClientConnection> CURRENT = new ThreadLocal<>();

	private final SocketWrapperBase<?> socket;

	private boolean requestReceived;

	private ClientConnection(SocketWrapperBase<?> socket) {
		this.socket = socket;
	}

	/** Binds a connection to the current thread. */
	static ClientConnection bind(SocketWrapperBase<?> socket) {
		ClientConnection connection = new ClientConnection(socket);
		CURRENT.set(connection);
		return connection;
	}

	/** Removes the connection from the current thread. */
	static void unbind() {
		CURRENT.remove();
	}

	/** Returns the socket of this thread, or {@code null} outside of a request. */
	static @Nullable SocketWrapperBase<?> socket() {
		ClientConnection current = CURRENT.get();
		return (current != null) ? current.socket : null;
	}

	/** Limits the time of each read of the body. */
	static void limitReads(Duration timeout) {
		ClientConnection current = CURRENT.get();
		if (current != null) {
			current.socket.setReadTimeout(millis(timeout));
		}
	}

	/** Limits the time that the client may take to receive each part of the response. */
	static void limitWrites(Duration timeout) {
		ClientConnection current = CURRENT.get();
		if (current != null) {
			current.requestReceived = true;
			current.socket.setWriteTimeout(millis(timeout));
		}
	}

	// Tomcat takes 0 and less as no limit.
	private static long millis(Duration timeout) {
		return Math.max(1, timeout.toMillis());
	}

	/** Returns whether a response has been written since the connection was bound. */
	boolean isRequestReceived() {
		return this.requestReceived;
	}

}
