package dev.newsgraph.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * The command {@code newsgraph import}. If a gateway uses the data folder, the gateway
 * runs the import; otherwise the command writes to the database itself.
 */
@Command(name = "import", mixinStandardHelpOptions = true, versionProvider = Version.class,
		description = "Updates the graph from seed folders. New and changed documents are loaded, documents whose file"
				+ " is gone are removed, and unchanged documents are skipped after a comparison of checksums.",
		footer = { "",
				"If a gateway uses the data folder, the gateway runs the import, and the folders must be in its import root."
						+ " Otherwise the command writes to the data folder, or to the server in spring.neo4j.uri.",
				"Options of the gateway can follow, for example --spring.neo4j.uri=bolt://localhost:7687.", "",
				"Exit codes: 0 all documents loaded, 1 failed, 2 invalid command line, 3 loaded with rejected documents, 130 interrupted." })
final class ImportCommand implements Callable<Integer> {

	private static final long SHUTDOWN_TIMEOUT_SECONDS = 60;

	private final Class<?> application;

	private final List<String> gatewayOptions;

	@Parameters(arity = "1..*", paramLabel = "FOLDER", description = "The seed folders. Each of them is one job.")
	private List<Path> folders = List.of();

	@Option(names = "--dry-run", description = "Compares documents and articles with the graph, but writes nothing.")
	private boolean dryRun;

	@Option(names = "--bulk",
			description = "Loads the folders into a new embedded database, which is faster. Ends with an error if there is a"
					+ " database already, a gateway uses it, or spring.neo4j.uri names a server. If more documents are"
					+ " rejected than allowed, nothing is loaded.")
	private boolean bulk;

	@Option(names = "--max-rejects", paramLabel = "N|N%",
			description = "Ends the import if more documents are rejected; default no limit.")
	private @Nullable String maxRejects;

	@Mixin
	private ReadOptions reading = new ReadOptions();

	@Mixin
	private TokenOption token = new TokenOption();

	@Mixin
	private OutputOptions output = new OutputOptions();

	@Spec
	private @Nullable CommandSpec spec;

	private volatile boolean interrupted;

	/**
	 * Creates the command.
	 * @param application the application class, started if no gateway is running
	 * @param gatewayOptions options of the gateway as {@code --name.of.property=value}
	 */
	ImportCommand(Class<?> application, List<String> gatewayOptions) {
		this.application = application;
		this.gatewayOptions = List.copyOf(gatewayOptions);
	}

	@Override
	public Integer call() {
		RejectLimit limit = limit();
		if (this.bulk && this.dryRun) {
			throw usage("--bulk and --dry-run exclude each other: pass only one of them.");
		}
		String baseUrl = this.reading.baseUrl(Objects.requireNonNull(this.spec).commandLine());
		List<Path> seedFolders = FolderArguments.realPaths(this.folders,
				Objects.requireNonNull(this.spec).commandLine());
		CountDownLatch ended = new CountDownLatch(1);
		Thread interrupt = Thread.ofPlatform().unstarted(() -> interrupt(ended));
		Runtime.getRuntime().addShutdownHook(interrupt);
		try {
			return run(seedFolders, limit, baseUrl).code();
		}
		finally {
			ended.countDown();
			removeShutdownHook(interrupt);
		}
	}

	/**
	 * Ends the command after the batch that is being written, and waits for the end. The
	 * signal has already set the exit code to 130.
	 */
	void interrupt(CountDownLatch ended) {
		this.interrupted = true;
		try {
			ended.await(SHUTDOWN_TIMEOUT_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void removeShutdownHook(Thread hook) {
		try {
			Runtime.getRuntime().removeShutdownHook(hook);
		}
		catch (IllegalStateException ex) {
			// The JVM is shutting down.
		}
	}

	private ExitCode run(List<Path> seedFolders, RejectLimit limit, @Nullable String baseUrl) {
		List<ExitCode> exits = new ArrayList<>();
		Result result = new Result(System.out, this.output);
		try (Importer importer = importer(baseUrl, seedFolders, limit)) {
			for (Path folder : seedFolders) {
				// A load in bulk has ended as a whole.
				if (this.interrupted && !this.bulk) {
					if (exits.isEmpty()) {
						throw ImporterException.interruptedBeforeStart();
					}
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
		catch (RuntimeException | InterruptedException ex) {
			result.end(ExitCode.FAILED,
					"The import failed: %s Run it again to continue.".formatted(FailureMessage.of(ex)));
			return ExitCode.FAILED;
		}
		ExitCode worst = ExitCode.worst(exits);
		result.end(worst, null);
		return worst;
	}

	private Importer importer(@Nullable String baseUrl, List<Path> seedFolders, RejectLimit limit) {
		if (!this.bulk) {
			return Importer.open(this.application, this.gatewayOptions, baseUrl, this.output, () -> this.token
				.forThisMachine(this.gatewayOptions, Objects.requireNonNull(this.spec).commandLine()));
		}
		Optional<RunningGateway> gateway = RunningGateway.find(GatewayOptions.of(this.gatewayOptions));
		if (gateway.isPresent()) {
			throw new ImporterException(ExitCode.USAGE,
					"Only a new database can be loaded in bulk, and the gateway at %s uses this one: import without --bulk."
						.formatted(gateway.get().url()));
		}
		List<String> options = Importer.options(this.gatewayOptions, baseUrl);
		try (ConsoleProgress progress = new ConsoleProgress(System.err, this.output, () -> this.interrupted)) {
			return BulkImporter.load(this.application, options, this.output, seedFolders, limit, progress);
		}
	}

	private ExitCode run(Importer importer, Path folder, RejectLimit limit, Result result) throws InterruptedException {
		ImportRequest request = ImportRequest.of(List.of(folder)).withDryRun(this.dryRun).withMaxRejects(limit);
		ConsoleProgress progress = new ConsoleProgress(System.err, this.output, () -> this.interrupted);
		ImportReport report;
		try (progress) {
			report = importer.run(request, progress);
		}
		return result.imported(report, this.dryRun, progress.differences());
	}

	private RejectLimit limit() {
		try {
			return (this.maxRejects != null) ? RejectLimit.parse(this.maxRejects) : RejectLimit.NONE;
		}
		catch (IllegalArgumentException ex) {
			throw usage("--max-rejects: %s.".formatted(ex.getMessage()));
		}
	}

	private ParameterException usage(String message) {
		return new ParameterException(Objects.requireNonNull(this.spec).commandLine(), message);
	}

}
