package dev.newsgraph.transport;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

import dev.newsgraph.access.RoleBodyProperties;

/**
 * Servlet filter that reads the body of every request before anything else happens, for
 * all paths and methods. So each body is bounded in size and time, whoever reads it
 * later.
 */
final class RequestBodyFilter implements Filter {

	/**
	 * How long the rest of a refused body is received. A client that still sends would
	 * not read the answer.
	 */
	private static final Duration REST_TIMEOUT = Duration.ofSeconds(1);

	private final RequestBodyReader reader;

	private final Duration answerTimeout;

	private final ByteBudget bodies;

	RequestBodyFilter(TransportProperties properties, RoleBodyProperties roles) {
		this.reader = new RequestBodyReader(properties, roles);
		this.answerTimeout = properties.answerTimeout();
		this.bodies = new ByteBudget(properties.maxPendingBodies().toBytes(),
				"Too many large bodies are being received; newsgraph.http.max-pending-bodies allows %,d bytes. Repeat the request later."
					.formatted(properties.maxPendingBodies().toBytes()));
	}

	@Override
	public void doFilter(ServletRequest received, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest request = (HttpServletRequest) received;
		HttpServletResponse timed = new TimedResponse((HttpServletResponse) response, this.answerTimeout);
		try (ByteBudget.Claim memory = this.bodies.claim()) {
			byte @Nullable [] body;
			try {
				body = this.reader.read(request, memory);
			}
			catch (RefusedRequestException ex) {
				ex.writeTo(timed);
				timed.flushBuffer();
				// A body that cannot be decoded has been read.
				if (ex.status() != HttpStatus.BAD_REQUEST) {
					skipRest(request);
				}
				return;
			}
			chain.doFilter((body != null) ? new BufferedBodyRequest(request, body) : request, timed);
		}
	}

	private static void skipRest(HttpServletRequest request) throws IOException {
		// A client that waits for permission to send the body does not get it.
		if (request.getHeader("Expect") == null) {
			long end = System.nanoTime() + REST_TIMEOUT.toNanos();
			byte[] buffer = new byte[16 * 1024];
			InputStream body = request.getInputStream();
			long remaining = REST_TIMEOUT.toNanos();
			while (remaining > 0) {
				ClientConnection.limitReads(Duration.ofNanos(remaining));
				remaining = (read(body, buffer) < 0) ? 0 : end - System.nanoTime();
			}
		}
		// The server tries to read the body once more before it closes the connection.
		ClientConnection.limitReads(Duration.ofMillis(1));
	}

	private static int read(InputStream body, byte[] buffer) {
		try {
			return body.read(buffer);
		}
		catch (IOException ex) {
			return -1;
		}
	}

}
