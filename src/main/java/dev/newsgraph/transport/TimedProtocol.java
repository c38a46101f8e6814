package dev.newsgraph.transport;

import java.io.IOException;
import java.time.Duration;

import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 protocol of Tomcat that limits the time in which the headers of a request
 * arrive, and makes the connection available to {@link ClientConnection}. Tomcat itself
 * limits only the time between two reads, so a client could send a byte a second for
 * ever. Tomcat creates the protocol by its class name, so it is public.
 */
public final class TimedProtocol extends Http11NioProtocol {

	private Duration headerTimeout = Duration.ofSeconds(10);

	/** Sets the time in which all headers of a request must arrive. */
	void setHeaderTimeout(Duration headerTimeout) {
		this.headerTimeout = headerTimeout;
	}

	@Override
	protected Processor createProcessor() {
		return new TimedProcessor(this, getAdapter());
	}

	private static final class TimedProcessor extends Http11Processor {

		private final TimedProtocol protocol;

		/** The connection whose headers are incomplete. */
		private @Nullable SocketWrapperBase<?> incomplete;

		private long since;

		TimedProcessor(TimedProtocol protocol, Adapter adapter) {
			super(protocol, adapter);
			this.protocol = protocol;
		}

		@Override
		public SocketState service(SocketWrapperBase<?> socket) throws IOException {
			long start = System.nanoTime();
			ClientConnection connection = ClientConnection.bind(socket);
			SocketState state;
			try {
				state = super.service(socket);
			}
			finally {
				ClientConnection.unbind();
			}
			if (state != SocketState.LONG || isAsync()) {
				this.incomplete = null;
				return state;
			}
			if (socket != this.incomplete || connection.isRequestReceived()) {
				this.incomplete = socket;
				this.since = connection.isRequestReceived() ? System.nanoTime() : start;
			}
			Duration remaining = this.protocol.headerTimeout.minusNanos(System.nanoTime() - this.since);
			if (!remaining.isPositive()) {
				this.incomplete = null;
				return SocketState.CLOSED;
			}
			long millis = Math.max(1, remaining.toMillis());
			// Without a limit of Tomcat, the timeout is negative.
			if (socket.getReadTimeout() < 0 || millis < socket.getReadTimeout()) {
				socket.setReadTimeout(millis);
			}
			return state;
		}

	}

}
