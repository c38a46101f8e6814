package dev.newsgraph.access;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import org.jspecify.annotations.Nullable;

/**
 * The points that a caller has. Those that were taken are added again evenly.
 *
 * @param account what tells the caller from others
 * @param request points that each request takes
 * @param limits the limits of the budget
 * @param bucket the points, or {@code null} without a budget
 */
record CallerBudget(String account, long request, Limits limits, @Nullable Bucket bucket) {

	/**
	 * Takes points.
	 * @param used points that the operation has taken before
	 * @throws BudgetExceededException if there are too few; none is taken then
	 */
	void take(long points, long used) {
		if (this.bucket == null || points <= 0) {
			return;
		}
		if (points > this.limits.burst()) {
			throw BudgetExceededException.tooLarge(String.format(Locale.ROOT,
					"The operation is too large: it takes %,d points, and the budget of the caller holds %,d at most (%s). Request smaller pages, or fewer pages within pages.",
					points, this.limits.burst(), this.limits.burstProperty()), report(used));
		}
		ConsumptionProbe probe = this.bucket.tryConsumeAndReturnRemaining(points);
		if (!probe.isConsumed()) {
			long seconds = Math.max(1,
					TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill() + TimeUnit.SECONDS.toNanos(1) - 1));
			throw BudgetExceededException.later(String.format(Locale.ROOT,
					"The budget of the caller has %,d points, and the operation takes %,d. %,d points are added each second (%s). Repeat the request in %,d %s.",
					probe.getRemainingTokens(), points, this.limits.perSecond(), this.limits.rateProperty(), seconds,
					(seconds == 1) ? "second" : "seconds"), seconds, report(used));
		}
	}

	/** Returns the entry of the extensions of a response. */
	Map<String, Object> report(long used) {
		Map<String, Object> report = new LinkedHashMap<>();
		report.put("used", used);
		if (this.bucket != null) {
			report.put("left", this.bucket.getAvailableTokens());
			report.put("burst", this.limits.burst());
			report.put("refill", this.limits.perSecond());
		}
		return report;
	}

	/**
	 * The limits of a budget, and the properties that they are from.
	 *
	 * @param perSecond points that are added each second, or 0 without a budget
	 * @param burst points that the budget holds at most
	 */
	record Limits(long perSecond, String rateProperty, long burst, String burstProperty) {
	}

}
