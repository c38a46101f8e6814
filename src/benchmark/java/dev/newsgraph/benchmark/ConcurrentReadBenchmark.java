package dev.newsgraph.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Measures reads at a fixed rate, first without other load and then during imports that are
 * started together.
 */
final class ConcurrentReadBenchmark {

	static final int IMPORTS = 4;

	private static final int DOCUMENTS = 2000;

	private static final int READS_PER_SECOND = 60;

	static final Duration QUIET = Duration.ofSeconds(20);

	private final Gateway gateway;

	private final List<Operation> operations;

	private final AtomicInteger sent = new AtomicInteger();

	ConcurrentReadBenchmark(Gateway gateway, List<Operation> operations) {
		this.gateway = gateway;
		this.operations = operations;
	}

	/**
	 * Returns the round without imports and the round during the imports.
	 * @param root the import root, to which new seed folders are added
	 */
	List<Round> run(Path root, Settings settings) throws IOException, InterruptedException, ExecutionException {
		List<Path> folders = new ArrayList<>();
		for (int i = 1; i <= IMPORTS; i++) {
			Path folder = Files.createDirectories(root.resolve("concurrent-" + i));
			new CorpusWriter().write(
					new CorpusGenerator(DOCUMENTS, settings.seed() + i, settings.related()).generate(DOCUMENTS), folder);
			folders.add(folder);
		}
		read(during(QUIET));
		Round quiet = read(during(QUIET));
		List<Object> jobs = new ArrayList<>();
		for (Path folder : folders) {
			jobs.add(this.gateway
				.execute("mutation ($folder: String!) { startImport(input: {folder: $folder}) { job { id } } }",
						Map.of("folder", folder.getFileName().toString()))
				.at("/startImport/job/id")
				.asString());
		}
		FutureTask<Boolean> imports = new FutureTask<>(() -> succeed(jobs));
		Thread.startVirtualThread(imports);
		Round concurrent = read(() -> !imports.isDone());
		if (!imports.get()) {
			throw new BenchmarkException("An import during the reads did not succeed.");
		}
		for (Path folder : folders) {
			Folders.delete(folder);
		}
		return List.of(quiet, concurrent);
	}

	static BooleanSupplier during(Duration duration) {
		long end = System.nanoTime() + duration.toNanos();
		return () -> System.nanoTime() < end;
	}

	/** The time of a read begins when it is scheduled, so that delays before it count. */
	Round read(BooleanSupplier running) throws InterruptedException {
		Queue<Long> nanos = new ConcurrentLinkedQueue<>();
		AtomicInteger failures = new AtomicInteger();
		long start = System.nanoTime();
		int count = 0;
		try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
			while (running.getAsBoolean()) {
				long due = start + count * 1_000_000_000L / READS_PER_SECOND;
				Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
				readers.submit(() -> ask(due, nanos, failures));
				count++;
			}
		}
		if (failures.get() > 0) {
			throw new BenchmarkException("%d of %d reads failed.".formatted(failures.get(), count));
		}
		return Round.of(nanos.stream().mapToLong(Long::longValue).toArray(), (System.nanoTime() - start) / 1e9);
	}

	private void ask(long due, Queue<Long> nanos, AtomicInteger failures) {
		int number = this.sent.getAndIncrement();
		Operation operation = this.operations.get(number % this.operations.size());
		try {
			this.gateway.execute(operation.document(), operation.variables().get(number % operation.variables().size()));
			nanos.add(System.nanoTime() - due);
		}
		catch (IOException | InterruptedException | BenchmarkException ex) {
			System.out.println(ex.getMessage());
			failures.incrementAndGet();
		}
	}

	private boolean succeed(List<Object> jobs) throws IOException, InterruptedException {
		boolean succeeded = true;
		for (Object id : jobs) {
			JsonNode job = MissingNode.getInstance();
			do {
				Thread.sleep(500);
				job = this.gateway.execute("query ($id: ID!) { importJob(id: $id) { state endedAt } }", Map.of("id", id))
					.get("importJob");
			}
			while (job.get("endedAt").isNull());
			succeeded &= job.get("state").asString().equals("SUCCEEDED");
		}
		return succeeded;
	}

}
