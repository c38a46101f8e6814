package dev.newsgraph.subscription;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;

import dev.newsgraph.access.AuditLog;
import dev.newsgraph.access.CallerBudgets;
import dev.newsgraph.access.Credentials;
import dev.newsgraph.access.RefusedTokenException;
import dev.newsgraph.access.RequestCaller;
import dev.newsgraph.access.Spending;
import dev.newsgraph.access.VerifiedCaller;

/**
 * Finds out who opens a WebSocket: by the token in the payload of
 * {@code connection_init}, because a browser cannot send a header, or by the header of
 * the handshake.
 */
final class SocketCallers {

	/** The code of the protocol for a client that may not connect. */
	static final int FORBIDDEN = 4403;

	private static final String HEADER = "authorization";

	private static final String SCHEME = "bearer ";

	private final Credentials credentials;

	private final CallerBudgets budgets;

	private final AuditLog audit;

	SocketCallers(Credentials credentials, CallerBudgets budgets, AuditLog audit) {
		this.credentials = credentials;
		this.budgets = budgets;
		this.audit = audit;
	}

	/**
	 * Notes the caller in the attributes of a WebSocket, or closes it.
	 * @param payload the payload of {@code connection_init}
	 * @return whether the client may connect
	 */
	boolean identify(SocketConnection connection, @Nullable Object payload) {
		String header = header(payload);
		try {
			VerifiedCaller caller = (header != null) ? verified(header, connection.name())
					: RequestCaller.of(connection.getAttributes());
			if (caller != null) {
				RequestCaller.set(connection.getAttributes(), caller);
				connection.getAttributes().put(Spending.ATTRIBUTE, this.budgets.spending(caller, connection.name()));
				return true;
			}
			deny(connection, "UNAUTHENTICATED");
			connection.tryClose(new CloseStatus(FORBIDDEN, (header != null) ? "Forbidden: the token is not valid"
					: "Forbidden: send Authorization in the payload of connection_init"));
		}
		catch (RefusedTokenException ex) {
			if (ex.subject() != null) {
				this.audit.deniedWithoutRole(ex.subject(), connection.name(), "connection_init");
				connection.tryClose(new CloseStatus(FORBIDDEN, "Forbidden: the token has no role"));
				return false;
			}
			deny(connection, ex.isTooMany() ? "TOO_MANY_FAILURES" : "UNAUTHENTICATED");
			connection.tryClose(new CloseStatus(FORBIDDEN,
					ex.isTooMany() ? "Forbidden: too many tokens that are not valid; wait a minute"
							: "Forbidden: the token is not valid"));
		}
		return false;
	}

	private void deny(SocketConnection connection, String outcome) {
		this.audit.denied(null, connection.name(), "connection_init", outcome);
	}

	private @Nullable VerifiedCaller verified(String header, String address) {
		return header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
				? this.credentials.verify(header.substring(SCHEME.length()).strip(), address) : null;
	}

	private static @Nullable String header(@Nullable Object payload) {
		if (payload instanceof Map<?, ?> map) {
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				if (String.valueOf(entry.getKey()).toLowerCase(Locale.ROOT).equals(HEADER)) {
					return String.valueOf(entry.getValue());
				}
			}
		}
		return null;
	}

}
