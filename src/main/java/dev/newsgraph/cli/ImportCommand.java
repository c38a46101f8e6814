package dev.newsgraph.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.report.ImportReport;
import dev.newsgraph.importing.report.RejectLimit;

/**
 * {@code newsgraph import}: through the gateway that holds the data folder when one runs,
 * else into the database itself.
 */
@Command(name = "import", mixinStandardHelpOptions = true, versionProvider = Version.class,
		description = "Brings the graph up to seed folders: new and changed documents are loaded, documents without a"
				+ " file are taken back, unchanged ones cost a checksum.",
		footer = { "",
				"Through the gateway that holds the data folder when one runs: then the folders must be under its import root."
						+ " Else straight into the data folder, or into the server that spring.neo4j.uri names.",
				"Options of the gateway may follow, as --spring.neo4j.uri=bolt://localhost:7687.", "",
				"Exit codes: 0 all loaded, 1 failed, 2 usage, 3 loaded with rejects, 130 interrupted." })
final class ImportCommand implements Callable<Integer> {

	private static final long PATIENCE_SECONDS = 60;

	private final Class<?> application;

	private final List<String> gatewayOptions;

	@Parameters(arity = "1..*", paramLabel = "FOLDER", description = "The seed folders; each is a job.")
	private List<Path> folders = List.of();

	@Option(names = "--dry-run", description = "Only compares, down to the articles; writes nothing.")
	private boolean dryRun;

	@Option(names = "--max-rejects", paramLabel = "N|N%",
			description = "Gives up when more documents are rejected; never unless given.")
	private @Nullable String maxRejects;

	@Mixin
	private OutputOptions output = new OutputOptions();

	@Spec
	private @Nullable CommandSpec spec;

	private volatile boolean interrupted;

	ImportCommand(Class<?> application, List<String> gatewayOptions) {
		this.application = application;
		this.gatewayOptions = List.copyOf(gatewayOptions);
	}

	@Override
	public Integer call() throws Exception {
		RejectLimit limit = limit();
		Set<String> names = new HashSet<>();
		for (Path folder : this.folders) {
			if (!Files.isDirectory(folder)) {
				throw usage("There is no folder %s.".formatted(folder.toAbsolutePath().normalize()));
			}
			if (!names.add(String.valueOf(folder.toRealPath().getFileName()))) {
				throw usage("Two folders have the name %s, which is what the graph knows a seed folder by; rename one."
					.formatted(folder.toRealPath().getFileName()));
			}
		}
		CountDownLatch ended = new CountDownLatch(1);
		Thread interrupt = Thread.ofPlatform().unstarted(() -> interrupt(ended));
		Runtime.getRuntime().addShutdownHook(interrupt);
		try {
			ExitCode exit = run(limit);
			if (!this.interrupted) {
				Runtime.getRuntime().removeShutdownHook(interrupt);
			}
			return exit.code();
		}
		finally {
			ended.countDown();
		}
	}

	// The signal has set the exit code, 130; what is left is to end well.
	private void interrupt(CountDownLatch ended) {
		this.interrupted = true;
		try {
			ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private ExitCode run(RejectLimit limit) throws Exception {
		List<ExitCode> exits = new ArrayList<>();
		Result result = new Result(System.out, this.output);
		Optional<RunningGateway> gateway = RunningGateway.find(this.gatewayOptions);
		try (Importer importer = gateway.isPresent() ? new RemoteImporter(gateway.get())
				: DirectImporter.open(this.application, this.gatewayOptions, this.output)) {
			for (Path folder : this.folders) {
				if (this.interrupted) {
					exits.add(ExitCode.INTERRUPTED);
					break;
				}
				exits.add(run(importer, folder, limit, result));
			}
		}
		catch (ImporterException ex) {
			result.end(ex.exit(), ex.getMessage());
			return ex.exit();
		}
		catch (RuntimeException ex) {
			result.end(ExitCode.FAILED,
					"The import failed; run it again and it goes on. %s".formatted(ex.getMessage()));
			return ExitCode.FAILED;
		}
		ExitCode worst = exits.stream().max((a, b) -> Integer.compare(rank(a), rank(b))).orElse(ExitCode.OK);
		result.end(worst, null);
		return worst;
	}

	private ExitCode run(Importer importer, Path folder, RejectLimit limit, Result result) throws Exception {
		ImportRequest request = ImportRequest.of(List.of(folder.toRealPath()))
			.withDryRun(this.dryRun)
			.withMaxRejects(limit);
		ConsoleProgress progress = new ConsoleProgress(System.err, this.output, () -> this.interrupted);
		ImportReport report;
		try (progress) {
			report = importer.run(request, progress);
		}
		return result.ofImport(report, this.dryRun, progress.differences());
	}

	/** Of several folders, the worst says how the command ends. */
	private static int rank(ExitCode exit) {
		return switch (exit) {
			case OK -> 0;
			case REJECTS -> 1;
			case USAGE -> 2;
			case FAILED -> 3;
			case INTERRUPTED -> 4;
		};
	}

	private RejectLimit limit() {
		try {
			return (this.maxRejects != null) ? RejectLimit.parse(this.maxRejects) : RejectLimit.NONE;
		}
		catch (IllegalArgumentException ex) {
			throw usage("--max-rejects: %s".formatted(ex.getMessage()));
		}
	}

	private ParameterException usage(String message) {
		if (this.spec == null) {
			throw new IllegalStateException(message);
		}
		return new ParameterException(this.spec.commandLine(), message);
	}

}
