package dev.newsgraph.replica;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import dev.newsgraph.revision.RevisionState;

import static org.assertj.core.api.Assertions.assertThat;

/** When a gateway that starts is ready, depending on what others say. */
class ReplicaTests {

	private static final String MAPPING = "7-abc";

	private final Map<String, ReplicaView> others = new TreeMap<>();

	private RevisionState state = state("old");

	@Test
	void withoutOthersItIsReadyAtOnce() {
		Replica replica = new Replica(() -> this.state, MAPPING, null, true, Duration.ofSeconds(1));
		assertThat(replica.reason()).isNull();
		replica.start();
		assertThat(replica.isRunning()).isFalse();
	}

	@Test
	void theFirstOneWaitsForItsImport() {
		Replica replica = replica();
		replica.compare();
		assertThat(replica.reason()).isEqualTo("The import at the start has not ended, and no other gateway is ready.");
		assertThat(replica.view().ready()).isFalse();
		replica.imported();
		replica.compare();
		assertThat(replica.reason()).isNull();
		assertThat(replica.view().ready()).isTrue();
	}

	@Test
	void itWaitsForTheDocumentsOfTheOneThatChangedLast() {
		this.others.put("http://a:1", view("old", 60_000));
		this.others.put("http://b:1", view("new", 2_000));
		Replica replica = replica();
		replica.imported();
		replica.compare();
		assertThat(replica.reason())
			.isEqualTo("The graph has the revision old…, and that of the gateway at http://b:1 is new….");
		this.state = state("new");
		replica.compare();
		assertThat(replica.reason()).isNull();
	}

	@Test
	void itDoesNotWaitForItsImportIfItHasTheSameDocuments() {
		this.others.put("http://a:1", view("old", 60_000));
		Replica replica = replica();
		replica.compare();
		assertThat(replica.reason()).isNull();
	}

	@Test
	void itStaysReadyWhenAnotherOneChanges() {
		this.others.put("http://a:1", view("old", 60_000));
		Replica replica = replica();
		replica.compare();
		this.others.put("http://a:1", view("new", 0));
		replica.compare();
		assertThat(replica.reason()).isNull();
	}

	@Test
	void othersThatAreNotReadyOrHaveAnotherVersionDoNotCount() {
		this.others.put("http://a:1", new ReplicaView("new", MAPPING, 0, true, false));
		this.others.put("http://b:1", new ReplicaView("new", "6-abc", 0, true, true));
		Replica replica = replica();
		replica.imported();
		replica.compare();
		assertThat(replica.reason()).isNull();
	}

	@Test
	void itWaitsWhileImportsRun() {
		this.others.put("http://a:1", new ReplicaView("old", MAPPING, 0, false, true));
		Replica replica = replica();
		replica.imported();
		replica.compare();
		assertThat(replica.reason()).isEqualTo("Imports are changing the graphs of the other gateways.");
		this.others.put("http://a:1", view("old", 0));
		this.state = new RevisionState("old", 1, "history", true, true);
		replica.compare();
		assertThat(replica.reason()).isEqualTo("An import is changing the graph.");
		this.state = state("old");
		replica.compare();
		assertThat(replica.reason()).isNull();
	}

	@Test
	void storiesAreNotCompared() {
		this.others.put("http://a:1", view("old", 0));
		this.state = state("old-17");
		Replica replica = replica();
		replica.compare();
		assertThat(replica.reason()).isNull();
		assertThat(replica.view().documents()).isEqualTo("old");
	}

	@Test
	void anUnknownRevisionIsNotReady() {
		Replica replica = new Replica(() -> {
			throw new IllegalStateException("no database");
		}, MAPPING, () -> this.others, true, Duration.ofSeconds(1));
		replica.imported();
		replica.compare();
		assertThat(replica.reason()).isEqualTo("The revision of the graph is not known yet.");
	}

	@Test
	void aFailureToReadTheOthersIsToldAndNotTheEnd() {
		Replica replica = new Replica(() -> this.state, MAPPING, () -> {
			throw new IllegalStateException("no network");
		}, false, Duration.ofSeconds(1));
		replica.compare();
		assertThat(replica.reason()).isEqualTo("The other gateways cannot be read.");
	}

	@Test
	void theAgeIsThatOfTheDocuments() throws InterruptedException {
		Replica replica = replica();
		replica.compare();
		Thread.sleep(50);
		replica.compare();
		assertThat(replica.view().unchangedMillis()).isGreaterThanOrEqualTo(50);
		this.state = state("new");
		replica.compare();
		assertThat(replica.view().unchangedMillis()).isLessThan(50);
	}

	private Replica replica() {
		return new Replica(() -> this.state, MAPPING, () -> this.others, true, Duration.ofSeconds(1));
	}

	private static RevisionState state(String revision) {
		return new RevisionState(revision, 1, "history", false, true);
	}

	private static ReplicaView view(String documents, long unchangedMillis) {
		return new ReplicaView(documents, MAPPING, unchangedMillis, true, true);
	}

}
