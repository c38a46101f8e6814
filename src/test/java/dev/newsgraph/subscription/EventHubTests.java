package dev.newsgraph.subscription;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import graphql.ExecutionResult;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import dev.newsgraph.query.execution.SubscribedField;
import dev.newsgraph.query.execution.TestSubscribedField;

import static org.assertj.core.api.Assertions.assertThat;

/** Groups of subscriptions, over a feed of numbers. */
class EventHubTests {

	private final TestFeed feed = new TestFeed();

	@Test
	void aClientThatLeftBeforeItsEventsBeganIsNotAdded() {
		EventHub hub = hub(Map.of());
		Client client = new Client(hub, "a");
		client.delivery.cancel();
		hub.join(client.delivery);
		assertThat(hub.subscriptions()).isZero();
		assertThat(hub.groups()).isZero();
	}

	@Test
	void aClientThatIsGoneIsRemovedFromItsGroup() {
		EventHub hub = hub(Map.of("poll", "20ms"));
		Client gone = new Client(hub, "a").start();
		Client other = new Client(hub, "a").start();
		assertThat(hub.subscriptions()).isEqualTo(2);
		gone.gone = true;
		await(() -> assertThat(hub.subscriptions()).isEqualTo(1));
		other.delivery.cancel();
		await(() -> assertThat(hub.groups()).isZero());
	}

	@Test
	void aClientThatJoinsDoesNotLetAllOthersRead() {
		EventHub hub = hub(Map.of("poll", "1h"));
		new Client(hub, "first").start();
		await(() -> assertThat(this.feed.reads("first")).isEqualTo(1));
		for (int i = 0; i < 20; i++) {
			String name = "later" + i;
			new Client(hub, name).start();
			await(() -> assertThat(this.feed.reads(name)).isEqualTo(1));
		}
		assertThat(this.feed.reads("first")).isEqualTo(1);
	}

	@Test
	void aStreamWithManyEventsDoesNotDelayOthers() {
		EventHub hub = hub(Map.of("poll", "20ms", "parallel-reads", "1"));
		this.feed.endless = "busy";
		new Client(hub, "busy").start();
		await(() -> assertThat(this.feed.reads("busy")).isGreaterThan(10));
		this.feed.last.put("other", 1);
		Client other = new Client(hub, "other").start();
		other.subscription.request(1);
		await(() -> assertThat(other.received).hasSize(1));
		this.feed.endless = "";
	}

	@Test
	void eventsWaitForTheBudgetOfTheirClient() throws Exception {
		EventHub hub = hub(Map.of("poll", "10ms", "slow-timeout", "200ms", "max-pending", "20"));
		this.feed.last.put("a", 300);
		Client client = new Client(hub, "a");
		client.points.set(4);
		client.start().subscription.request(Long.MAX_VALUE);
		await(() -> assertThat(client.received).hasSize(4));
		Thread.sleep(500);
		assertThat(client.received).hasSize(4);
		assertThat(client.closedAsSlow).isFalse();
		assertThat(client.delivery.waiting()).as("number of events that wait").isLessThan(60);
		client.points.set(1000);
		await(() -> assertThat(client.received).hasSize(300));
	}

	@Test
	void aFeedIsReadLessOftenDuringAnImport() {
		EventHub hub = hub(Map.of("poll", "10ms", "import-poll", "1h"));
		this.feed.paced = true;
		this.feed.last.put("a", 30);
		Client client = new Client(hub, "a").start();
		client.subscription.request(Long.MAX_VALUE);
		await(() -> assertThat(client.received).hasSize(3));
		this.feed.last.put("b", 1);
		Client other = new Client(hub, "b").start();
		other.subscription.request(Long.MAX_VALUE);
		await(() -> assertThat(other.received).hasSize(1));
		for (int i = 0; i < 20; i++) {
			String name = "later" + i;
			new Client(hub, name).start();
			await(() -> assertThat(this.feed.reads(name)).isEqualTo(1));
		}
		assertThat(this.feed.reads("a")).isEqualTo(1);
		this.feed.paced = false;
		await(() -> assertThat(client.received).hasSize(30));
	}

	@Test
	void aGroupThatIsBehindReadsMoreAndMoreDuringAnImport() {
		EventHub hub = hub(Map.of());
		this.feed.paced = true;
		this.feed.last.put("a", 20);
		EventGroup group = new EventGroup(this.feed, new Client(hub, "a").delivery, 0,
				EventLimits.of(properties(Map.of("import-poll", "1h")), 1000));
		List<Integer> reads = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			assertThat(group.begin()).isTrue();
			group.read((apart) -> {
			});
			reads.add(this.feed.reads("a"));
			this.feed.last.merge("a", (i == 2) ? 30 : 0, Integer::sum);
		}
		// All changes are read with the seventh statement, and later changes by one
		// again.
		assertThat(reads).containsExactly(1, 3, 7, 8);
	}

	@Test
	void aFeedIsReadAsAlwaysDuringAnImportIfThePropertySaysSo() {
		EventHub hub = hub(Map.of("poll", "1h", "import-poll", "0s"));
		this.feed.paced = true;
		this.feed.last.put("a", 30);
		Client client = new Client(hub, "a").start();
		client.subscription.request(Long.MAX_VALUE);
		await(() -> assertThat(client.received).hasSize(30));
	}

	@Test
	void aGroupThatIsMergedIsStillStalled() {
		EventHub hub = hub(Map.of());
		EventLimits limits = EventLimits.of(properties(Map.of("max-pending", "2")), 1000);
		this.feed.last.put("a", 100);
		Client stuck = new Client(hub, "a");
		EventGroup stalled = new EventGroup(this.feed, stuck.delivery, 0, limits);
		assertThat(stalled.begin()).isTrue();
		stalled.read((apart) -> {
		});
		assertThat(stalled.isStalled()).isTrue();
		EventGroup other = new EventGroup(this.feed, new Client(hub, "a").delivery, 3, limits);
		assertThat(other.place()).isEqualTo(stalled.place());
		assertThat(other.merge(stalled)).isTrue();
		assertThat(other.isStalled()).isTrue();
		assertThat(other.size()).isEqualTo(2);
	}

	@Test
	void theBytesOfAllEventsThatWaitAreBounded() {
		EventHub hub = hub(Map.of("poll", "20ms", "max-waiting-size", "1KB", "slow-timeout", "10m"));
		this.feed.text = "x".repeat(200);
		List<Client> stuck = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			this.feed.last.put("stuck" + i, 1000);
			stuck.add(new Client(hub, "stuck" + i).start());
		}
		await(() -> assertThat(hub.waitingBytes().isFull()).isTrue());
		this.feed.last.put("reading", 30);
		Client reading = new Client(hub, "reading").start();
		reading.subscription.request(Long.MAX_VALUE);
		await(() -> assertThat(reading.received).hasSize(30));
		// Each of the ten streams can have the events of one statement at least.
		assertThat(hub.waitingBytes().used()).isLessThan(1024 + 10 * 3 * 250);
		stuck.forEach((client) -> client.delivery.cancel());
		assertThat(hub.waitingBytes().used()).isZero();
	}

	@Test
	void aClientThatTakesNothingIsClosedWhenTheMemoryIsExhausted() {
		EventHub hub = hub(Map.of("poll", "20ms", "max-waiting-size", "1KB", "slow-timeout", "200ms"));
		this.feed.text = "x".repeat(2000);
		this.feed.last.put("stuck", 1000);
		Client stuck = new Client(hub, "stuck").start();
		await(() -> assertThat(stuck.closedAsSlow).isTrue());
	}

	@Test
	void anEventThatIsTooLargeIsAnError() {
		EventHub hub = hub(Map.of("poll", "20ms"));
		this.feed.text = "x".repeat(5000);
		this.feed.last.put("a", 1);
		Client client = new Client(hub, "a").start();
		client.subscription.request(1);
		await(() -> assertThat(client.received).hasSize(1));
		assertThat(client.received.getFirst().toSpecification().toString()).contains("RESOURCE_EXHAUSTED",
				"newsgraph.database.reads.max-answer-size");
	}

	@Test
	void anEventStreamThatIsClosedBeforeItsEventsAreKnownEnds() {
		EventHub hub = hub(Map.of("poll", "1h"));
		EventStream stream = new EventStream("client", false, null, null);
		stream.close("The gateway is stopping.");
		Client client = new Client(hub, "a");
		stream.deliver(client.delivery);
		client.start();
		client.subscription.request(1);
		assertThat(client.failed).isTrue();
		assertThat(hub.subscriptions()).isZero();
		assertThat(client.ended).hasValue(1);
	}

	@Test
	void theDocumentsOfAllSubscriptionsAreBounded() {
		KeptDocuments documents = new KeptDocuments(100);
		org.springframework.graphql.GraphQlRequest request = new dev.newsgraph.transport.OperationRequest(
				"{ a }" + " ".repeat(60), null, null, Map.of(), Map.of(), false);
		Runnable removal = documents.add(request);
		org.assertj.core.api.Assertions.assertThatExceptionOfType(StreamFailure.class)
			.isThrownBy(() -> documents.add(request))
			.withMessageContaining("newsgraph.subscriptions.max-document-size");
		removal.run();
		removal.run();
		assertThat(documents.used()).isZero();
		documents.add(request);
	}

	private static void await(org.awaitility.core.ThrowingRunnable assertion) {
		Awaitility.await().pollInterval(Duration.ofMillis(5)).untilAsserted(assertion);
	}

	private EventHub hub(Map<String, String> properties) {
		return new EventHub(List.of(this.feed), properties(properties), 3000);
	}

	private static SubscriptionProperties properties(Map<String, String> values) {
		MapConfigurationPropertySource source = new MapConfigurationPropertySource();
		values.forEach((name, value) -> source.put("newsgraph.subscriptions." + name, value));
		return new Binder(source).bindOrCreate("newsgraph.subscriptions", SubscriptionProperties.class);
	}

	/** Numbers up to a last one for each content. One read returns three of them. */
	private static final class TestFeed implements Feed {

		private final Map<String, Integer> last = new ConcurrentHashMap<>();

		private final Map<String, AtomicInteger> reads = new ConcurrentHashMap<>();

		private volatile String endless = "";

		private volatile String text = "";

		private volatile boolean paced;

		@Override
		public boolean isPaced() {
			return this.paced;
		}

		int reads(String content) {
			return this.reads.getOrDefault(content, new AtomicInteger()).get();
		}

		@Override
		public String name() {
			return "numbers";
		}

		@Override
		public Object start(SubscribedField field) {
			return 0;
		}

		@Override
		public Events next(SubscribedField field, Object position) {
			String content = String.valueOf(TestFields.content(field));
			this.reads.computeIfAbsent(content, (name) -> new AtomicInteger()).incrementAndGet();
			int begin = (int) position;
			int end = Math.min(begin + 3, this.last.getOrDefault(content, 0));
			List<String> rows = new ArrayList<>();
			for (int i = begin; i < end; i++) {
				rows.add(this.text + i);
			}
			return new Events(rows, Math.max(begin, end),
					content.equals(this.endless) || end < this.last.getOrDefault(content, 0), false);
		}

	}

	/** The contents of the fields of a test. */
	private static final class TestFields {

		private static final Map<SubscribedField, String> CONTENTS = new ConcurrentHashMap<>();

		private TestFields() {
		}

		static SubscribedField of(String content) {
			SubscribedField field = TestSubscribedField.of("numbers");
			CONTENTS.put(field, content);
			return field;
		}

		static String content(SubscribedField field) {
			return CONTENTS.get(field);
		}

	}

	/** A client that requests no events by itself. */
	private static final class Client implements EventReceiver, Subscriber<ExecutionResult> {

		private final List<ExecutionResult> received = new CopyOnWriteArrayList<>();

		private final AtomicInteger ended = new AtomicInteger();

		private final EventDelivery delivery;

		private final AtomicInteger points = new AtomicInteger(Integer.MAX_VALUE);

		private Subscription subscription;

		private volatile boolean gone;

		private volatile boolean closedAsSlow;

		private volatile boolean failed;

		Client(EventHub hub, String content) {
			SubscribedField field = TestFields.of(content);
			this.delivery = new EventDelivery(field, TestSubscribedField.results(field), content, 0, this, hub,
					this.ended::incrementAndGet);
		}

		Client start() {
			this.delivery.subscribe(this);
			return this;
		}

		@Override
		public boolean reserve(int bytes) {
			return true;
		}

		@Override
		public long pay() {
			return (this.points.getAndUpdate((points) -> Math.max(0, points - 1)) > 0) ? 0 : 50;
		}

		@Override
		public boolean isGone() {
			return this.gone;
		}

		@Override
		public void closeSlow() {
			this.closedAsSlow = true;
		}

		@Override
		public void onSubscribe(Subscription begun) {
			this.subscription = begun;
		}

		@Override
		public void onNext(ExecutionResult result) {
			this.received.add(result);
		}

		@Override
		public void onError(Throwable thrown) {
			this.failed = true;
		}

		@Override
		public void onComplete() {
			// The feed does not end.
		}

	}

}
