package dev.newsgraph.query;

import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.neo4j.driver.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;

import dev.newsgraph.database.CypherStatement;
import dev.newsgraph.database.DatabaseReachable;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.GraphClientException;
import dev.newsgraph.query.cypher.CountsStatement;
import dev.newsgraph.query.plan.GraphCounts;
import dev.newsgraph.schema.GraphModel;

/**
 * Keeps the counts of the graph. They are read when the database becomes reachable, and
 * in the background when a request asks for counts that are older than an interval, or
 * older than a write of this gateway, so a gateway without requests reads them once.
 */
final class GraphCountsCache implements Supplier<GraphCounts> {

	private static final Logger LOGGER = LoggerFactory.getLogger(GraphCountsCache.class);

	/** Time between two reads while this gateway writes. */
	private static final long CHANGED_INTERVAL = TimeUnit.SECONDS.toNanos(1);

	private final GraphClient client;

	private final CypherStatement statement;

	private final long interval;

	private final Executor executor;

	private final AtomicLong due = new AtomicLong(System.nanoTime());

	/** The commits of this gateway that the counts include. */
	private volatile long commits;

	private volatile GraphCounts counts = GraphCounts.UNKNOWN;

	/**
	 * Creates a cache.
	 * @param interval time between two reads; zero reads no counts
	 * @param executor reads the counts
	 */
	GraphCountsCache(GraphClient client, GraphModel model, Duration interval, Executor executor) {
		this.client = client;
		this.statement = CypherStatement
			.of(CountsStatement.of(new TreeSet<>(model.labels()), new TreeSet<>(model.relationshipTypes())));
		this.interval = interval.toNanos();
		this.executor = executor;
	}

	@Override
	public GraphCounts get() {
		long known = this.due.get();
		long now = System.nanoTime();
		if (this.interval > 0 && (now - known >= 0 || isOutdated(now, known))
				&& this.due.compareAndSet(known, now + this.interval)) {
			this.executor.execute(this::read);
		}
		return this.counts;
	}

	/** Returns whether this gateway has written since the counts were read. */
	private boolean isOutdated(long now, long due) {
		return this.client.writes().ended() != this.commits && now - (due - this.interval) >= CHANGED_INTERVAL;
	}

	/** Reads the counts as soon as the database can be read. */
	@EventListener(DatabaseReachable.class)
	void readNow() {
		if (this.interval > 0) {
			this.due.set(System.nanoTime() + this.interval);
			this.executor.execute(this::read);
		}
	}

	private void read() {
		try {
			this.commits = this.client.writes().ended();
			Record row = this.client.lookUp(this.statement).getFirst();
			this.counts = new GraphCounts(counts(row, CountsStatement.NODES),
					counts(row, CountsStatement.RELATIONSHIPS));
		}
		catch (GraphClientException ex) {
			LOGGER.debug("The counts of the graph could not be read", ex);
		}
		catch (RuntimeException ex) {
			LOGGER.warn("The counts of the graph could not be read. Estimates use the former counts.", ex);
		}
	}

	private static Map<String, Long> counts(Record row, String column) {
		return row.get(column).asMap((value) -> value.asLong());
	}

}
