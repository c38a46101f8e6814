package dev.newsgraph.subscription;

import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.access.BudgetExceededException;
import dev.newsgraph.access.Spending;

/**
 * What the events of one subscription take of the budget of its client. Subscribing has
 * taken the cost of the plan. Each event takes its share of it, so that a client cannot
 * read many old changes for the price of one operation.
 */
final class EventCost {

	/** The events that the plan of a subscription assumes. */
	private static final int EVENTS_OF_A_PLAN = 10;

	private final @Nullable Spending spending;

	private volatile long points = 1;

	/**
	 * Creates the cost.
	 * @param spending the budget, or {@code null} without one
	 */
	EventCost(@Nullable Spending spending) {
		this.spending = spending;
	}

	/** Notes the cost of the plan. */
	void plan(long cost) {
		this.points = Math.max(1, Math.ceilDiv(cost, EVENTS_OF_A_PLAN));
	}

	/**
	 * Takes the points of an event.
	 * @return the milliseconds to wait, if there are too few; otherwise 0
	 */
	long take() {
		try {
			if (this.spending != null) {
				this.spending.take(this.points);
			}
			return 0;
		}
		catch (BudgetExceededException ex) {
			return TimeUnit.SECONDS.toMillis(ex.seconds());
		}
	}

}
