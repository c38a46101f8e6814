package dev.newsgraph.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;

import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket of a request. Tomcat does not report that a client has closed its connection
 * while the request is handled; this class finds out.
 */
final class ClientSocket {

	private static final Logger LOGGER = LoggerFactory.getLogger(ClientSocket.class);

	private final SocketWrapperBase<?> socket;

	/**
	 * What the client has sent after the request, such as the next request. At most as
	 * many bytes can be returned to Tomcat as its own buffer holds.
	 */
	private @Nullable ByteBuffer ahead;

	/** Whether nothing can be found out about the client any more. */
	private boolean released;

	private boolean gone;

	private ClientSocket(SocketWrapperBase<?> socket) {
		this.socket = socket;
	}

	/**
	 * Returns the socket of the request that this thread handles, or {@code null} if it
	 * is unknown. It must be released before the response is written.
	 */
	static @Nullable ClientSocket current() {
		SocketWrapperBase<?> socket = ClientConnection.socket();
		return (socket != null) ? new ClientSocket(socket) : null;
	}

	/**
	 * Returns whether the client has closed the connection. Another thread may call this
	 * method while the thread of the request waits for the database, because then no
	 * other thread uses the socket.
	 */
	synchronized boolean isGone() {
		if (this.released) {
			return this.gone;
		}
		try {
			if (read() < 0) {
				end();
			}
		}
		catch (IOException | CancelledKeyException ex) {
			end();
		}
		catch (RuntimeException ex) {
			LOGGER.debug("The connection of a client could not be inspected", ex);
			this.released = true;
		}
		return this.gone;
	}

	private int read() throws IOException {
		ByteBuffer buffer = this.ahead;
		if (buffer == null) {
			// The buffer is as large as Tomcat's, so that Tomcat's is empty afterwards.
			buffer = ByteBuffer.allocate(this.socket.getSocketBufferHandler().getReadBuffer().capacity());
			int read = this.socket.read(false, buffer);
			this.ahead = (read > 0) ? buffer : null;
			return read;
		}
		if (!buffer.hasRemaining() || !(this.socket.getSocket() instanceof NioChannel channel)) {
			// What follows these bytes cannot be seen.
			return 0;
		}
		return channel.read(buffer);
	}

	/**
	 * Ends the use of the socket by other threads, and returns to Tomcat what was read.
	 */
	synchronized void release() {
		this.released = true;
		if (this.ahead != null) {
			this.socket.unRead(this.ahead.flip());
			this.ahead = null;
		}
	}

	private void end() {
		this.gone = true;
		this.released = true;
	}

}
