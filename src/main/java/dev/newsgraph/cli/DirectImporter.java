package dev.newsgraph.cli;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import dev.newsgraph.importing.BulkRequest;
import dev.newsgraph.importing.GraphComparison;
import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.jobs.ImportJobs;

/**
 * Runs imports in this process, without a gateway: in the embedded database, or in the
 * server that {@code spring.neo4j.uri} names.
 */
final class DirectImporter implements Importer {

	private static final List<String> OPTIONS = List.of("--newsgraph.import.at-start=false",
			"--newsgraph.import.watch=false", "--newsgraph.jobs.run=false", "--newsgraph.insight.enabled=false",
			"--logging.level.dev.newsgraph=warn");

	/** Without them, Spring Boot would report a failed start a second time. */
	private static final List<String> NO_FAILURE_REPORTS = List.of(
			"--logging.level.dev.newsgraph.OneLineFailureReporter=off",
			"--logging.level.org.springframework.boot.SpringApplication=off");

	private final ConfigurableApplicationContext context;

	private DirectImporter(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts the application without a web server.
	 * @param options options of the gateway as {@code --name.of.property=value}
	 * @throws ImporterException if the application does not start
	 */
	static DirectImporter open(Class<?> application, List<String> options, OutputOptions output) {
		try {
			return new DirectImporter(start(application, options, output, null));
		}
		catch (RuntimeException ex) {
			throw notStarted(ex);
		}
	}

	/**
	 * Starts the application without a web server.
	 * @param bulk what to load in bulk before the database starts, or {@code null}
	 */
	static ConfigurableApplicationContext start(Class<?> application, List<String> options, OutputOptions output,
			@Nullable BulkRequest bulk) {
		List<String> arguments = new ArrayList<>(OPTIONS);
		arguments.addAll(NO_FAILURE_REPORTS);
		if (output.json() || output.quiet()) {
			arguments.add("--logging.threshold.console=off");
		}
		arguments.addAll(options);
		SpringApplicationBuilder builder = new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.registerShutdownHook(false);
		if (bulk != null) {
			builder.initializers(
					(context) -> ((GenericApplicationContext) context).registerBean(BulkRequest.class, () -> bulk));
		}
		return builder.run(arguments.toArray(String[]::new));
	}

	static ImporterException notStarted(RuntimeException cause) {
		return new ImporterException(FailureMessage.isInvalidProperty(cause) ? ExitCode.USAGE : ExitCode.FAILED,
				"The import cannot start: " + FailureMessage.of(cause));
	}

	@Override
	public ImportReport run(ImportRequest request, ConsoleProgress progress) throws InterruptedException {
		String name = String.valueOf(request.folders().getFirst().getFileName());
		ImportReport report = this.context.getBean(ImportJobs.class)
			.run(name, request, progress,
					() -> System.err.println("Another import is running on this database. This import waits for it."));
		if (report == null) {
			throw progress.isStopped() ? ImporterException.interruptedBeforeStart()
					: new ImporterException(ExitCode.FAILED, "The import failed by an internal error.");
		}
		return report;
	}

	/** Returns the graph, for a comparison of its content. */
	GraphComparison comparison() {
		return this.context.getBean(GraphComparison.class);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
