package dev.newsgraph.query.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.newsgraph.database.Caller;
import dev.newsgraph.database.StatementSent;

import static org.assertj.core.api.Assertions.assertThat;

class OperationRunTests {

	private final List<FinishedOperation> heard = new ArrayList<>();

	private final OperationEvents events = new OperationEvents(List.of(this.heard::add),
			(text) -> text.startsWith("query T") ? "trusted" : null);

	@Test
	void withoutListenersNothingIsNoted() {
		assertThat(OperationEvents.NONE.begin()).isNull();
		assertThat(OperationEvents.NONE.areHeard()).isFalse();
	}

	@Test
	void aRequestWithoutAnOperationIsNoEvent() {
		assertThat(new OperationRun(DocumentIds.NONE).finish((name) -> null)).isNull();
	}

	@Test
	void theEventHasWhatWasNoted() {
		StatementSent statement = new StatementSent("RETURN 1", StatementSent.Access.READ, 0, Duration.ZERO, 1, null,
				null);
		OperationRun run = new OperationRun(DocumentIds.NONE);
		run.begin("query A { a }", null);
		run.setCost(7);
		run.add(statement);
		this.events.publish(run.finish((name) -> name));
		assertThat(this.heard).singleElement().satisfies((event) -> {
			assertThat(event.operation().name()).isEqualTo("A");
			assertThat(event.operation().documentId()).isNull();
			assertThat(event.outcome()).isEqualTo(FinishedOperation.OK);
			assertThat(event.executed()).isTrue();
			assertThat(event.cost()).isEqualTo(7);
			assertThat(event.statements()).containsExactly(statement);
			assertThat(event.headers().apply("traceparent")).isEqualTo("traceparent");
		});
	}

	@Test
	void anOperationOfATrustedDocumentHasItsId() {
		OperationRun run = this.events.begin();
		assertThat(run).isNotNull();
		run.begin("query T { a }", null);
		assertThat(run.operation()).isEqualTo(new OperationName("trusted", "T", OperationName.Type.QUERY));
		run.beginExport("query T { a }", "T");
		assertThat(run.operation()).isEqualTo(new OperationName("trusted", "T", OperationName.Type.EXPORT));
		run.begin("query U { a }", null);
		assertThat(run.operation().documentId()).isNull();
	}

	@Test
	void anOperationThatFailsAfterItsClientWentAwayHasItsOwnOutcome() {
		OperationRun run = new OperationRun(DocumentIds.NONE);
		run.begin("{ a }", null);
		assertThat(run.observing(new TestCaller(false)).isGone()).isFalse();
		run.fail("SERVICE_UNAVAILABLE");
		assertThat(outcome(run)).isEqualTo("SERVICE_UNAVAILABLE");
		assertThat(run.observing(new TestCaller(true)).isGone()).isTrue();
		assertThat(outcome(run)).isEqualTo(FinishedOperation.CLIENT_GONE);
	}

	@Test
	void anOperationThatSucceedsIsOkAlthoughItsClientWentAway() {
		OperationRun run = new OperationRun(DocumentIds.NONE);
		run.begin("{ a }", null);
		run.setClientGone();
		assertThat(outcome(run)).isEqualTo(FinishedOperation.OK);
	}

	@Test
	void theFirstErrorIsTheOutcome() {
		OperationRun run = new OperationRun(DocumentIds.NONE);
		run.fail("OVERLOADED");
		run.fail("INTERNAL_SERVER_ERROR");
		FinishedOperation event = run.finish((name) -> null);
		assertThat(event).isNotNull();
		assertThat(event.outcome()).isEqualTo("OVERLOADED");
		assertThat(event.operation()).isEqualTo(OperationName.UNKNOWN);
	}

	private static String outcome(OperationRun run) {
		FinishedOperation event = run.finish((name) -> null);
		assertThat(event).isNotNull();
		return event.outcome();
	}

	private record TestCaller(boolean isGone) implements Caller {

		@Override
		public String name() {
			return "test";
		}

		@Override
		public long since() {
			return 0;
		}

	}

}
