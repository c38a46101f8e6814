package dev.newsgraph.access;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class CallerBudgetsTests {

	private static final String ADDRESS = "192.0.2.1";

	private final AtomicLong nanos = new AtomicLong();

	private final CallerBudgets budgets = budgets(Map.of("reader.per-second", "100", "reader.burst", "1000", "request",
			"10", "max-accounts", "20", "key-per-second.desk", "500", "key-burst.desk", "5000"));

	@Test
	void aCallerOverItsBudgetDoesNotTakeFromOthers() {
		int busyRefused = 0;
		for (int second = 0; second < 60; second++) {
			for (int i = 0; i < 10; i++) {
				busyRefused += isRefused(key("busy"), 100) ? 1 : 0;
				if (i == 0) {
					assertThat(isRefused(key("quiet"), 90)).isFalse();
				}
			}
			pass(Duration.ofSeconds(1));
		}
		// The full budget and 59 seconds are enough for 69 of 600 operations.
		assertThat(busyRefused).isEqualTo(531);
	}

	@Test
	void theErrorSaysWhenToTryAgain() {
		Spending spending = this.budgets.spending(key("a"), ADDRESS);
		spending.begin();
		spending.take(800);
		assertThat(spending.report()).isEqualTo(Map.of("used", 810L, "left", 190L, "burst", 1000L, "refill", 100L));
		assertThatExceptionOfType(BudgetExceededException.class).isThrownBy(() -> spending.take(500))
			.satisfies((refused) -> {
				assertThat(refused.seconds()).isEqualTo(4);
				assertThat(refused.getMessage()).isEqualTo(
						"The budget of the caller has 190 points, and the operation takes 500. 100 points are added each second (newsgraph.budget.reader.per-second). Repeat the request in 4 seconds.");
				assertThat(refused.getExtensions()).containsEntry("code", "BUDGET_EXCEEDED")
					.containsEntry("retryAfter", 4L)
					.containsEntry("cost", spending.report());
			});
		assertThat(spending.report()).as("nothing was taken").containsEntry("left", 190L);
		pass(Duration.ofSeconds(4));
		assertThatNoException().isThrownBy(() -> spending.take(500));
	}

	@Test
	void anOperationLargerThanAFullBudgetIsTooLarge() {
		Spending spending = this.budgets.spending(key("a"), ADDRESS);
		assertThatExceptionOfType(BudgetExceededException.class).isThrownBy(() -> spending.take(1001))
			.satisfies((refused) -> {
				assertThat(refused.seconds()).isZero();
				assertThat(refused.getMessage()).contains("1,001 points", "1,000", "newsgraph.budget.reader.burst");
				assertThat(refused.getExtensions()).containsEntry("code", "OPERATION_TOO_LARGE")
					.doesNotContainKey("retryAfter");
			});
	}

	@Test
	void aCallerIsAKeyATokenOrAnAddress() {
		VerifiedCaller key = key("a");
		VerifiedCaller token = VerifiedCaller.always(key.identity(), CredentialKind.JWT);
		VerifiedCaller other = VerifiedCaller.always(Identity.ANONYMOUS, CredentialKind.ADDRESS);
		assertThat(isRefused(key, 1000)).isFalse();
		assertThat(isRefused(key, 1000)).isTrue();
		assertThat(left(this.budgets.spending(key, "192.0.2.2"))).as("the same key from another address").isZero();
		assertThat(isRefused(token, 1000)).as("a JWT with the name of the key").isFalse();
		assertThat(isRefused(other, 1000)).isFalse();
		assertThat(isRefused(other, 1000)).isTrue();
		assertThat(left(this.budgets.spending(other, "192.0.2.2"))).as("another address").isEqualTo(1000);
		assertThat(this.budgets.spending(key, ADDRESS).account()).isEqualTo("key a");
		assertThat(this.budgets.spending(other, ADDRESS).account()).isEqualTo(ADDRESS);
	}

	@Test
	void aCallerOfThisMachineHasNoBudget() {
		VerifiedCaller local = VerifiedCaller.always(new Identity("local", Role.READER), CredentialKind.LOCAL);
		Spending spending = this.budgets.spending(local, "127.0.0.1");
		for (int i = 0; i < 1000; i++) {
			spending.take(1_000_000);
		}
		assertThat(spending.report()).isEqualTo(Map.of("used", 1_000_000_000L));
		VerifiedCaller named = VerifiedCaller.always(new Identity("local", Role.READER), CredentialKind.JWT);
		assertThat(this.budgets.spending(named, "127.0.0.1").report()).as("a JWT with this name").containsKey("left");
		Spending limited = budgets(Map.of("local-callers", "true")).spending(local, "127.0.0.1");
		assertThat(limited.report()).containsEntry("left", 10_000_000L);
	}

	@Test
	void aKeyCanHaveABudgetOfItsOwn() {
		assertThat(this.budgets.spending(key("desk"), ADDRESS).report()).containsEntry("burst", 5000L)
			.containsEntry("refill", 500L);
		VerifiedCaller named = VerifiedCaller.always(new Identity("desk", Role.READER), CredentialKind.JWT);
		assertThat(this.budgets.spending(named, ADDRESS).report()).containsEntry("burst", 1000L);
	}

	@Test
	void aValueThatRemovesTheLimitIsKnown() {
		assertThat(this.budgets.unlimited()).isEmpty();
		CallerBudgets unlimited = budgets(Map.of("admin.per-second", "0", "key-per-second.a", "0"));
		assertThat(unlimited.unlimited()).containsExactly("newsgraph.budget.admin.per-second",
				"newsgraph.budget.key-per-second.a");
		assertThat(unlimited.spending(key("a"), ADDRESS).report()).doesNotContainKey("left");
		assertThat(unlimited.spending(key("b"), ADDRESS).report()).containsKey("left");
	}

	@Test
	void theNumberOfBudgetsIsLimited() {
		for (int i = 0; i < 1000; i++) {
			this.budgets.spending(VerifiedCaller.always(Identity.ANONYMOUS, CredentialKind.ADDRESS), "192.0.2." + i);
		}
		assertThat(this.budgets.accounts()).isLessThanOrEqualTo(20);
		pass(Duration.ofMinutes(1));
		assertThat(this.budgets.accounts()).as("when all are full again").isZero();
	}

	private CallerBudgets budgets(Map<String, String> values) {
		MapConfigurationPropertySource source = new MapConfigurationPropertySource();
		values.forEach((name, value) -> source.put("newsgraph.budget." + name, value));
		return new CallerBudgets(new Binder(source).bindOrCreate("newsgraph.budget", BudgetProperties.class),
				this.nanos::get);
	}

	private void pass(Duration time) {
		this.nanos.addAndGet(time.toNanos());
	}

	private boolean isRefused(VerifiedCaller caller, long points) {
		try {
			this.budgets.spending(caller, ADDRESS).take(points);
			return false;
		}
		catch (BudgetExceededException ex) {
			return true;
		}
	}

	private static long left(Spending spending) {
		return (long) spending.report().get("left");
	}

	private static VerifiedCaller key(String name) {
		return VerifiedCaller.always(new Identity(name, Role.READER), CredentialKind.KEY);
	}

}
