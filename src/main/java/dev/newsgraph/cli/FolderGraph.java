package dev.newsgraph.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;
import org.springframework.util.FileSystemUtils;

import dev.newsgraph.importing.BulkRequest;
import dev.newsgraph.importing.GraphComparison;
import dev.newsgraph.importing.report.RejectLimit;

/**
 * A graph that is made from seed folders in a temporary embedded database, so that
 * another one can be compared with it. The database is deleted when this object is
 * closed, and when the process is stopped.
 */
final class FolderGraph implements AutoCloseable {

	private static final String SERVER = "org.neo4j.dbms.api.DatabaseManagementService";

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private final Path folder;

	private final Thread hook = Thread.ofPlatform().unstarted(this::interrupt);

	private final AtomicBoolean interrupted;

	private final CountDownLatch ended = new CountDownLatch(1);

	private @Nullable ConfigurableApplicationContext context;

	private FolderGraph(Path folder, AtomicBoolean interrupted) {
		this.folder = folder;
		this.interrupted = interrupted;
	}

	/** Returns whether this jar contains the embedded server. */
	static boolean isPossible() {
		return ClassUtils.isPresent(SERVER, FolderGraph.class.getClassLoader());
	}

	/**
	 * Loads the folders in bulk.
	 * @param options options of the gateway as {@code --name.of.property=value}
	 * @param place the folder in which the temporary one is created
	 * @param interrupted set when the process is stopped, so that the load ends
	 * @throws ImporterException if the folders cannot be loaded
	 */
	static FolderGraph load(Class<?> application, List<String> options, OutputOptions output, List<Path> folders,
			Path place, ConsoleProgress progress, AtomicBoolean interrupted) {
		FolderGraph graph;
		try {
			graph = new FolderGraph(Files.createTempDirectory(place, "newsgraph-verify-"), interrupted);
		}
		catch (IOException ex) {
			throw new ImporterException(ExitCode.USAGE,
					"The folder %s cannot be written (%s): name another one with --temp-folder."
						.formatted(place.toAbsolutePath(), ex.getClass().getSimpleName()));
		}
		Runtime.getRuntime().addShutdownHook(graph.hook);
		try {
			BulkRequest request = new BulkRequest(folders, RejectLimit.NONE, progress, (reports) -> {
				// The dry runs have reported the same problems.
			});
			graph.context = DirectImporter.start(application, graph.options(options), output, request);
			return graph;
		}
		catch (RuntimeException ex) {
			graph.close();
			throw new ImporterException(FailureMessage.isInvalidProperty(ex) ? ExitCode.USAGE : ExitCode.FAILED,
					"The folders cannot be loaded into a temporary database in %s: %s If its disk is full, name another folder with --temp-folder."
						.formatted(place.toAbsolutePath(), FailureMessage.of(ex)));
		}
	}

	/** Returns the options with which the temporary database starts. */
	private List<String> options(List<String> options) {
		List<String> own = List.of("--" + GatewayOptions.DATA + "=" + this.folder.resolve("data"),
				"--newsgraph.import.runs=" + this.folder.resolve("runs"), "--newsgraph.database.embedded.bolt=false",
				// The embedded server starts, also if a file names another one.
				"--spring.neo4j.uri=false");
		List<String> all = new ArrayList<>(options);
		all.removeIf((option) -> own.stream().anyMatch((one) -> name(one).equals(name(option))));
		all.addAll(own);
		return all;
	}

	private static String name(String option) {
		return option.split("=", 2)[0];
	}

	GraphComparison comparison() {
		ConfigurableApplicationContext running = this.context;
		if (running == null) {
			throw new IllegalStateException("It is not loaded");
		}
		return running.getBean(GraphComparison.class);
	}

	@Override
	public void close() {
		if (this.context != null) {
			this.context.close();
		}
		delete();
		this.ended.countDown();
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			// The JVM is shutting down.
		}
	}

	/** Waits until the load has ended, which writes to the folder. */
	private void interrupt() {
		this.interrupted.set(true);
		try {
			if (!this.ended.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
				delete();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void delete() {
		try {
			FileSystemUtils.deleteRecursively(this.folder);
		}
		catch (IOException | UncheckedIOException ex) {
			System.err.printf("The temporary folder %s could not be deleted: delete it.%n", this.folder);
		}
	}

}
