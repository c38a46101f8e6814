package dev.newsgraph.transport;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** A request whose body has been read and decoded. */
public final class BufferedBodyRequest extends HttpServletRequestWrapper {

	private final byte[] body;

	private final ServletInputStream stream;

	BufferedBodyRequest(HttpServletRequest request, byte[] body) {
		super(request);
		this.body = body;
		this.stream = new BufferedStream(new ByteArrayInputStream(body));
	}

	/**
	 * Returns the body of a request, which it may wrap, or {@code null} if the request
	 * has none. The bytes must not be changed.
	 */
	public static byte @Nullable [] body(ServletRequest request) {
		ServletRequest current = request;
		while (current instanceof ServletRequestWrapper wrapper) {
			if (current instanceof BufferedBodyRequest buffered) {
				return buffered.body;
			}
			current = wrapper.getRequest();
		}
		return null;
	}

	@Override
	public ServletInputStream getInputStream() {
		return this.stream;
	}

	@Override
	public BufferedReader getReader() {
		String encoding = getCharacterEncoding();
		return new BufferedReader(new InputStreamReader(this.stream,
				(encoding != null) ? Charset.forName(encoding, StandardCharsets.UTF_8) : StandardCharsets.UTF_8));
	}

	@Override
	public int getContentLength() {
		return this.body.length;
	}

	@Override
	public long getContentLengthLong() {
		return this.body.length;
	}

	private static final class BufferedStream extends ServletInputStream {

		private final ByteArrayInputStream bytes;

		BufferedStream(ByteArrayInputStream bytes) {
			this.bytes = bytes;
		}

		@Override
		public int read() {
			return this.bytes.read();
		}

		@Override
		public int read(byte[] buffer, int offset, int length) {
			return this.bytes.read(buffer, offset, length);
		}

		@Override
		public int available() {
			return this.bytes.available();
		}

		@Override
		public boolean isFinished() {
			return this.bytes.available() == 0;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new UnsupportedOperationException("The body has been read.");
		}

	}

}
