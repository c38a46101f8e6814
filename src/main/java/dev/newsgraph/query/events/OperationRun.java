package dev.newsgraph.query.events;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.Caller;
import dev.newsgraph.database.StatementSent;

/**
 * What is known of an operation while it is answered. Its root fields can be read on
 * several threads.
 */
public final class OperationRun {

	/** Name of the request attribute that holds the record. */
	public static final String ATTRIBUTE = OperationRun.class.getName();

	/** An export can have any number of statements. */
	private static final int MAX_STATEMENTS = 1000;

	private final long start = System.nanoTime();

	private final DocumentIds documents;

	private final List<StatementSent> statements = new ArrayList<>(2);

	private @Nullable OperationName operation;

	private @Nullable String outcome;

	private boolean executed = true;

	private volatile boolean clientGone;

	private volatile long cost;

	/**
	 * Creates a record.
	 * @param documents the ids of documents
	 */
	OperationRun(DocumentIds documents) {
		this.documents = documents;
	}

	/**
	 * Notes what the request is for.
	 * @param document the document
	 * @param operationName the name of the operation in it, or {@code null}
	 */
	public void begin(String document, @Nullable String operationName) {
		this.operation = OperationName.of(document, operationName, this.documents.idOf(document));
	}

	/**
	 * Notes that the request is for an export.
	 * @param document the document
	 * @param operationName the name of the operation in it, or {@code null}
	 */
	public void beginExport(String document, @Nullable String operationName) {
		this.operation = OperationName.of(document, operationName, this.documents.idOf(document)).exported();
	}

	/** Returns the name and the type of the operation. */
	public OperationName operation() {
		return (this.operation != null) ? this.operation : OperationName.UNKNOWN;
	}

	/**
	 * Notes the cost.
	 * @param rows the rows that the operation reads at most, as estimated
	 */
	public void setCost(long rows) {
		this.cost = rows;
	}

	/**
	 * Notes a statement that was executed for the operation. Only the first thousand are
	 * kept.
	 */
	public void add(StatementSent statement) {
		synchronized (this.statements) {
			if (this.statements.size() < MAX_STATEMENTS) {
				this.statements.add(statement);
			}
		}
	}

	/**
	 * Returns the same client, whose cost and statements are noted here.
	 * @param client the client of the operation
	 */
	public Caller observing(Caller client) {
		return new ObservedCaller(client, this);
	}

	/** Notes that the operation is answered without an execution. */
	public void setKnown() {
		this.executed = false;
	}

	/**
	 * Notes an error. The first one is the outcome.
	 * @param code the code of the error
	 */
	public void fail(String code) {
		if (this.outcome == null) {
			this.outcome = code;
		}
	}

	/**
	 * Notes that the client went away while the operation was executed. If the operation
	 * fails, this is its outcome.
	 */
	public void setClientGone() {
		this.clientGone = true;
	}

	/**
	 * Returns the event, or {@code null} if the request contains no operation.
	 * @param headers returns the value of a header of the request, or {@code null}
	 */
	public @Nullable FinishedOperation finish(Function<String, @Nullable String> headers) {
		if (this.operation == null && this.outcome == null) {
			return null;
		}
		List<StatementSent> sent;
		synchronized (this.statements) {
			sent = List.copyOf(this.statements);
		}
		return new FinishedOperation(operation(), outcome(), this.executed, this.start, System.nanoTime() - this.start,
				this.cost, sent, headers);
	}

	private String outcome() {
		if (this.outcome == null) {
			return FinishedOperation.OK;
		}
		return this.clientGone ? FinishedOperation.CLIENT_GONE : this.outcome;
	}

}
