package dev.newsgraph.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

import dev.newsgraph.access.RoleBodyProperties;

/** Reads the body of a request within a limit of size and time. */
final class RequestBodyReader {

	private static final int FIRST_BUFFER = 8 * 1024;

	private static final String CHUNKED = "Transfer-Encoding";

	private final int limit;

	/** The limit of requests with a token. */
	private final int largestLimit;

	private final Duration timeout;

	RequestBodyReader(TransportProperties properties, RoleBodyProperties roles) {
		this.limit = (int) Math.min(properties.maxBodySize().toBytes(), Integer.MAX_VALUE - 16);
		this.largestLimit = (int) Math.min(roles.largest(this.limit), Integer.MAX_VALUE - 16);
		this.timeout = properties.bodyTimeout();
	}

	/**
	 * Reads the body completely, and decodes it.
	 * @param memory the claim of the bytes of the body
	 * @return the body, or {@code null} if the request has none
	 * @throws RefusedRequestException if the body is too large, takes too long, or has an
	 * encoding other than gzip, or if there is no memory for it
	 */
	byte @Nullable [] read(HttpServletRequest request, ByteBudget.Claim memory) throws IOException {
		long length = request.getContentLengthLong();
		if (length == 0 || (length < 0 && request.getHeader(CHUNKED) == null)) {
			return null;
		}
		boolean compressed = isCompressed(RequestHeaders.values(request, HttpHeaders.CONTENT_ENCODING));
		// The role of the caller is not known yet.
		int most = (request.getHeader(HttpHeaders.AUTHORIZATION) != null) ? this.largestLimit : this.limit;
		if (length > most) {
			throw RefusedRequestException.tooLarge(most);
		}
		byte[] bytes = readAll(request.getInputStream(), length, most, memory);
		return compressed ? decode(bytes, most, memory) : bytes;
	}

	private byte[] readAll(InputStream body, long length, int most, ByteBudget.Claim memory) throws IOException {
		long end = System.nanoTime() + this.timeout.toNanos();
		// A client must send its body to make the gateway allocate memory for it. The
		// buffer has one byte more than the body, to read its end without a larger one.
		long expected = (length > 0) ? length : most;
		byte[] buffer = new byte[(int) Math.min(FIRST_BUFFER, expected + 1)];
		int count = 0;
		while (true) {
			ClientConnection.limitReads(remaining(end));
			int read = read(body, buffer, count);
			if (read < 0) {
				return Arrays.copyOf(buffer, count);
			}
			count += read;
			if (count > most) {
				throw RefusedRequestException.tooLarge(most);
			}
			if (count == buffer.length) {
				int size = (int) Math.min(2L * count, most + 1L);
				memory.resize(size);
				buffer = Arrays.copyOf(buffer, size);
			}
		}
	}

	private int read(InputStream body, byte[] buffer, int count) throws IOException {
		try {
			return body.read(buffer, count, buffer.length - count);
		}
		catch (IOException ex) {
			if (ex instanceof SocketTimeoutException || ex.getCause() instanceof SocketTimeoutException) {
				throw tooSlow();
			}
			throw ex;
		}
	}

	private Duration remaining(long end) {
		Duration remaining = Duration.ofNanos(end - System.nanoTime());
		if (!remaining.isPositive()) {
			throw tooSlow();
		}
		return remaining;
	}

	private RefusedRequestException tooSlow() {
		return RefusedRequestException.tooSlow(
				"The body did not arrive within %s, the limit in newsgraph.http.body-timeout.".formatted(this.timeout));
	}

	private static boolean isCompressed(List<String> encodings) {
		String encoding = String.join(",", encodings).strip().toLowerCase(Locale.ROOT);
		return switch (encoding) {
			case "", "identity" -> false;
			case "gzip", "x-gzip" -> true;
			default -> throw RefusedRequestException.unsupported(
					"The encoding of the body is not supported; send it without encoding, or as gzip.",
					HttpHeaders.ACCEPT_ENCODING, "gzip");
		};
	}

	private byte[] decode(byte[] bytes, int most, ByteBudget.Claim memory) {
		memory.resize(most);
		byte[] decoded;
		try (InputStream body = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
			decoded = body.readNBytes(most + 1);
		}
		catch (IOException ex) {
			throw RefusedRequestException
				.malformed("The body is not gzip, although the header Content-Encoding says so.");
		}
		if (decoded.length > most) {
			throw RefusedRequestException.tooLarge(most);
		}
		memory.resize((decoded.length > FIRST_BUFFER) ? decoded.length : 0);
		return decoded;
	}

}
