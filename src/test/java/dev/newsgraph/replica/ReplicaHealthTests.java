package dev.newsgraph.replica;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import dev.newsgraph.importing.ImportFinished;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.revision.RevisionState;

import static org.assertj.core.api.Assertions.assertThat;

/** The details that the health endpoint shows of replicas. */
class ReplicaHealthTests {

	private static final ReplicaProperties PROPERTIES = new ReplicaProperties(List.of("http://a:1"),
			Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ofSeconds(2), Duration.ofMillis(100),
			Duration.ofMinutes(2));

	private static final Map<String, PeerAnswer> ANSWERS = Map.of("http://a:1",
			new PeerAnswer.None(PeerAnswer.Kind.STATUS, "the status of /x is 404"), "http://b:1",
			new PeerAnswer.State(new ReplicaView("0123456789abcdef", "7", 0, true, false)), "http://c:1",
			new PeerAnswer.State(new ReplicaView("0123456789abcdef", "6", 0, true, true)));

	private long now;

	@Test
	void eachGatewayIsListedWithItsAnswer() {
		Replica replica = replica();
		replica.compare();
		Health health = new ReplicaHealth(replica, true).health();
		assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		assertThat(health.getDetails()).containsEntry("state", "waiting")
			.containsEntry("reason", "The import at the start has not ended, and no other gateway is ready.")
			.containsEntry("gateways", Map.of("http://a:1", "no answer: the status of /x is 404", "http://b:1",
					"has not caught up, revision 0123456789ab…", "http://c:1",
					"has caught up, revision 0123456789ab…, reads documents by another version of the rules, so it is not compared"));
	}

	@Test
	void anOutdatedOneIsUpAndSaysSo() {
		Replica replica = replica();
		replica.imported(new ImportFinished(ImportReport.ofEnd("job", Duration.ZERO, ImportOutcome.NO_FOLDER)));
		replica.compare();
		this.now += Duration.ofSeconds(1).toNanos();
		replica.compare();
		Health health = new ReplicaHealth(replica, true).health();
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("state", "outdated").containsKey("reason");
	}

	@Test
	void withoutOthersThereAreNoDetails() {
		Replica replica = new Replica(ReplicaHealthTests::state, "7", null, true, PROPERTIES, () -> this.now);
		assertThat(new ReplicaHealth(replica, false).health()).isEqualTo(Health.up().build());
	}

	private Replica replica() {
		return new Replica(ReplicaHealthTests::state, "7", () -> ANSWERS, true, PROPERTIES, () -> this.now);
	}

	private static RevisionState state() {
		return new RevisionState("abc", 1, "history", false, false, true, true);
	}

}
