package dev.newsgraph.transport;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.Caller;

/** The client of an HTTP request. */
final class HttpCaller implements Caller {

	/** Name of the request attribute that holds the caller. */
	static final String ATTRIBUTE = HttpCaller.class.getName();

	private final String address;

	private final long start = System.nanoTime();

	private final @Nullable ClientSocket socket;

	/** Creates the caller of the request that this thread handles. */
	HttpCaller(HttpServletRequest request) {
		this.address = ClientAddress.of(request);
		this.socket = ClientSocket.current();
		request.setAttribute(ATTRIBUTE, this);
	}

	@Override
	public String name() {
		return this.address;
	}

	@Override
	public long since() {
		return this.start;
	}

	@Override
	public boolean isGone() {
		return this.socket != null && this.socket.isGone();
	}

	/** Ends the use of the client's socket. Call it before the response is written. */
	void release() {
		if (this.socket != null) {
			this.socket.release();
		}
	}

}
