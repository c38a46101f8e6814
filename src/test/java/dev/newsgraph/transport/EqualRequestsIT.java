package dev.newsgraph.transport;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that are sent while an equal one is executed. */
@HttpTest
@Import(EqualRequestsIT.Delays.class)
@TestPropertySource(properties = "newsgraph.http.operation-wait=30s")
class EqualRequestsIT extends ValidatorTest {

	@Autowired
	private OperationGate gate;

	@Autowired
	private CountDownLatch end;

	@Test
	void requestsThatWaitForAnEqualOneLeaveTheirPlaces() throws Exception {
		List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
		try {
			for (int i = 0; i < this.gate.limit() + 4; i++) {
				answers.add(http.sendAsync(request(
						"{\"query\": \"{ stats { articleCount } }\", \"extensions\": {\"revision\": false, \"delayed\": true}}"),
						BodyHandlers.ofString()));
			}
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.during(Duration.ofSeconds(1))
				.until(() -> this.gate.running() == 1);
			assertThat(http.send(request("{\"query\": \"{ __typename }\"}"), BodyHandlers.ofString()).statusCode())
				.isEqualTo(200);
		}
		finally {
			this.end.countDown();
		}
		for (CompletableFuture<HttpResponse<String>> answer : answers) {
			assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(200);
			assertThat(answer.get().body()).isEqualTo(answers.getFirst().get().body());
		}
		assertThat(this.gate.running()).isZero();
	}

	private HttpRequest request(String body) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/graphql".formatted(this.port)))
			.version(HttpClient.Version.HTTP_1_1)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body))
			.build();
	}

	/** Delays the answers to requests with an extension. */
	@TestConfiguration(proxyBeanMethods = false)
	static class Delays {

		@Bean
		CountDownLatch end() {
			return new CountDownLatch(1);
		}

		@Bean
		WebGraphQlInterceptor delays(CountDownLatch end) {
			return (request, chain) -> !request.getExtensions().containsKey("delayed") ? chain.next(request)
					: Mono.fromCallable(() -> {
						end.await();
						return true;
					}).subscribeOn(Schedulers.boundedElastic()).then(chain.next(request));
		}

	}

}
