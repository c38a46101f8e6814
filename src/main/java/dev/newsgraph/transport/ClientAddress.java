package dev.newsgraph.transport;

import jakarta.servlet.http.HttpServletRequest;

/** The address that tells the client of a request from others. */
final class ClientAddress {

	private ClientAddress() {
	}

	static String of(HttpServletRequest request) {
		return String.valueOf(request.getRemoteAddr());
	}

}
