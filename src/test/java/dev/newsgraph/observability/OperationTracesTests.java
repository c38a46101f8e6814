package dev.newsgraph.observability;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.newsgraph.query.events.FinishedOperation;
import dev.newsgraph.query.events.OperationName;

import static dev.newsgraph.observability.TestOperations.failed;
import static dev.newsgraph.observability.TestOperations.operation;
import static dev.newsgraph.observability.TestOperations.statement;
import static org.assertj.core.api.Assertions.assertThat;

class OperationTracesTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private final List<SpanData> spans = new CopyOnWriteArrayList<>();

	private final OperationTraces traces = traces(null);

	@Test
	void anOperationAndItsStatementsAreSpansWithTheNamesOfTheConventions() {
		this.traces.onOperation(operation(null, "Top", FinishedOperation.OK,
				statement("MATCH (a:Article) RETURN a", 5, 3), statement("MATCH (t:Topic) RETURN t", 7, 1)));
		SpanData operation = this.spans.getLast();
		assertThat(operation.getName()).isEqualTo("query");
		assertThat(operation.getKind()).isEqualTo(SpanKind.SERVER);
		assertThat(attribute(operation, "graphql.operation.type")).isEqualTo("query");
		assertThat(attribute(operation, "graphql.operation.name")).isEqualTo("Top");
		assertThat(operation.getEndEpochNanos() - operation.getStartEpochNanos()).isEqualTo(1_500_000_000L);
		SpanData statement = this.spans.getFirst();
		assertThat(statement.getParentSpanId()).isEqualTo(operation.getSpanId());
		assertThat(statement.getTraceId()).isEqualTo(operation.getTraceId());
		assertThat(statement.getName()).isEqualTo("MATCH Article");
		assertThat(statement.getKind()).isEqualTo(SpanKind.CLIENT);
		assertThat(attribute(statement, "db.system.name")).isEqualTo("neo4j");
		assertThat(attribute(statement, "db.namespace")).isEqualTo("neo4j");
		assertThat(attribute(statement, "db.query.summary")).isEqualTo("MATCH Article");
		assertThat(attribute(statement, "db.query.text")).isEqualTo("MATCH (a:Article) RETURN a");
		assertThat(statement.getAttributes().get(AttributeKey.longKey("db.response.returned_rows"))).isEqualTo(3);
		assertThat(statement.getEndEpochNanos() - statement.getStartEpochNanos())
			.isEqualTo(TimeUnit.MILLISECONDS.toNanos(5));
		assertThat(statement.getStartEpochNanos()).isGreaterThanOrEqualTo(operation.getStartEpochNanos());
		assertThat(this.spans).hasSize(3);
	}

	@Test
	void aFailedStatementHasTheCodeOfTheServer() {
		String code = "Neo.ClientError.Statement.SyntaxError";
		this.traces.onOperation(operation(null, "Top", "INTERNAL_SERVER_ERROR",
				failed("RETURN", "org.neo4j.driver.exceptions.ClientException", code)));
		SpanData statement = this.spans.getFirst();
		assertThat(statement.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(attribute(statement, "db.response.status_code")).isEqualTo(code);
		assertThat(attribute(statement, "error.type")).isEqualTo(code);
	}

	@Test
	void aStatementThatFailsInTheDriverHasTheClassOfTheException() {
		String exception = "org.neo4j.driver.exceptions.ServiceUnavailableException";
		this.traces.onOperation(operation(null, "Top", "SERVICE_UNAVAILABLE", failed("RETURN 1", exception, null)));
		SpanData statement = this.spans.getFirst();
		assertThat(statement.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(attribute(statement, "db.response.status_code")).isNull();
		assertThat(attribute(statement, "error.type")).isEqualTo(exception);
	}

	@ParameterizedTest
	@CsvSource({ "bolt://graph.example:7688, graph.example, 7688", "neo4j+s://graph.example, graph.example, 7687" })
	void statementsNameTheServer(URI server, String address, long port) {
		traces(server).onOperation(operation(null, "Top", FinishedOperation.OK, statement("RETURN 1", 5, 1)));
		SpanData statement = this.spans.getFirst();
		assertThat(attribute(statement, "server.address")).isEqualTo(address);
		assertThat(statement.getAttributes().get(AttributeKey.longKey("server.port"))).isEqualTo(port);
		assertThat(attribute(this.spans.getLast(), "server.address")).isNull();
	}

	@Test
	void statementsOfTheEmbeddedServerNameNone() {
		this.traces.onOperation(operation(null, "Top", FinishedOperation.OK, statement("RETURN 1", 5, 1)));
		SpanData statement = this.spans.getFirst();
		assertThat(attribute(statement, "server.address")).isNull();
		assertThat(attribute(statement, "error.type")).isNull();
	}

	@Test
	void anErrorIsTheStatusOfTheSpan() {
		this.traces.onOperation(operation("id", "", "TIMEOUT"));
		SpanData span = this.spans.getFirst();
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(attribute(span, "error.type")).isEqualTo("TIMEOUT");
		assertThat(attribute(span, "newsgraph.document.id")).isEqualTo("id");
		assertThat(attribute(span, "graphql.operation.name")).isNull();
	}

	@Test
	void theSpanIsPartOfTheTraceOfTheClient() {
		this.traces.onOperation(FinishedOperation.known(OperationName.UNKNOWN, System.nanoTime(),
				(name) -> name.equals("traceparent") ? "00-" + TRACE + "-b7ad6b7169203331-01" : null));
		assertThat(this.spans).singleElement().satisfies((span) -> {
			assertThat(span.getTraceId()).isEqualTo(TRACE);
			assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
			assertThat(span.getName()).isEqualTo("GraphQL Operation");
		});
	}

	private OperationTraces traces(@Nullable URI server) {
		return new OperationTraces(SdkTracerProvider.builder()
			.addSpanProcessor(SimpleSpanProcessor.create(new Recorder()))
			.build()
			.get("newsgraph"), W3CTraceContextPropagator.getInstance(), "neo4j", server);
	}

	private static Object attribute(SpanData span, String name) {
		return span.getAttributes().get(AttributeKey.stringKey(name));
	}

	private final class Recorder implements SpanExporter {

		@Override
		public CompletableResultCode export(Collection<SpanData> exported) {
			OperationTracesTests.this.spans.addAll(exported);
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode flush() {
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode shutdown() {
			return CompletableResultCode.ofSuccess();
		}

	}

}
