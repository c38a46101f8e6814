package dev.newsgraph.access;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a request takes of the budget of its caller. It is an attribute of each request
 * whose caller is known, and of the WebSockets of such a caller.
 */
public final class Spending {

	/** Name of the attribute. */
	public static final String ATTRIBUTE = Spending.class.getName();

	private final CallerBudget budget;

	private final AtomicLong used = new AtomicLong();

	Spending(CallerBudget budget) {
		this.budget = budget;
	}

	/** Returns the spending of a request, or {@code null} if its caller is not known. */
	public static @Nullable Spending of(HttpServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof Spending spending) ? spending : null;
	}

	/**
	 * Takes what each request takes.
	 * @throws BudgetExceededException if the budget has too few points
	 */
	public void begin() {
		take(this.budget.request());
	}

	/**
	 * Takes points, such as the cost of an operation that has been planned.
	 * @throws BudgetExceededException if the budget has too few points; none is taken
	 * then
	 */
	public void take(long points) {
		this.budget.take(points, this.used.get());
		this.used.addAndGet(points);
	}

	/** Returns the entry {@link CostReport#NAME} of the extensions of a response. */
	public Map<String, Object> report() {
		return this.budget.report(this.used.get());
	}

	/** Returns what tells the caller from others, for shares of what all callers use. */
	public String account() {
		return this.budget.account();
	}

	/** Returns the spending of another operation of the caller. */
	public Spending next() {
		return new Spending(this.budget);
	}

}
