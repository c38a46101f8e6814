package dev.newsgraph.access;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a line to the logger {@code newsgraph.audit} for each denied request, change of
 * a key and request of an import: who, what and the outcome. The number of lines about
 * denied requests is limited, because every client can cause them: for each caller with a
 * token, and for all other clients together.
 */
public final class AuditLog {

	private static final Logger LOGGER = LoggerFactory.getLogger("newsgraph.audit");

	private static final String DENIED = AuditLog.class.getName();

	/** Name of the request attribute with the caller of a token without a role. */
	private static final String SUBJECT = DENIED + ".subject";

	private static final String FORBIDDEN = "FORBIDDEN";

	private static final String NONE = "none";

	private static final int MAX_TEXT = 200;

	private static final int MAX_CALLERS = 10_000;

	private final int limit;

	private final LongSupplier nanos;

	/** The allowances of callers with a token. */
	private final Cache<String, AuditAllowance> allowances = Caffeine.newBuilder()
		.executor(Runnable::run)
		.maximumSize(MAX_CALLERS)
		.build();

	private final AuditAllowance others;

	/**
	 * Creates a log.
	 * @param limit the lines about denied requests in a minute, for each identified
	 * caller, and for all others together
	 * @param nanos the clock, in nanoseconds
	 */
	AuditLog(int limit, LongSupplier nanos) {
		this.limit = limit;
		this.nanos = nanos;
		this.others = new AuditAllowance(limit, nanos.getAsLong());
	}

	/**
	 * Notes at a request that it is denied. The line is written when the request ends.
	 * @param outcome the code of the error
	 */
	public static void deny(HttpServletRequest request, String outcome) {
		request.setAttribute(DENIED, outcome);
	}

	/**
	 * Notes at a request that it is denied because its valid JWT has no role.
	 * @param subject the name of the caller
	 */
	public static void denyWithoutRole(HttpServletRequest request, String subject) {
		deny(request, FORBIDDEN);
		request.setAttribute(SUBJECT, subject);
	}

	/** Writes the line about a request that was denied, if it was. */
	public void ended(HttpServletRequest request, String address) {
		if (request.getAttribute(DENIED) instanceof String outcome) {
			request.removeAttribute(DENIED);
			String action = request.getMethod() + " " + request.getRequestURI();
			if (request.getAttribute(SUBJECT) instanceof String subject) {
				deniedWithoutRole(subject, address, action);
			}
			else {
				denied(RequestCaller.of(request), address, action, outcome);
			}
		}
	}

	/**
	 * Notes a request that was denied.
	 * @param caller the caller, or {@code null} if none has been identified
	 * @param address the address of the client
	 * @param action what was asked for, without parameters, which can contain a secret
	 * @param outcome the code of the error
	 */
	public void denied(@Nullable VerifiedCaller caller, String address, String action, String outcome) {
		denied(Subject.of(caller), address, action, outcome);
	}

	/**
	 * Notes a request that was denied because its valid JWT has no role.
	 * @param subject the name of the caller
	 */
	public void deniedWithoutRole(String subject, String address, String action) {
		denied(new Subject(subject, NONE, CredentialKind.JWT.label(), CredentialKind.JWT.account(subject, "")), address,
				action, FORBIDDEN);
	}

	private void denied(Subject subject, String address, String action, String outcome) {
		long before = allowance(subject).take(this.nanos.getAsLong());
		if (before > 0) {
			LOGGER.info("outcome=OMITTED action=\"{} denied requests\" caller=\"{}\"", before, clean(subject.name()));
		}
		if (before != AuditAllowance.OMIT) {
			write(subject, address, action, outcome);
		}
	}

	/** Notes a request that has been processed. */
	public void processed(@Nullable VerifiedCaller caller, String address, String action, String outcome) {
		write(Subject.of(caller), address, action, outcome);
	}

	/** Notes a change of a key. */
	static void key(ApiKey key, String change) {
		LOGGER.info("outcome={} action=\"key {}\" role={}", change, clean(key.name()), key.role().label());
	}

	/**
	 * Notes a change of a key by a command, in the file beside the keys.
	 * @param user the user of the operating system
	 * @param key the name of the key
	 * @param role the role of the key, or {@code null} if it is not known
	 */
	public static void command(KeysFile file, String user, String key, @Nullable Role role, String outcome)
			throws IOException {
		file.log("%s outcome=%s action=\"key %s\" caller=\"%s\" role=%s kind=command".formatted(
				Instant.now().truncatedTo(ChronoUnit.SECONDS), outcome, clean(key), clean(user),
				(role != null) ? role.label() : "unknown"));
	}

	// Clients without a token must not use up the lines about those with one.
	private AuditAllowance allowance(Subject subject) {
		return subject.account().isEmpty() ? this.others : this.allowances.get(subject.account(),
				(unused) -> new AuditAllowance(this.limit, this.nanos.getAsLong()));
	}

	private static void write(Subject subject, String address, String action, String outcome) {
		LOGGER.info("outcome={} action=\"{}\" caller=\"{}\" role={} address={} kind={}", clean(outcome), clean(action),
				clean(subject.name()), subject.role(), clean(address), subject.kind());
	}

	/** Replaces what could end a line or a text in quotes. */
	private static String clean(String text) {
		String shortened = (text.length() > MAX_TEXT) ? text.substring(0, MAX_TEXT) + "~" : text;
		return shortened.replaceAll("[^\\x20-\\x7e]|[\"\\\\]", "?");
	}

	/**
	 * The caller in a line.
	 *
	 * @param name the name of the caller
	 * @param role the role, or {@code none}
	 * @param kind what has identified the caller, or {@code none}
	 * @param account what tells the caller from all others; empty for one without a token
	 */
	private record Subject(String name, String role, String kind, String account) {

		static Subject of(@Nullable VerifiedCaller caller) {
			if (caller == null) {
				return new Subject(Identity.ANONYMOUS.name(), NONE, NONE, "");
			}
			String name = caller.identity().name();
			return new Subject(name, caller.identity().role().label(), caller.kind().label(),
					caller.kind().account(name, ""));
		}

	}

}
