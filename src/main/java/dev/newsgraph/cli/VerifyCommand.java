package dev.newsgraph.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

import dev.newsgraph.importing.ImportRequest;
import dev.newsgraph.importing.report.ImportReport;

/**
 * The command {@code newsgraph verify}. It compares the graph with seed folders by dry
 * runs, and its exit code says whether they differ.
 */
@Command(name = "verify", mixinStandardHelpOptions = true, versionProvider = Version.class,
		description = "Compares the graph with seed folders, and lists the documents and articles that differ, and the"
				+ " folders of the graph that do not exist. No document is written.",
		footer = { "",
				"Like an import, it uses the gateway on the data folder, the data folder, or the server in"
						+ " spring.neo4j.uri.",
				"",
				"Exit codes: 0 the graph has the documents of the folders, 1 failed, 2 invalid command line, 3 they differ,"
						+ " or a document is rejected, 130 interrupted." })
final class VerifyCommand implements Callable<Integer> {

	private final Class<?> application;

	private final List<String> gatewayOptions;

	@Parameters(arity = "1..*", paramLabel = "FOLDER",
			description = "The seed folders: all of them, to compare all documents.")
	private List<Path> folders = List.of();

	@Mixin
	private ReadOptions reading = new ReadOptions();

	@Mixin
	private TokenOption token = new TokenOption();

	@Mixin
	private OutputOptions output = new OutputOptions();

	@Spec
	private @Nullable CommandSpec spec;

	/**
	 * Creates the command.
	 * @param application the application class, started if no gateway is running
	 * @param gatewayOptions options of the gateway as {@code --name.of.property=value}
	 */
	VerifyCommand(Class<?> application, List<String> gatewayOptions) {
		this.application = application;
		this.gatewayOptions = List.copyOf(gatewayOptions);
	}

	@Override
	public Integer call() throws InterruptedException {
		CommandLine command = Objects.requireNonNull(this.spec).commandLine();
		String baseUrl = this.reading.baseUrl(command);
		List<Path> seedFolders = FolderArguments.realPaths(this.folders, command);
		Result result = new Result(System.out, this.output);
		List<ExitCode> exits = new ArrayList<>();
		try (Importer importer = Importer.open(this.application, this.gatewayOptions, baseUrl, this.output,
				() -> this.token.forThisMachine(this.gatewayOptions, command))) {
			List<String> names = seedFolders.stream().map((folder) -> String.valueOf(folder.getFileName())).toList();
			for (Path folder : seedFolders) {
				exits.add(verify(importer, folder, names, result));
			}
		}
		catch (ImporterException ex) {
			result.end(ex.exit(), ex.getMessage());
			return ex.exit().code();
		}
		ExitCode worst = ExitCode.worst(exits);
		result.end(worst, null);
		return worst.code();
	}

	/**
	 * Compares a folder.
	 * @param names the names of all folders that are compared
	 */
	private ExitCode verify(Importer importer, Path folder, List<String> names, Result result)
			throws InterruptedException {
		ConsoleProgress progress = new ConsoleProgress(System.err, this.output, () -> false);
		ImportReport report;
		try (progress) {
			report = importer.run(ImportRequest.of(List.of(folder)).withDryRun(true), progress);
		}
		return result.verified(report.withoutMissing(names), progress.differences());
	}

}
