package dev.newsgraph.access;

import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much a caller may read. An operation takes its cost in points, as
 * {@code POST /graphql/estimate} returns it.
 *
 * @param request points that each request takes besides the cost of its operation, also
 * if its answer is in the cache
 * @param localCallers whether callers on this machine who send no token have a budget
 * @param maxAccounts callers whose budgets are kept. Those of the callers that have not
 * called for the longest time are filled again
 * @param reader budget of each caller with the role reader
 * @param analyst budget of each caller with the role analyst
 * @param importer budget of each caller with the role importer
 * @param admin budget of each caller with the role admin
 * @param keyPerSecond points that are added each second, by name of an API key. It
 * replaces the value of the role
 * @param keyBurst points that the budget holds at most, by name of an API key. It
 * replaces the value of the role
 */
@Validated
@ConfigurationProperties("newsgraph.budget")
public record BudgetProperties(@DefaultValue("10") @Min(0) long request, @DefaultValue("false") boolean localCallers,
		@DefaultValue("10000") @Min(1) int maxAccounts, @DefaultValue @Valid Reader reader,
		@DefaultValue @Valid Analyst analyst, @DefaultValue @Valid Importer importer, @DefaultValue @Valid Admin admin,
		@DefaultValue Map<String, @Min(0) @Max(1_000_000_000) Long> keyPerSecond,
		@DefaultValue Map<String, @Min(1) Long> keyBurst) {

	/** Returns the rate for a role. */
	Rate rate(Role role) {
		return switch (role) {
			case READER -> this.reader;
			case ANALYST -> this.analyst;
			case IMPORTER -> this.importer;
			case ADMIN -> this.admin;
		};
	}

	/** A rate of points. */
	sealed interface Rate {

		/** Returns the points that are added each second, or 0 without a budget. */
		long perSecond();

		/** Returns the points that a full budget holds. */
		long burst();

	}

	/**
	 * The budget of a reader.
	 *
	 * @param perSecond points that are added each second; 0 removes the limit
	 * @param burst points that the budget holds at most
	 */
	public record Reader(@DefaultValue("500000") @Min(0) @Max(1_000_000_000) long perSecond,
			@DefaultValue("10000000") @Min(1) long burst) implements Rate {
	}

	/**
	 * The budget of an analyst.
	 *
	 * @param perSecond points that are added each second; 0 removes the limit
	 * @param burst points that the budget holds at most
	 */
	public record Analyst(@DefaultValue("1000000") @Min(0) @Max(1_000_000_000) long perSecond,
			@DefaultValue("20000000") @Min(1) long burst) implements Rate {
	}

	/**
	 * The budget of an importer.
	 *
	 * @param perSecond points that are added each second; 0 removes the limit
	 * @param burst points that the budget holds at most
	 */
	public record Importer(@DefaultValue("500000") @Min(0) @Max(1_000_000_000) long perSecond,
			@DefaultValue("10000000") @Min(1) long burst) implements Rate {
	}

	/**
	 * The budget of an administrator.
	 *
	 * @param perSecond points that are added each second; 0 removes the limit
	 * @param burst points that the budget holds at most
	 */
	public record Admin(@DefaultValue("5000000") @Min(0) @Max(1_000_000_000) long perSecond,
			@DefaultValue("50000000") @Min(1) long burst) implements Rate {
	}

}
