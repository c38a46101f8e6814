package dev.newsgraph.transport;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * The connection of the request that the current thread processes. Its time limits apply
 * to each read and write.
 */
final class ClientConnection {

	private static final ThreadLocal<@Nullable ClientConnection> CURRENT = new ThreadLocal<>();

	/** A status for which Tomcat does not close the connection. */
	private static final int OTHER_STATUS = 422;

	private final SocketWrapperBase<?> socket;

	private final Response response;

	private boolean requestReceived;

	private boolean statusReplaced;

	private ClientConnection(SocketWrapperBase<?> socket, Response response) {
		this.socket = socket;
		this.response = response;
	}

	/** Binds a connection to the current thread. */
	static ClientConnection bind(SocketWrapperBase<?> socket, Response response) {
		ClientConnection connection = new ClientConnection(socket, response);
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

	/**
	 * Writes the body of a response to a request whose own body has been read. Tomcat
	 * would close the connection after status 400, so it sees another status until it
	 * writes the status line.
	 */
	static void write(byte[] body, HttpServletResponse response) throws IOException {
		ClientConnection current = CURRENT.get();
		if (current == null || response.isCommitted() || response.getStatus() != HttpServletResponse.SC_BAD_REQUEST) {
			response.getOutputStream().write(body);
			return;
		}
		current.statusReplaced = true;
		current.response.setStatus(OTHER_STATUS);
		response.getOutputStream().write(body);
		response.flushBuffer();
	}

	/** Sets the status of the response. Called before the status line is written. */
	static void restoreStatus() {
		ClientConnection current = CURRENT.get();
		if (current != null && current.statusReplaced) {
			current.response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
		}
	}

	/** Ends a response. Called before Tomcat decides whether it closes the connection. */
	static void endResponse() {
		ClientConnection current = CURRENT.get();
		if (current != null && current.statusReplaced) {
			current.statusReplaced = false;
			current.response.setStatus(OTHER_STATUS);
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
