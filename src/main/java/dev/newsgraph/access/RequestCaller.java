package dev.newsgraph.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The caller of an HTTP request, as an attribute of the request. The attributes of a
 * WebSocket have it too, with the same name.
 */
public final class RequestCaller {

	/** Name of the attribute, whose value is a {@link VerifiedCaller}. */
	public static final String ATTRIBUTE = VerifiedCaller.class.getName();

	private RequestCaller() {
	}

	/** Sets the caller of a request. */
	public static void set(HttpServletRequest request, VerifiedCaller caller) {
		request.setAttribute(ATTRIBUTE, caller);
	}

	/** Returns the caller of a request, or {@code null} if none has been identified. */
	public static @Nullable VerifiedCaller of(HttpServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof VerifiedCaller caller) ? caller : null;
	}

	/**
	 * Returns who sends a request. A caller who has not been identified may only read.
	 */
	public static Identity identity(HttpServletRequest request) {
		VerifiedCaller caller = of(request);
		return (caller != null) ? caller.identity() : Identity.ANONYMOUS;
	}

}
