package dev.newsgraph.transport;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.RequestDispatcher;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.res.StringManager;
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
		return new TimedProcessor(this, new StatusAdapter(getAdapter()));
	}

	/** Tomcat calls this method directly before it writes the status line. */
	@Override
	public String getServer() {
		ClientConnection.restoreStatus();
		return super.getServer();
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
			ClientConnection connection = ClientConnection.bind(socket, this.response);
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

	/**
	 * Sets the status of requests that Tomcat cannot parse because they are too large,
	 * and keeps the connection open after responses with status 400.
	 */
	private record StatusAdapter(Adapter delegate) implements Adapter {

		private static final String TOO_LARGE = StringManager.getManager(Http11InputBuffer.class)
			.getString("iib.requestheadertoolarge.error");

		@Override
		public void service(Request request, Response response) throws Exception {
			if (response.getStatus() == 400
					&& request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IllegalArgumentException ex
					&& TOO_LARGE.equals(ex.getMessage())) {
				response.setStatus(request.requestURI().isNull() ? 414 : 431);
			}
			this.delegate.service(request, response);
			ClientConnection.endResponse();
		}

		@Override
		public boolean prepare(Request request, Response response) throws Exception {
			return this.delegate.prepare(request, response);
		}

		@Override
		public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
			return this.delegate.asyncDispatch(request, response, status);
		}

		@Override
		public void log(Request request, Response response, long time) {
			this.delegate.log(request, response, time);
		}

		@Override
		public void checkRecycled(Request request, Response response) {
			this.delegate.checkRecycled(request, response);
		}

		@Override
		public String getDomain() {
			return this.delegate.getDomain();
		}

	}

}
