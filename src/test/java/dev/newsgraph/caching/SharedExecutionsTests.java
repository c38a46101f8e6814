package dev.newsgraph.caching;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import dev.newsgraph.caching.SharedExecutions.Begun;
import dev.newsgraph.caching.SharedExecutions.End;
import dev.newsgraph.database.Caller;
import dev.newsgraph.query.events.OperationName;
import dev.newsgraph.revision.RevisionState;
import dev.newsgraph.transport.HttpAnswer;

import static org.assertj.core.api.Assertions.assertThat;

class SharedExecutionsTests {

	private static final RequestDigest REQUEST = new RequestDigest(1, 2, 3, 4);

	private static final RevisionState STATE = new RevisionState("a", 1, "h", false, false, true, true);

	private final SharedExecutions executions = new SharedExecutions(Duration.ofSeconds(30));

	private final AtomicBoolean gone = new AtomicBoolean();

	@Test
	void anEqualRequestHasTheAnswerOfTheFirst() throws Exception {
		Begun first = this.executions.begin(REQUEST, STATE);
		Begun second = this.executions.begin(REQUEST, STATE);
		assertThat(first.first()).isTrue();
		assertThat(second.first()).isFalse();
		CompletableFuture<End> waiting = await(second);
		CachedAnswer answer = new CachedAnswer(HttpAnswer.empty(HttpStatus.OK, new HttpHeaders()), "{ a }",
				OperationName.UNKNOWN, null, STATE, 0);
		first.execution().end(End.ANSWERED, answer);
		assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(End.ANSWERED);
		assertThat(second.execution().answer()).isSameAs(answer);
		assertThat(this.executions.begin(REQUEST, STATE).first()).isTrue();
	}

	@Test
	void anotherRequestAndAnotherStateDoNotWait() {
		this.executions.begin(REQUEST, STATE);
		assertThat(this.executions.begin(new RequestDigest(1, 2, 3, 5), STATE).first()).isTrue();
		assertThat(this.executions.begin(REQUEST, new RevisionState("a", 2, "h", false, false, true, true)).first())
			.isTrue();
	}

	@Test
	void aFailureIsNotShared() throws Exception {
		Begun first = this.executions.begin(REQUEST, STATE);
		CompletableFuture<End> waiting = await(this.executions.begin(REQUEST, STATE));
		first.execution().end(End.NOT_SHARED, null);
		assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(End.NOT_SHARED);
	}

	@Test
	void anotherRequestIsExecutedWhenTheFirstClientHasGoneAway() throws Exception {
		Begun first = this.executions.begin(REQUEST, STATE);
		CompletableFuture<End> waiting = await(this.executions.begin(REQUEST, STATE));
		first.execution().end(End.ABANDONED, null);
		assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(End.ABANDONED);
		assertThat(this.executions.begin(REQUEST, STATE).first()).isTrue();
	}

	@Test
	void aWaitEndsAtItsOwnTimeLimitOrWithItsClient() throws Exception {
		SharedExecutions late = new SharedExecutions(Duration.ofMillis(1));
		late.begin(REQUEST, STATE);
		assertThat(late.begin(REQUEST, STATE).execution().await(caller())).isEqualTo(End.NOT_AWAITED);
		this.executions.begin(REQUEST, STATE);
		CompletableFuture<End> waiting = await(this.executions.begin(REQUEST, STATE));
		this.gone.set(true);
		assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(End.CLIENT_GONE);
	}

	private CompletableFuture<End> await(Begun begun) {
		Caller caller = caller();
		return CompletableFuture.supplyAsync(() -> begun.execution().await(caller));
	}

	private Caller caller() {
		long now = System.nanoTime();
		return new Caller() {

			@Override
			public String name() {
				return "client";
			}

			@Override
			public long since() {
				return now;
			}

			@Override
			public boolean isGone() {
				return SharedExecutionsTests.this.gone.get();
			}

		};
	}

}
