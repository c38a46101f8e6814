package dev.newsgraph.access;

import java.util.Map;

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

	/** Sets the caller of a request, and the identity. */
	public static void set(HttpServletRequest request, VerifiedCaller caller) {
		request.setAttribute(ATTRIBUTE, caller);
		request.setAttribute(Identity.ATTRIBUTE, caller.identity());
	}

	/** Sets the caller of a WebSocket, and the identity, in its attributes. */
	public static void set(Map<String, Object> attributes, VerifiedCaller caller) {
		attributes.put(ATTRIBUTE, caller);
		attributes.put(Identity.ATTRIBUTE, caller.identity());
	}

	/** Returns the caller in the attributes of a WebSocket, or {@code null}. */
	public static @Nullable VerifiedCaller of(Map<String, Object> attributes) {
		return (attributes.get(ATTRIBUTE) instanceof VerifiedCaller caller) ? caller : null;
	}

	/** Returns the caller of a request, or {@code null} if none has been identified. */
	public static @Nullable VerifiedCaller of(HttpServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof VerifiedCaller caller) ? caller : null;
	}

	/**
	 * Returns who sends a request to a path that requires a role. The chain of Spring
	 * Security lets no other request pass.
	 * @throws IllegalStateException if the caller has not been identified
	 */
	public static Identity identity(HttpServletRequest request) {
		VerifiedCaller caller = of(request);
		if (caller == null) {
			throw new IllegalStateException("The request has no caller");
		}
		return caller.identity();
	}

}
