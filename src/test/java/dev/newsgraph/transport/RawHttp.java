package dev.newsgraph.transport;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Sends bytes to a web server as they are, because HTTP clients refuse to send requests
 * that are wrong.
 */
public final class RawHttp {

	private static final int TIMEOUT_MILLIS = 20_000;

	private RawHttp() {
	}

	/** Sends a request, and reads until the server closes the connection. */
	public static Answer send(int port, String request) throws IOException {
		try (Socket socket = open(port, request)) {
			return answer(socket);
		}
	}

	/**
	 * Sends a request, and reads the head of the response only, because the connection
	 * may stay open.
	 */
	public static Answer begin(int port, String request) throws IOException {
		try (Socket socket = open(port, request)) {
			StringBuilder head = new StringBuilder();
			while (head.indexOf("\r\n\r\n") < 0) {
				int next = socket.getInputStream().read();
				if (next < 0) {
					break;
				}
				head.append((char) next);
			}
			return new Answer(Integer.parseInt(head.substring(9, 12)), head.toString().strip(), "");
		}
	}

	/** Connects, and sends the beginning of a request. */
	static Socket open(int port, String request) throws IOException {
		Socket socket = new Socket("127.0.0.1", port);
		socket.setSoTimeout(TIMEOUT_MILLIS);
		socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
		return socket;
	}

	/** Reads until the server closes the connection. */
	static Answer answer(Socket socket) throws IOException {
		String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		int end = text.indexOf("\r\n\r\n");
		return (end < 0) ? new Answer(0, text, "")
				: new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
	}

	/**
	 * A response.
	 *
	 * @param status the status code, or 0 if there is no response
	 * @param head the status line and the headers
	 * @param body the body
	 */
	public record Answer(int status, String head, String body) {

		/** Returns whether the response has this line among its headers. */
		boolean hasHeader(String line) {
			return (this.head.toLowerCase(Locale.ROOT) + "\r\n")
				.contains("\r\n" + line.toLowerCase(Locale.ROOT) + "\r\n");
		}

	}

}
