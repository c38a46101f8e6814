package dev.newsgraph.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.access.CallerBudget.Limits;

/**
 * The budgets of all callers. A caller is an API key, the subject of a JWT, or an
 * address. A budget that is full again is not kept.
 */
public final class CallerBudgets {

	private static final String PREFIX = "newsgraph.budget.";

	private static final String KEY_RATE = PREFIX + "key-per-second";

	private final BudgetProperties properties;

	private final Ticker ticker;

	private final Map<Role, Limits> roles = new EnumMap<>(Role.class);

	private final Cache<Account, Bucket> buckets;

	/**
	 * Creates budgets, all of which are full.
	 * @param ticker the clock
	 */
	CallerBudgets(BudgetProperties properties, Ticker ticker) {
		this.properties = properties;
		this.ticker = ticker;
		this.buckets = Caffeine.newBuilder()
			.executor(Runnable::run)
			.ticker(ticker)
			.maximumSize(properties.maxAccounts())
			.expireAfterAccess(longestRefill(properties).plusSeconds(1))
			.build();
		for (Role role : Role.values()) {
			String prefix = PREFIX + role.label();
			BudgetProperties.Rate rate = properties.rate(role);
			this.roles.put(role, new Limits(rate.perSecond(), prefix + ".per-second", rate.burst(), prefix + ".burst"));
		}
	}

	/**
	 * Returns the spending of a request that begins.
	 * @param address the address of the client
	 */
	public Spending spending(VerifiedCaller caller, String address) {
		Role role = caller.identity().role();
		String account = caller.kind().account(caller.identity().name(), address);
		Limits limits = limits(caller.kind(), caller.identity().name(), role);
		boolean limited = limits.perSecond() > 0
				&& (caller.kind() != CredentialKind.LOCAL || this.properties.localCallers());
		Bucket bucket = limited ? this.buckets.get(new Account(account, role), (unused) -> bucket(limits)) : null;
		return new Spending(new CallerBudget(account, this.properties.request(), limits, bucket));
	}

	/** Returns the properties whose values remove the limit of callers. */
	List<String> unlimited() {
		List<String> removed = new ArrayList<>();
		this.roles.values()
			.stream()
			.filter((limits) -> limits.perSecond() == 0)
			.map(Limits::rateProperty)
			.forEach(removed::add);
		this.properties.keyPerSecond().forEach((key, rate) -> {
			if (rate == 0) {
				removed.add(KEY_RATE + "." + key);
			}
		});
		return removed;
	}

	/** Returns the number of budgets that are kept. */
	long accounts() {
		this.buckets.cleanUp();
		return this.buckets.estimatedSize();
	}

	private Limits limits(CredentialKind kind, String name, Role role) {
		Limits limits = Objects.requireNonNull(this.roles.get(role));
		Long perSecond = ofKey(this.properties.keyPerSecond(), kind, name);
		if (perSecond != null) {
			limits = new Limits(perSecond, KEY_RATE, limits.burst(), limits.burstProperty());
		}
		Long burst = ofKey(this.properties.keyBurst(), kind, name);
		return (burst != null) ? new Limits(limits.perSecond(), limits.rateProperty(), burst, PREFIX + "key-burst")
				: limits;
	}

	private static @Nullable Long ofKey(Map<String, Long> values, CredentialKind kind, String name) {
		return (kind == CredentialKind.KEY && !values.isEmpty()) ? values.get(name) : null;
	}

	private Bucket bucket(Limits limits) {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(limits.burst()).refillGreedy(limits.perSecond(), Duration.ofSeconds(1)))
			.withCustomTimePrecision(new Clock(this.ticker))
			.build();
	}

	/** Returns how long it takes at most until an empty budget is full. */
	private static Duration longestRefill(BudgetProperties properties) {
		long seconds = 0;
		Set<String> keys = new HashSet<>(properties.keyPerSecond().keySet());
		keys.addAll(properties.keyBurst().keySet());
		for (Role role : Role.values()) {
			BudgetProperties.Rate rate = properties.rate(role);
			seconds = Math.max(seconds, seconds(rate.burst(), rate.perSecond()));
			for (String key : keys) {
				seconds = Math.max(seconds, seconds(properties.keyBurst().getOrDefault(key, rate.burst()),
						properties.keyPerSecond().getOrDefault(key, rate.perSecond())));
			}
		}
		return Duration.ofSeconds(seconds);
	}

	private static long seconds(long burst, long perSecond) {
		return (perSecond > 0) ? burst / perSecond : 0;
	}

	/** A caller with a role. A key whose role is changed has another budget. */
	private record Account(String name, Role role) {
	}

	/** The clock of the buckets. */
	private record Clock(Ticker ticker) implements TimeMeter {

		@Override
		public long currentTimeNanos() {
			return this.ticker.read();
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	}

}
