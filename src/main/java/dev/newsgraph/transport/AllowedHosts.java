package dev.newsgraph.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Refuses requests that name a host which is not this gateway's: a page of another site,
 * whose name was made to lead here (DNS rebinding), could otherwise ask and change
 * whatever its visitor may.
 */
final class AllowedHosts implements Filter {

	private static final String ANY = "*";

	private final Set<String> names = new HashSet<>();

	// Nearly all requests name the same.
	private volatile @Nullable String last;

	AllowedHosts(List<String> names) {
		names.forEach((name) -> this.names.add(name.strip().toLowerCase(Locale.ROOT)));
		try {
			this.names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
		}
		catch (UnknownHostException ex) {
			// A machine without a name has none to be called by.
		}
	}

	boolean allows(@Nullable String header) {
		// Before HTTP/1.1 none was named; browsers always name one.
		if (header == null || header.equals(this.last) || this.names.contains(ANY)) {
			return true;
		}
		RequestedHost host = RequestedHost.of(header);
		if (host.isAddress() || host.isLoopback() || this.names.contains(host.name())) {
			this.last = header;
			return true;
		}
		return false;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String header = ((HttpServletRequest) request).getHeader("Host");
		if (allows(header)) {
			chain.doFilter(request, response);
			return;
		}
		byte[] answer = AnswerJson.bytes(Map.of("errors", List.of(Map.of("message",
				"The host `%s` is not one of this gateway's; when it should be, add it to newsgraph.http.allowed-hosts."
					.formatted(RequestedHost.of(header).name()),
				"extensions", Map.of("code", "HOST_NOT_ALLOWED")))));
		((HttpServletResponse) response).setStatus(HttpStatus.MISDIRECTED_REQUEST.value());
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.setContentLength(answer.length);
		response.getOutputStream().write(answer);
	}

}
