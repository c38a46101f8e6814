package dev.newsgraph.insight;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.newsgraph.DefaultLogging;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith({ DefaultLogging.class, OutputCaptureExtension.class })
class InsightTaskTests {

	@Test
	void anOlderGatewayBuildsNoStoriesOfANewerGraph(CapturedOutput output) throws InterruptedException {
		AtomicInteger asked = new AtomicInteger();
		AtomicInteger built = new AtomicInteger();
		AtomicReference<String> refusal = new AtomicReference<>("A newer version has written.");
		InsightTask task = new InsightTask((stopped) -> built.incrementAndGet() > 0, () -> {
			asked.incrementAndGet();
			return refusal.get();
		}, Duration.ofMillis(10));
		try {
			task.databaseReachable();
			Awaitility.await().until(() -> asked.get() > 3);
			assertThat(built).hasValue(0);
			assertThat(output).containsOnlyOnce("This gateway builds no stories. A newer version has written.");
			refusal.set(null);
			Awaitility.await().until(() -> built.get() > 1);
		}
		finally {
			task.destroy();
		}
	}

}
