package dev.newsgraph.transport;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;

/**
 * A response that the client must receive within a time limit, which starts with the
 * first byte. The connection of a client that is slower is closed. A response that is
 * sent in pages starts the time limit again for each of them.
 */
public final class TimedResponse extends HttpServletResponseWrapper {

	private final Duration timeout;

	private @Nullable TimedStream stream;

	private boolean parts;

	TimedResponse(HttpServletResponse response, Duration timeout) {
		super(response);
		this.timeout = timeout;
	}

	/**
	 * Applies the time limit to each part of a response instead of to the whole. A part
	 * ends when it is flushed. Call it before anything is written.
	 */
	public static void limitParts(HttpServletResponse response) {
		ServletResponse current = response;
		while (current instanceof ServletResponseWrapper wrapper) {
			if (current instanceof TimedResponse timed) {
				timed.parts = true;
			}
			current = wrapper.getResponse();
		}
	}

	@Override
	public ServletOutputStream getOutputStream() throws IOException {
		if (this.stream == null) {
			this.stream = new TimedStream(super.getOutputStream(), this.timeout, this.parts);
		}
		return this.stream;
	}

	/** Starts the time limit again with the next byte. */
	void restart() {
		if (this.stream != null) {
			this.stream.started = false;
		}
	}

	private static final class TimedStream extends ServletOutputStream {

		private static final int PORTION = 16 * 1024;

		private final ServletOutputStream delegate;

		private final Duration timeout;

		private long end;

		private boolean started;

		private final boolean parts;

		TimedStream(ServletOutputStream delegate, Duration timeout, boolean parts) {
			this.parts = parts;
			this.delegate = delegate;
			this.timeout = timeout;
		}

		@Override
		public void write(int value) throws IOException {
			checkTime();
			this.delegate.write(value);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			for (int written = 0; written < length; written += PORTION) {
				checkTime();
				this.delegate.write(bytes, offset + written, Math.min(PORTION, length - written));
			}
		}

		private void checkTime() throws IOException {
			long now = System.nanoTime();
			if (!this.started) {
				this.started = true;
				this.end = now + this.timeout.toNanos();
			}
			if (now >= this.end) {
				throw new ClientAbortException("The client did not receive the response within " + this.timeout
						+ ", the limit in newsgraph.http.answer-timeout.");
			}
			ClientConnection.limitWrites(Duration.ofNanos(this.end - now));
		}

		@Override
		public void flush() throws IOException {
			this.delegate.flush();
			this.started = this.started && !this.parts;
		}

		@Override
		public void close() throws IOException {
			this.delegate.close();
		}

		@Override
		public boolean isReady() {
			return this.delegate.isReady();
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			this.delegate.setWriteListener(listener);
		}

	}

}
