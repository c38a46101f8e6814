package dev.newsgraph.transport;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * The socket of a request. Tomcat does not report that a client has closed its connection
 * while the request is handled; this class finds out.
 */
final class ClientSocket {

	private static final int READ_AHEAD_BYTES = 1024;

	private final SocketWrapperBase<?> socket;

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
			ByteBuffer ahead = ByteBuffer.allocate(READ_AHEAD_BYTES);
			int read = this.socket.read(false, ahead);
			if (read > 0) {
				// A part of the next request. What follows it cannot be seen.
				this.socket.unRead(ahead.flip());
				this.released = true;
			}
			else if (read < 0) {
				end();
			}
		}
		catch (IOException ex) {
			end();
		}
		return this.gone;
	}

	/** Ends the use of the socket by other threads. */
	synchronized void release() {
		this.released = true;
	}

	private void end() {
		this.gone = true;
		this.released = true;
	}

}
