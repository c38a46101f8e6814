package dev.newsgraph.transport;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

import dev.newsgraph.database.GraphClient;
import dev.newsgraph.revision.CurrentRevision;

import static org.assertj.core.api.Assertions.assertThat;

/** Only this gateway writes, so the revision is known without a statement. */
@HttpTest
@Import(AnswersOfOneGatewayIT.Revision.class)
class AnswersOfOneGatewayIT extends AnswersBesideImports {

	@Test
	void noAnswerIsOlderThanTheOneBefore() throws Exception {
		besideImports(4, true);
	}

	@Test
	@Tag("slow")
	void noAnswerIsOlderThanTheOneBeforeBesideManyImports() throws Exception {
		besideImports(200, true);
	}

	@Test
	void equalRequestsHaveEqualAnswers() throws Exception {
		for (int round = 0; round < 3; round++) {
			load("A", "B" + round);
			List<Callable<HttpResponse<byte[]>>> requests = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				requests.add(() -> post("{\"query\": \"" + EDGES + "\"}"));
			}
			try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
				for (Future<HttpResponse<byte[]>> answer : clients.invokeAll(requests)) {
					assertThat(text(answer.get())).contains("\"B" + round + "\"");
					assertThat(etag(answer.get())).isNotNull();
				}
			}
		}
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Revision {

		@Bean
		@Primary
		CurrentRevision exclusiveRevision(GraphClient client) {
			return new CurrentRevision(client, true, Duration.ZERO);
		}

	}

}
