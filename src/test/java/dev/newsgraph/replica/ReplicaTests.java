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
import dev.newsgraph.jobs.JobFinished;
import dev.newsgraph.jobs.JobKind;
import dev.newsgraph.jobs.JobWork;
import dev.newsgraph.revision.RevisionState;

import static org.assertj.core.api.Assertions.assertThat;

/** When a gateway that starts is ready, depending on what others say. */
class ReplicaTests {

	private static final String MAPPING = "7-abc";

	private static final ReplicaProperties PROPERTIES = new ReplicaProperties(List.of("http://a:1"),
			Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ofSeconds(2), Duration.ofSeconds(15),
			Duration.ofMinutes(2));

	private static final PeerAnswer NO_ANSWER = new PeerAnswer.None(PeerAnswer.Kind.UNREACHABLE, "it is off");

	private final Map<String, PeerAnswer> others = new TreeMap<>();

	private RevisionState state = state("old");

	private long now = 1;

	private int reads;

	@Test
	void withoutOthersItIsReadyAtOnce() {
		Replica replica = new Replica(() -> this.state, MAPPING, null, true, PROPERTIES, () -> this.now);
		assertThat(replica.reason()).isNull();
		assertThat(replica.behind()).isZero();
		ReplicaTask task = new ReplicaTask(replica, Duration.ofSeconds(1), false);
		task.start();
		assertThat(task.isRunning()).isFalse();
	}

	@Test
	void theFirstOneWaitsForItsImport() {
		Replica replica = replica();
		compare(replica, 20);
		assertThat(replica.reason()).isEqualTo("The import at the start has not ended, and no other gateway is ready.");
		assertThat(replica.view().ready()).isFalse();
		replica.imported(ended(ImportOutcome.COMPLETED));
		replica.compare();
		assertThat(replica.reason()).isNull();
		assertThat(replica.view().ready()).isTrue();
	}

	@Test
	void theFirstOneWaitsUntilNoOtherOneWasReadyForSomeTime() {
		this.others.put("http://a:1", NO_ANSWER);
		Replica replica = replica();
		replica.imported(ended(ImportOutcome.COMPLETED));
		compare(replica, 15);
		assertThat(replica.reason())
			.isEqualTo("No other gateway has been ready for 14 of 15 s, and 1 of them do not answer.");
		compare(replica, 1);
		assertThat(replica.reason()).isNull();
	}

	@Test
	void anOutdatedOneStaysOutWhileTheOthersDoNotAnswerForAShortTime() {
		this.others.put("http://a:1", view("new", 0));
		Replica replica = replica();
		replica.imported(ended(ImportOutcome.COMPLETED));
		replica.compare();
		for (int i = 0; i < 5; i++) {
			this.others.put("http://a:1", NO_ANSWER);
			compare(replica, 100);
			assertThat(replica.reason()).startsWith("No other gateway has been ready for ");
			this.others.put("http://a:1", view("new", 0));
			compare(replica, 1);
			assertThat(replica.reason()).startsWith("The graph has the revision old…");
		}
	}

	@Test
	void theLastOneThatIsLeftBecomesReady() {
		this.others.put("http://a:1", view("new", 0));
		Replica replica = replica();
		replica.imported(ended(ImportOutcome.COMPLETED));
		replica.compare();
		this.others.put("http://a:1", NO_ANSWER);
		compare(replica, 120);
		assertThat(replica.reason()).isNotNull();
		compare(replica, 1);
		assertThat(replica.reason()).isNull();
	}

	@Test
	void aPauseOfTheProcessDoesNotCountAsTime() {
		Replica replica = replica();
		replica.imported(ended(ImportOutcome.COMPLETED));
		replica.compare();
		this.now += Duration.ofHours(1).toNanos();
		replica.compare();
		assertThat(replica.reason()).startsWith("No other gateway has been ready for 5 of 15 s");
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "COMPLETED")
	void anImportThatFailsLeavesTheGraphOfAnEarlierOne(ImportOutcome outcome) {
		Replica replica = replica();
		replica.imported(ended(outcome));
		compare(replica, 15);
		assertThat(replica.state()).isEqualTo(ReplicaState.WAITING);
		compare(replica, 1);
		assertThat(replica.state()).isEqualTo(ReplicaState.OUTDATED);
		assertThat(replica.reason()).contains("ended with " + outcome);
		assertThat(replica.view().ready()).as("whether others wait for its documents").isFalse();
	}

	/** An index that is made anew can take longer than the time of the first gateway. */
	@Test
	void anImportThatDoesNotBeginForLongLeavesTheGraphOfAnEarlierOne() {
		Replica replica = replica();
		compare(replica, 120);
		assertThat(replica.state()).isEqualTo(ReplicaState.WAITING);
		compare(replica, 1);
		assertThat(replica.state()).isEqualTo(ReplicaState.OUTDATED);
		this.state = new RevisionState("old", 1, "history", true, false, true, true);
		compare(replica, 1);
		assertThat(replica.state()).as("while a job runs").isEqualTo(ReplicaState.OUTDATED);
	}

	@Test
	void anImportThatRunsIsWaitedFor() {
		this.state = new RevisionState("old", 1, "history", true, false, true, true);
		Replica replica = replica();
		compare(replica, 1000);
		assertThat(replica.state()).isEqualTo(ReplicaState.WAITING);
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "COMPLETED")
	void aGraphThatWasNeverCompleteIsNotShown(ImportOutcome outcome) {
		this.state = new RevisionState("old", 1, "history", false, false, true, false);
		Replica replica = replica();
		replica.imported(ended(outcome));
		compare(replica, 1000);
		assertThat(replica.state()).isEqualTo(ReplicaState.WAITING);
	}

	@Test
	void anOutdatedOneIsNotReadyWhenAnotherOneIs() {
		Replica replica = replica();
		replica.imported(ended(ImportOutcome.NO_FOLDER));
		compare(replica, 16);
		assertThat(replica.state()).isEqualTo(ReplicaState.OUTDATED);
		this.others.put("http://a:1", view("new", 0));
		compare(replica, 1);
		assertThat(replica.state()).isEqualTo(ReplicaState.WAITING);
		this.others.put("http://a:1", view("old", 0));
		compare(replica, 1);
		assertThat(replica.state()).isEqualTo(ReplicaState.CAUGHT_UP);
	}

	@Test
	void afterwardsItComparesForTheMetersOnly() {
		this.others.put("http://a:1", view("old", 60_000));
		this.others.put("http://b:1", NO_ANSWER);
		Replica replica = replica();
		replica.compare();
		assertThat(replica.silent()).isEqualTo(1);
		this.others.put("http://a:1", view("new", 0));
		this.others.remove("http://b:1");
		compare(replica, 14);
		assertThat(this.reads).isEqualTo(1);
		compare(replica, 1);
		assertThat(this.reads).isEqualTo(2);
		assertThat(replica.silent()).isZero();
		assertThat(replica.behind()).isZero();
		compare(replica, 30);
		assertThat(replica.behind()).isEqualTo(Duration.ofSeconds(30));
		assertThat(replica.reason()).isNull();
		this.others.put("http://a:1", NO_ANSWER);
		compare(replica, 15);
		assertThat(replica.behind()).as("without an answer").isEqualTo(Duration.ofSeconds(45));
		this.others.put("http://a:1", view("new", 0));
		this.state = state(null);
		compare(replica, 15);
		assertThat(replica.behind()).as("with a graph that cannot be read").isEqualTo(Duration.ofSeconds(60));
		this.others.put("http://a:1", view("new", 0));
		this.state = state("new");
		compare(replica, 15);
		assertThat(replica.behind()).isZero();
	}

	@Test
	void itIsNotBehindOneThatIsGoneForLong() {
		this.others.put("http://a:1", view("old", 60_000));
		Replica replica = replica();
		replica.compare();
		this.others.put("http://a:1", view("new", 0));
		compare(replica, 15);
		this.others.put("http://a:1", NO_ANSWER);
		for (int i = 0; i < 8; i++) {
			compare(replica, 15);
			assertThat(replica.behind()).isPositive();
		}
		compare(replica, 15);
		assertThat(replica.behind()).isZero();
	}

	@Test
	void theOneWithTheYoungestDocumentsIsNotBehind() {
		this.others.put("http://a:1", view("old", 60_000));
		Replica replica = replica();
		replica.compare();
		this.state = state("new");
		this.others.put("http://a:1", view("old", 900_000));
		compare(replica, 60);
		assertThat(replica.behind()).isZero();
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
		compare(replica, 15);
		assertThat(replica.reason()).isNull();
	}

	@Test
	void aCompletedImportCountsAlsoIfALaterOneFails() {
		Replica replica = replica();
		replica.imported(ended(ImportOutcome.COMPLETED));
		replica.imported(ended(ImportOutcome.NO_FOLDER));
		compare(replica, 16);
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
		this.others.put("http://a:1", new PeerAnswer.State(new ReplicaView("new", MAPPING, 0, true, false)));
		this.others.put("http://b:1", new PeerAnswer.State(new ReplicaView("new", "6-abc", 0, true, true)));
		Replica replica = replica();
		replica.imported(ended(ImportOutcome.COMPLETED));
		compare(replica, 16);
		assertThat(replica.reason()).isNull();
	}

	@ParameterizedTest
	@EnumSource(names = { "STOPPED", "TOO_MANY_REJECTS", "DATABASE_ERROR", "PROCESS_ENDED", "INTERNAL_ERROR" })
	void othersDoNotWaitForAPartOfAnImport(ImportOutcome outcome) {
		this.others.put("http://a:1", view("old", 60_000));
		Replica replica = replica();
		replica.compare();
		assertThat(replica.view().ready()).isTrue();
		replica.ended(job("feed", false, outcome));
		replica.ended(job("other", false, ImportOutcome.COMPLETED));
		assertThat(replica.view().ready()).isFalse();
		assertThat(replica.state()).as("it answers requests").isEqualTo(ReplicaState.CAUGHT_UP);
		replica.ended(job("feed", false, ImportOutcome.COMPLETED));
		assertThat(replica.view().ready()).isTrue();
		replica.ended(job(null, false, outcome));
		replica.ended(job("feed", false, outcome));
		replica.ended(job("feed", false, ImportOutcome.COMPLETED));
		assertThat(replica.view().ready()).isFalse();
		replica.ended(job("feed", false, outcome));
		replica.ended(job(null, false, ImportOutcome.COMPLETED));
		assertThat(replica.view().ready()).isTrue();
		replica.ended(job("gone", true, outcome));
		replica.ended(job(null, false, ImportOutcome.COMPLETED));
		assertThat(replica.view().ready()).isFalse();
		replica.ended(job("gone", true, ImportOutcome.COMPLETED));
		assertThat(replica.view().ready()).isTrue();
	}

	@ParameterizedTest
	@EnumSource(names = { "NO_FOLDER", "NEWER_GRAPH" })
	void anImportThatHasWrittenNothingChangesNothing(ImportOutcome outcome) {
		this.others.put("http://a:1", view("old", 60_000));
		Replica replica = replica();
		replica.compare();
		replica.ended(job(null, false, outcome));
		replica.ended(new JobFinished(JobWork.ALL_FOLDERS, true, ended(ImportOutcome.DATABASE_ERROR).report()));
		assertThat(replica.view().ready()).isTrue();
	}

	/** The two gateways answer each other as over HTTP. */
	@Test
	void oneWithAPartOfAnImportDoesNotKeepACompleteOneOut() {
		this.others.put("http://b:1", view("old", 0));
		Replica partial = replica();
		partial.compare();
		this.state = state("half");
		partial.ended(job("feed", false, ImportOutcome.DATABASE_ERROR));
		partial.compare();
		this.state = state("new");
		this.others.clear();
		Replica complete = replica();
		complete.imported(ended(ImportOutcome.COMPLETED));
		for (int i = 0; i < 17; i++) {
			this.others.put("http://a:1", new PeerAnswer.State(partial.view()));
			compare(complete, 1);
		}
		assertThat(complete.reason()).isNull();
	}

	@Test
	void itWaitsWhileImportsRun() {
		this.others.put("http://a:1", new PeerAnswer.State(new ReplicaView("old", MAPPING, 0, false, true)));
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
	void aReadThatFailsDoesNotMakeTheDocumentsYounger() {
		Replica replica = replica();
		replica.compare();
		this.now += Duration.ofMillis(50).toNanos();
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
		}, MAPPING, () -> this.others, true, PROPERTIES, () -> this.now);
		replica.imported(ended(ImportOutcome.COMPLETED));
		replica.compare();
		assertThat(replica.reason()).isEqualTo("The revision of the graph is not known.");
	}

	@Test
	void aFailureToReadTheOthersIsToldAndNotTheEnd() {
		Replica replica = new Replica(() -> this.state, MAPPING, () -> {
			throw new IllegalStateException("no network");
		}, false, PROPERTIES, () -> this.now);
		replica.compare();
		assertThat(replica.reason()).isEqualTo("The other gateways cannot be read.");
	}

	@Test
	void theAgeIsThatOfTheDocuments() {
		Replica replica = replica();
		replica.compare();
		this.now += Duration.ofMillis(50).toNanos();
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
		return new Replica(() -> this.state, MAPPING, () -> {
			this.reads++;
			return this.others;
		}, true, PROPERTIES, () -> this.now);
	}

	/** Compares once a second. */
	private void compare(Replica replica, int seconds) {
		for (int i = 0; i < seconds; i++) {
			this.now += Duration.ofSeconds(1).toNanos();
			replica.compare();
		}
	}

	private static ImportFinished ended(ImportOutcome outcome) {
		return new ImportFinished(new ImportReport("job", 0, 0, 0, 0, 0, 0, Duration.ZERO, null, List.of(), 0,
				new TreeMap<>(), List.of(), outcome));
	}

	private static JobFinished job(@Nullable String folder, boolean removal, ImportOutcome outcome) {
		return new JobFinished(new JobWork(removal ? JobKind.REMOVAL : JobKind.IMPORT, folder), false,
				ended(outcome).report());
	}

	private static RevisionState state(@Nullable String revision) {
		return new RevisionState(revision, 1, "history", false, false, true, true);
	}

	private static PeerAnswer view(String documents, long unchangedMillis) {
		return new PeerAnswer.State(new ReplicaView(documents, MAPPING, unchangedMillis, true, true));
	}

}
