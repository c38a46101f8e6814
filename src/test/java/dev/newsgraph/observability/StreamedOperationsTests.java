package dev.newsgraph.observability;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.graphql.server.WebGraphQlInterceptor.Chain;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;

import dev.newsgraph.query.events.DocumentIds;
import dev.newsgraph.query.events.FinishedOperation;
import dev.newsgraph.query.events.OperationEvents;
import dev.newsgraph.query.events.OperationRun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Each operation is published once, however it ends. */
class StreamedOperationsTests {

	private final List<FinishedOperation> heard = new ArrayList<>();

	private final OperationEvents events = new OperationEvents(List.of(this.heard::add), DocumentIds.NONE);

	private final WebGraphQlRequest request = request(Map.of());

	@Test
	void anAnswerIsPublished() {
		answered(ExecutionResult.newExecutionResult().data(Map.of("a", 1)).build());
		assertEndedWith(FinishedOperation.OK);
		assertThat(this.heard.getFirst().operation().name()).isEqualTo("A");
	}

	@Test
	void anAnswerWithAnErrorIsPublishedWithItsCode() {
		answered(ExecutionResult.newExecutionResult()
			.addError(GraphqlErrorBuilder.newError().message("late").extensions(Map.of("code", "TIMEOUT")).build())
			.build());
		assertEndedWith("TIMEOUT");
	}

	@Test
	void anExceptionIsPublished() {
		assertThatIllegalStateException()
			.isThrownBy(() -> intercept((next) -> Mono.error(new IllegalStateException())).block());
		assertEndedWith("INTERNAL_SERVER_ERROR");
	}

	@Test
	void anExceptionOfTheNextInterceptorIsPublished() {
		assertThatIllegalStateException().isThrownBy(() -> intercept((next) -> {
			throw new IllegalStateException();
		}).block());
		assertEndedWith("INTERNAL_SERVER_ERROR");
	}

	@Test
	void aClientThatGoesAwayIsPublished() {
		Disposable subscription = intercept((next) -> Mono.never()).subscribe();
		assertThat(this.heard).isEmpty();
		subscription.dispose();
		assertEndedWith(FinishedOperation.CLIENT_GONE);
	}

	@Test
	void aClientThatGoesAwayAfterTheAnswerIsNotPublishedAgain() {
		Sinks.Many<WebGraphQlResponse> answers = Sinks.many().unicast().onBackpressureBuffer();
		Disposable subscription = intercept((next) -> answers.asFlux().next()).flatMap((response) -> Mono.never())
			.subscribe();
		answers.tryEmitNext(response(ExecutionResult.newExecutionResult().data(Map.of("a", 1)).build()));
		subscription.dispose();
		assertEndedWith(FinishedOperation.OK);
	}

	@Test
	void anOperationOfTheGraphQlEndpointIsNotPublishedHere() {
		WebGraphQlRequest other = request(Map.of(OperationRun.ATTRIBUTE, "run"));
		new StreamedOperations(this.events)
			.intercept(other,
					(next) -> Mono.just(response(ExecutionResult.newExecutionResult().data(Map.of("a", 1)).build())))
			.block();
		assertThat(this.heard).isEmpty();
	}

	private void answered(ExecutionResult result) {
		intercept((next) -> Mono.just(response(result))).block();
	}

	private Mono<WebGraphQlResponse> intercept(Chain chain) {
		return new StreamedOperations(this.events).intercept(this.request, chain);
	}

	private void assertEndedWith(String outcome) {
		assertThat(this.heard).singleElement().extracting(FinishedOperation::outcome).isEqualTo(outcome);
	}

	private WebGraphQlResponse response(ExecutionResult result) {
		return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(this.request.toExecutionInput(), result));
	}

	private static WebGraphQlRequest request(Map<String, Object> attributes) {
		return new WebGraphQlRequest(URI.create("http://localhost/graphql"), new HttpHeaders(), null, null,
				new HashMap<>(attributes), Map.of("query", "query A { a }"), "1", null);
	}

}
