package dev.newsgraph.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A complete answer to a request. It is written in the same way whether an operation was
 * executed for it or not, so the bytes that a client receives are the same too.
 *
 * @param status the HTTP status
 * @param headers all headers that belong to the answer. The client receives them in this
 * order
 * @param body the bytes of the body. They must not be changed
 * @param repeatable whether the same request has the same answer as long as the graph is
 * the same
 */
public record HttpAnswer(int status, HttpHeaders headers, byte[] body, boolean repeatable) {

	/** Size from which the memory of an answer counts. */
	private static final int LARGE = 128 * 1024;

	private static final byte[] NOTHING = new byte[0];

	/** Returns an answer that consists of a status and headers. */
	public static HttpAnswer empty(HttpStatus status, HttpHeaders headers) {
		return new HttpAnswer(status.value(), headers, NOTHING, false);
	}

	/**
	 * Writes the answer.
	 * @param pending the bytes of large answers that are being sent to all clients
	 */
	public void writeTo(HttpServletResponse response, ByteBudget pending) throws IOException {
		writeHeadersTo(response);
		writeBodyTo(response, pending);
	}

	private void writeHeadersTo(HttpServletResponse response) {
		response.setStatus(this.status);
		this.headers.forEach((name, values) -> {
			for (String value : values) {
				response.addHeader(name, value);
			}
		});
	}

	// The number of clients that receive their answer is not bounded by the gate.
	void writeBodyTo(HttpServletResponse response, ByteBudget pending) throws IOException {
		if (this.body.length == 0) {
			return;
		}
		if (this.body.length < LARGE) {
			ClientConnection.write(this.body, response);
			return;
		}
		try (ByteBudget.Claim claim = pending.claim()) {
			claim.resize(this.body.length);
			response.getOutputStream().write(this.body);
		}
		catch (RefusedRequestException ex) {
			ex.writeTo(response);
		}
	}

	/**
	 * Compresses answers with a strong {@code ETag}. The web server compresses all
	 * others, but not these, because a compressed answer needs a tag of its own.
	 */
	public static final class Encoding {

		private static final String GZIP = "gzip";

		private final boolean enabled;

		private final long minSize;

		/**
		 * Creates an encoding.
		 * @param enabled whether answers are compressed
		 * @param minSize the size in bytes from which answers are compressed
		 */
		Encoding(boolean enabled, long minSize) {
			this.enabled = enabled;
			this.minSize = minSize;
		}

		/**
		 * Returns the answer to send. If it is compressed, its tag ends with
		 * {@link OperationInterceptor#GZIP_TAG}.
		 * @param answer an answer whose headers can be changed
		 */
		public HttpAnswer encode(HttpAnswer answer, HttpServletRequest request) {
			byte[] bytes = encode(answer.body(), answer.headers(),
					RequestHeaders.values(request, HttpHeaders.ACCEPT_ENCODING));
			if (bytes == answer.body()) {
				return answer;
			}
			answer.headers().setContentLength(bytes.length);
			return new HttpAnswer(answer.status(), answer.headers(), bytes, answer.repeatable());
		}

		/** Returns whether the client accepts compressed answers. */
		public static boolean isAccepted(HttpServletRequest request) {
			return acceptsGzip(RequestHeaders.values(request, HttpHeaders.ACCEPT_ENCODING));
		}

		/**
		 * Returns the bytes to send, and changes the headers of the answer if these are
		 * compressed.
		 * @param accepted the values of {@code Accept-Encoding}
		 */
		byte[] encode(byte[] answer, HttpHeaders headers, List<String> accepted) {
			String tag = headers.getETag();
			if (!this.enabled || tag == null || answer.length < this.minSize) {
				return answer;
			}
			headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
			if (!acceptsGzip(accepted)) {
				return answer;
			}
			headers.setETag(tag.substring(0, tag.length() - 1) + OperationInterceptor.GZIP_TAG + "\"");
			headers.set(HttpHeaders.CONTENT_ENCODING, GZIP);
			return gzip(answer);
		}

		/**
		 * Returns whether the header names gzip, or everything, without a quality of 0.
		 */
		static boolean acceptsGzip(List<String> values) {
			boolean any = false;
			for (String value : values) {
				for (String part : value.split(",")) {
					String[] coding = part.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*");
					boolean refused = coding.length > 1 && coding[1].matches("q\\s*=\\s*0(\\.0*)?");
					if (coding[0].equals(GZIP)) {
						return !refused;
					}
					any = any || (coding[0].equals("*") && !refused);
				}
			}
			return any;
		}

		private static byte[] gzip(byte[] answer) {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.length / 4);
			try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
				gzip.write(answer);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return bytes.toByteArray();
		}

	}

}
