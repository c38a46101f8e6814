package dev.newsgraph.observability;

import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.StatementSent;
import dev.newsgraph.query.events.FinishedOperation;
import dev.newsgraph.query.events.OperationListener;
import dev.newsgraph.query.events.OperationName;

/**
 * Makes a span of each operation, and one of each of its statements, after the operation
 * has ended. The names are those of OpenTelemetry's semantic conventions for GraphQL and
 * for databases. If the client sends the context of a trace, the span is part of it.
 */
final class OperationTraces implements OperationListener {

	private static final AttributeKey<String> TYPE = AttributeKey.stringKey("graphql.operation.type");

	private static final AttributeKey<String> NAME = AttributeKey.stringKey("graphql.operation.name");

	private static final AttributeKey<String> DOCUMENT_ID = AttributeKey.stringKey("newsgraph.document.id");

	private static final AttributeKey<Boolean> EXECUTED = AttributeKey.booleanKey("newsgraph.operation.executed");

	private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

	private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("db.system.name");

	private static final AttributeKey<String> NAMESPACE = AttributeKey.stringKey("db.namespace");

	private static final AttributeKey<String> SUMMARY = AttributeKey.stringKey("db.query.summary");

	private static final AttributeKey<String> TEXT = AttributeKey.stringKey("db.query.text");

	private static final AttributeKey<String> STATUS_CODE = AttributeKey.stringKey("db.response.status_code");

	private static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");

	private static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");

	private static final int DEFAULT_PORT = 7687;

	private static final AttributeKey<Long> ROWS = AttributeKey.longKey("db.response.returned_rows");

	private static final AttributeKey<String> STATEMENT_ID = AttributeKey.stringKey("newsgraph.statement.id");

	private final Tracer tracer;

	private final TextMapPropagator propagator;

	private final String database;

	private final Attributes server;

	/**
	 * Creates the listener.
	 * @param propagator reads the context of a trace from the headers of a request
	 * @param database the name of the database
	 * @param server the address of the server, or {@code null} if it is in this process
	 */
	OperationTraces(Tracer tracer, TextMapPropagator propagator, String database, @Nullable URI server) {
		this.tracer = tracer;
		this.propagator = propagator;
		this.database = database;
		this.server = (server != null) ? address(server) : Attributes.empty();
	}

	private static Attributes address(URI server) {
		String host = server.getHost();
		long port = (server.getPort() > 0) ? server.getPort() : DEFAULT_PORT;
		return (host != null) ? Attributes.of(SERVER_ADDRESS, host, SERVER_PORT, port) : Attributes.empty();
	}

	@Override
	public void onOperation(FinishedOperation event) {
		long offset = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - System.nanoTime();
		Context parent = this.propagator.extract(Context.root(), event.headers(), Headers.INSTANCE);
		OperationName operation = event.operation();
		boolean known = operation.type() != OperationName.Type.UNKNOWN;
		Span span = this.tracer.spanBuilder(known ? operation.type().text() : "GraphQL Operation")
			.setParent(parent)
			.setSpanKind(SpanKind.SERVER)
			.setStartTimestamp(offset + event.start(), TimeUnit.NANOSECONDS)
			.startSpan();
		if (span.isRecording()) {
			if (known) {
				// An export is a query.
				boolean export = operation.type() == OperationName.Type.EXPORT;
				span.setAttribute(TYPE, (export ? OperationName.Type.QUERY : operation.type()).text());
			}
			if (!operation.name().isEmpty()) {
				span.setAttribute(NAME, operation.name());
			}
			String id = operation.documentId();
			if (id != null) {
				span.setAttribute(DOCUMENT_ID, id);
			}
			span.setAttribute(EXECUTED, event.executed());
			if (!event.outcome().equals(FinishedOperation.OK)) {
				span.setAttribute(ERROR, event.outcome()).setStatus(StatusCode.ERROR);
			}
			Context context = parent.with(span);
			event.statements().forEach((statement) -> record(statement, context, offset));
		}
		span.end(offset + event.start() + event.nanos(), TimeUnit.NANOSECONDS);
	}

	private void record(StatementSent statement, Context context, long offset) {
		String summary = StatementIds.summary(statement.text());
		Span span = this.tracer.spanBuilder(summary)
			.setParent(context)
			.setSpanKind(SpanKind.CLIENT)
			.setStartTimestamp(offset + statement.start(), TimeUnit.NANOSECONDS)
			.startSpan();
		// The text has parameters instead of values.
		span.setAttribute(SYSTEM, "neo4j")
			.setAttribute(NAMESPACE, this.database)
			.setAttribute(SUMMARY, summary)
			.setAttribute(TEXT, statement.text())
			.setAttribute(ROWS, (long) statement.rows())
			.setAttribute(STATEMENT_ID, StatementIds.of(statement.text()))
			.setAllAttributes(this.server);
		String code = statement.statusCode();
		String error = (code != null) ? code : statement.exception();
		if (code != null) {
			span.setAttribute(STATUS_CODE, code);
		}
		if (error != null) {
			span.setAttribute(ERROR, error).setStatus(StatusCode.ERROR);
		}
		span.end(offset + statement.start() + statement.took().toNanos(), TimeUnit.NANOSECONDS);
	}

	/** Reads headers of a request. */
	private enum Headers implements TextMapGetter<Function<String, @Nullable String>> {

		INSTANCE;

		@Override
		public Iterable<String> keys(Function<String, @Nullable String> headers) {
			return List.of();
		}

		@Override
		public @Nullable String get(@Nullable Function<String, @Nullable String> headers, String name) {
			return (headers != null) ? headers.apply(name) : null;
		}

	}

}
