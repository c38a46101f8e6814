package dev.newsgraph.cli;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.jobs.ImportJobs;

/**
 * Imports into the data folder, or into a server of the user's own, without a gateway.
 */
final class DirectImporter implements Importer {

	private final ConfigurableApplicationContext context;

	private DirectImporter(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static DirectImporter open(Class<?> application, List<String> options, OutputOptions output) {
		List<String> arguments = new ArrayList<>(List.of("--newsgraph.import.at-start=false",
				"--newsgraph.import.watch=false", "--newsgraph.jobs.run=false", "--logging.level.dev.newsgraph=warn"));
		if (output.json() || output.quiet()) {
			arguments.add("--logging.threshold.console=off");
		}
		arguments.addAll(options);
		SpringApplicationBuilder builder = new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.registerShutdownHook(false);
		try {
			return new DirectImporter(builder.run(arguments.toArray(String[]::new)));
		}
		catch (RuntimeException ex) {
			// What the framework wraps is a sentence for a person.
			Throwable cause = ex;
			while (cause.getCause() != null && cause.getClass().getName().startsWith("org.springframework.")) {
				cause = cause.getCause();
			}
			throw new ImporterException(ExitCode.FAILED, output.json() || output.quiet()
					? "The import cannot begin: %s".formatted(cause.getMessage()) : "The import cannot begin.");
		}
	}

	@Override
	public ImportReport run(ImportRequest request, ConsoleProgress progress) throws InterruptedException {
		String name = String.valueOf(request.folders().getFirst().getFileName());
		ImportReport report = this.context.getBean(ImportJobs.class)
			.run(name, request, progress,
					() -> System.err.println("Another import runs on this database; this one waits for it."));
		if (report == null) {
			throw new ImporterException(progress.isStopped() ? ExitCode.INTERRUPTED : ExitCode.FAILED,
					progress.isStopped() ? "Interrupted before the import began."
							: "The import failed by a fault of its own.");
		}
		return report;
	}

	@Override
	public void close() {
		this.context.close();
	}

}
