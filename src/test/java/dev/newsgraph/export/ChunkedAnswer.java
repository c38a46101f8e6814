package dev.newsgraph.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A response with chunks, as it was received. HTTP clients hide trailer fields and parts
 * of incomplete bodies.
 *
 * @param head the status line and the headers, in lower case
 * @param body the body, as far as it was received
 * @param ended whether the last chunk was received
 * @param trailer the trailer fields by name in lower case
 */
record ChunkedAnswer(String head, String body, boolean ended, Map<String, String> trailer) {

	private static final int TIMEOUT_MILLIS = 30_000;

	/** Sends a request, and reads until the server closes the connection. */
	static ChunkedAnswer of(int port, String request) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			socket.setSoTimeout(TIMEOUT_MILLIS);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
			return parse(socket.getInputStream().readAllBytes());
		}
	}

	private static ChunkedAnswer parse(byte[] bytes) {
		// One character for each byte.
		String text = new String(bytes, StandardCharsets.ISO_8859_1);
		int at = text.indexOf("\r\n\r\n") + 4;
		String head = text.substring(0, at).toLowerCase(Locale.ROOT);
		if (!head.contains("transfer-encoding: chunked")) {
			return new ChunkedAnswer(head, text.substring(at), true, Map.of());
		}
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		while (text.indexOf("\r\n", at) > 0) {
			int line = text.indexOf("\r\n", at);
			int size = Integer.parseInt(text.substring(at, line), 16);
			int start = line + 2;
			if (size == 0) {
				return new ChunkedAnswer(head, body.toString(StandardCharsets.UTF_8), true,
						fields(text.substring(start)));
			}
			body.writeBytes(Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + size)));
			at = start + size + 2;
		}
		return new ChunkedAnswer(head, body.toString(StandardCharsets.UTF_8), false, Map.of());
	}

	private static Map<String, String> fields(String text) {
		Map<String, String> fields = new TreeMap<>();
		text.lines().filter((line) -> line.contains(":")).forEach((line) -> {
			int colon = line.indexOf(':');
			fields.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
		});
		return fields;
	}

}
