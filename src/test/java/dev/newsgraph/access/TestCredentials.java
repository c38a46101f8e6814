package dev.newsgraph.access;

import com.github.benmanes.caffeine.cache.Ticker;

import org.springframework.boot.context.properties.bind.Binder;

/** Credentials for tests of other packages. */
public final class TestCredentials {

	private TestCredentials() {
	}

	/** Returns credentials without keys, so that callers need none. */
	public static Credentials none() {
		return new Credentials(null, null, null, new FailedAttempts(20, System::nanoTime));
	}

	/** Returns a caller that a test has verified. */
	public static VerifiedCaller caller(Role role) {
		return VerifiedCaller.always(new Identity("test", role), CredentialKind.KEY);
	}

	/** Returns a caller whose key has been removed. */
	public static VerifiedCaller removedCaller() {
		return new VerifiedCaller(new Identity("removed", Role.READER), CredentialKind.KEY, () -> false);
	}

	/** Returns a log of denied requests. */
	public static AuditLog audit() {
		return new AuditLog(100, System::nanoTime);
	}

	/** Returns the default budgets. */
	public static CallerBudgets budgets() {
		return new CallerBudgets(new Binder().bindOrCreate("newsgraph.budget", BudgetProperties.class),
				Ticker.systemTicker());
	}

}
