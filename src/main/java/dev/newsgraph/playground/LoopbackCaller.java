package dev.newsgraph.playground;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a request comes from this machine, straight and by a name that only this
 * machine has; a page of another site, whose name was made to lead here, has its own.
 */
final class LoopbackCaller {

	private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host",
			"X-Forwarded-Proto", "X-Real-IP", "Via");

	/** Set by Tomcat's valve for proxies, which takes their headers away. */
	private static final String FORWARDED = "org.apache.tomcat.request.forwarded";

	private static final Pattern HOST = Pattern.compile("(\\[[0-9a-f:.]+]|[^:\\[\\]]+)(?::\\d+)?");

	private static final Pattern ADDRESS = Pattern.compile("\\[.*]|[0-9.]+");

	private LoopbackCaller() {
	}

	static boolean sent(HttpServletRequest request) {
		HttpServletRequest received = received(request);
		return received.getAttribute(FORWARDED) == null
				&& OF_PROXIES.stream().allMatch((name) -> received.getHeader(name) == null)
				&& isLoopbackAddress(received.getRemoteAddr()) && isLoopbackHost(received.getHeader("Host"));
	}

	// Spring's filter for proxies wraps the request to hide their headers.
	private static HttpServletRequest received(HttpServletRequest request) {
		ServletRequest received = request;
		while (received instanceof ServletRequestWrapper wrapper) {
			received = wrapper.getRequest();
		}
		return (HttpServletRequest) received;
	}

	static boolean isLoopbackHost(@Nullable String header) {
		java.util.regex.Matcher host = HOST.matcher((header != null) ? header.toLowerCase(Locale.ROOT) : "");
		if (!host.matches()) {
			return false;
		}
		String name = host.group(1);
		return name.equals("localhost") || name.endsWith(".localhost")
				|| (ADDRESS.matcher(name).matches() && isLoopbackAddress(name));
	}

	// Only addresses come here, so no name is looked up.
	private static boolean isLoopbackAddress(String address) {
		try {
			return InetAddress.getByName(address).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
