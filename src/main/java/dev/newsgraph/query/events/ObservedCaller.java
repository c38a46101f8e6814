package dev.newsgraph.query.events;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.Caller;
import dev.newsgraph.database.StatementSent;

/**
 * A client whose connection has several operations. The statements of one of them are
 * noted.
 *
 * @param client the client
 * @param run what is noted of the operation
 */
record ObservedCaller(Caller client, OperationRun run) implements Caller {

	@Override
	public String name() {
		return this.client.name();
	}

	@Override
	public String account() {
		return this.client.account();
	}

	@Override
	public @Nullable Map<String, Object> cost() {
		return this.client.cost();
	}

	@Override
	public long since() {
		return this.client.since();
	}

	@Override
	public boolean isGone() {
		boolean gone = this.client.isGone();
		if (gone) {
			this.run.setClientGone();
		}
		return gone;
	}

	@Override
	public void onPlan(long cost) {
		this.run.setCost(cost);
		this.client.onPlan(cost);
	}

	@Override
	public void onStatement(StatementSent event) {
		this.run.add(event);
		this.client.onStatement(event);
	}

}
