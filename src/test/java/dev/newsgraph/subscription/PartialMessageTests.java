package dev.newsgraph.subscription;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The memory and the time of a message that arrives in parts. */
class PartialMessageTests {

	private final WaitingBytes waiting = new WaitingBytes(1000);

	private final PartialMessage message = new PartialMessage(this.waiting);

	@Test
	void itsPartsTakeMemoryUntilItIsComplete() {
		assertThat(this.message.append("abc")).isEqualTo(3);
		assertThat(this.message.append("de")).isEqualTo(5);
		assertThat(this.waiting.used()).isEqualTo(10);
		assertThat(this.message.take()).isEqualTo("abcde");
		assertThat(this.waiting.used()).isZero();
		assertThat(this.message.take()).isEmpty();
	}

	@Test
	void partsThatArriveWhileTheConnectionIsClosedTakeNoMemory() {
		this.message.append("abc");
		this.message.end();
		assertThat(this.waiting.used()).isZero();
		assertThat(this.message.append("de")).isZero();
		assertThat(this.waiting.used()).isZero();
		assertThat(this.message.take()).isEmpty();
	}

	@Test
	void itIsLateFromItsFirstPartOn() throws InterruptedException {
		assertThat(this.message.isLate(Duration.ZERO)).isFalse();
		this.message.append("a");
		Thread.sleep(2);
		this.message.append("b");
		assertThat(this.message.isLate(Duration.ofMillis(1))).isTrue();
		assertThat(this.message.isLate(Duration.ofHours(1))).isFalse();
		this.message.take();
		assertThat(this.message.isLate(Duration.ZERO)).isFalse();
	}

}
