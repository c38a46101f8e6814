package dev.newsgraph.subscription;

import org.junit.jupiter.api.Test;

import dev.newsgraph.subscription.ArticleFeed.State;

import static org.assertj.core.api.Assertions.assertThat;

/** Which of two states of the graph is the newest. */
class ArticleFeedTests {

	@Test
	void theStateOfTheLaterReadIsNewer() {
		State first = new State(5, "a", 0, 100, 110);
		State second = new State(6, "a", 0, 110, 120);
		assertThat(State.newest(null, first)).isSameAs(first);
		assertThat(State.newest(first, second)).isSameAs(second);
		assertThat(State.newest(second, first)).isSameAs(second);
	}

	@Test
	void aDatabaseThatWasReplacedByAnEarlierStateIsDetected() {
		State first = new State(5, "a", 0, 100, 110);
		assertThat(State.newest(first, new State(4, "a", 0, 111, 120)).sequence()).isEqualTo(4);
		assertThat(State.newest(first, new State(4, "b", 0, 105, 120)).history()).isEqualTo("b");
	}

	@Test
	void ofTwoReadsThatOverlappedTheOneWithMoreCommitsIsNewer() {
		State slow = new State(6, "a", 0, 100, 200);
		State quick = new State(5, "a", 0, 110, 120);
		assertThat(State.newest(quick, slow)).isSameAs(slow);
		assertThat(State.newest(slow, quick)).isSameAs(slow);
	}

}
