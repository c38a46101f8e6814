package dev.newsgraph.subscription;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.access.Spending;
import dev.newsgraph.database.Caller;

/** The client of one operation of a WebSocket, with what it takes of its budget. */
final class SocketCaller implements Caller {

	private final SocketConnection connection;

	private final @Nullable Spending spending;

	private final EventCost events;

	SocketCaller(SocketConnection connection) {
		this.connection = connection;
		this.spending = (connection.getAttributes().get(Spending.ATTRIBUTE) instanceof Spending first) ? first.next()
				: null;
		this.events = new EventCost(this.spending);
	}

	/** Returns what the events of the operation take, if it is a subscription. */
	EventCost events() {
		return this.events;
	}

	/**
	 * Takes what each request takes of the budget.
	 * @throws dev.newsgraph.access.BudgetExceededException if it has too few points
	 */
	void begin() {
		if (this.spending != null) {
			this.spending.begin();
		}
	}

	@Override
	public String name() {
		return this.connection.name();
	}

	@Override
	public String account() {
		return (this.spending != null) ? this.spending.account() : name();
	}

	@Override
	public long since() {
		return this.connection.since();
	}

	@Override
	public boolean isGone() {
		return this.connection.isGone();
	}

	@Override
	public void onPlan(long cost) {
		this.events.plan(cost);
		if (this.spending != null) {
			this.spending.take(cost);
		}
	}

	@Override
	public @Nullable Map<String, Object> cost() {
		return (this.spending != null) ? this.spending.report() : null;
	}

}
