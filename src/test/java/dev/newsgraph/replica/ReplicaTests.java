package dev.newsgraph.replica;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import dev.newsgraph.importing.ImportFinished;
import dev.newsgraph.importing.report.ImportOutcome;
import dev.newsgraph.importing.report.ImportReport;
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
		replica.imported(ended(ImportOutcome.COMPLETED));
		replica.compare();
		assertThat(replica.reason()).isNull();
		assertThat(replica.view().ready()).isTrue();
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "COMPLETED")
	void anImportThatFailsDoesNotMakeItReady(ImportOutcome outcome) {
		Replica replica = replica();
		replica.imported(ended(outcome));
		replica.compare();
		assertThat(replica.reason())
			.isEqualTo("The import of all folders ended with %s, and no other gateway is ready.".formatted(outcome));
		replica.imported(ended(ImportOutcome.COMPLETED));
		replica.compare();
		assertThat(replica.reason()).isNull();
	}

	@Test
	void aCompletedImportCountsAlsoIfALaterOneFails() {
		Replica replica = replica();
		replica.imported(ended(ImportOutcome.COMPLETED));
		replica.imported(ended(ImportOutcome.NO_FOLDER));
		replica.compare();
		assertThat(replica.reason()).isNull();
	}

	@Test
	void itWaitsForTheDocumentsOfTheOneThatChangedLast() {
		this.others.put("http://a:1", view("old", 60_000));
		this.others.put("http://b:1", view("new", 2_000));
		Replica replica = replica();
		replica.imported(ended(ImportOutcome.COMPLETED));
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
		replica.imported(ended(ImportOutcome.COMPLETED));
		replica.compare();
		assertThat(replica.reason()).isNull();
	}

	@Test
	void itWaitsWhileImportsRun() {
		this.others.put("http://a:1", new ReplicaView("old", MAPPING, 0, false, true));
		Replica replica = replica();
		replica.imported(ended(ImportOutcome.COMPLETED));
		replica.compare();
		assertThat(replica.reason()).isEqualTo("Imports are changing the graphs of the other gateways.");
		this.others.put("http://a:1", view("old", 0));
		this.state = new RevisionState("old", 1, "history", true, false, true, true);
		replica.compare();
		assertThat(replica.reason()).isEqualTo("An import is changing the graph.");
		this.state = state("old");
		replica.compare();
		assertThat(replica.reason()).isNull();
	}

	@Test
	void storiesAreNotComparedAndNotWaitedFor() {
		this.others.put("http://a:1", view("old", 0));
		this.state = new RevisionState("old-17", 1, "history", false, true, true, true);
		Replica replica = replica();
		replica.compare();
		assertThat(replica.reason()).isNull();
		assertThat(replica.view().documents()).isEqualTo("old");
		assertThat(replica.view().settled()).isTrue();
	}

	@Test
	void aReadThatFailsDoesNotMakeTheDocumentsYounger() throws InterruptedException {
		Replica replica = replica();
		replica.compare();
		Thread.sleep(50);
		RevisionState known = this.state;
		for (RevisionState unknown : Arrays.asList(null, state(null))) {
			this.state = unknown;
			replica.compare();
			assertThat(replica.view().settled()).isFalse();
			assertThat(replica.view().unchangedMillis()).isGreaterThanOrEqualTo(50);
			this.state = known;
			replica.compare();
			assertThat(replica.view().settled()).isTrue();
			assertThat(replica.view().documents()).isEqualTo("old");
			assertThat(replica.view().unchangedMillis()).isGreaterThanOrEqualTo(50);
		}
	}

	@Test
	void anUnknownRevisionIsNotReady() {
		Replica replica = new Replica(() -> {
			throw new IllegalStateException("no database");
		}, MAPPING, () -> this.others, true, Duration.ofSeconds(1));
		replica.imported(ended(ImportOutcome.COMPLETED));
		replica.compare();
		assertThat(replica.reason()).isEqualTo("The revision of the graph is not known.");
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

	/** Java finds no host in an address with such a name, and then asks this machine. */
	@ParameterizedTest
	@CsvSource({ "http://10.0.0.2:8080,true", "https://news.example.org/b/,true", "http://[::1]:8080,true",
			"http://newsgraph-peers:8080,true", "http://my_gateway:8080,false", "http://user@gateway:8080,false",
			"http://gateway:8080/?a=b,false", "ftp://gateway,false" })
	void anAddressNamesAHost(String address, boolean valid) {
		assertThat(address.matches(ReplicaProperties.ADDRESS)).isEqualTo(valid);
		if (valid) {
			assertThat(URI.create(address).getHost()).isNotEmpty();
		}
	}

	private Replica replica() {
		return new Replica(() -> this.state, MAPPING, () -> this.others, true, Duration.ofSeconds(1));
	}

	private static ImportFinished ended(ImportOutcome outcome) {
		return new ImportFinished(new ImportReport("job", 0, 0, 0, 0, 0, 0, Duration.ZERO, null, List.of(), 0,
				new TreeMap<>(), List.of(), outcome));
	}

	private static RevisionState state(@Nullable String revision) {
		return new RevisionState(revision, 1, "history", false, false, true, true);
	}

	private static ReplicaView view(String documents, long unchangedMillis) {
		return new ReplicaView(documents, MAPPING, unchangedMillis, true, true);
	}

}
