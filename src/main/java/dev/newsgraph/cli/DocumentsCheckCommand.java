package dev.newsgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

import dev.newsgraph.query.OfflineQueries;
import dev.newsgraph.query.OperationPreviews;
import dev.newsgraph.query.QueryProperties;
import dev.newsgraph.trusted.DocumentProperties;
import dev.newsgraph.trusted.FolderCheck;
import dev.newsgraph.trusted.FolderReport;

/**
 * The command {@code newsgraph documents check}. It checks a folder with trusted
 * documents with the schema and the limits of the gateway, but does not connect to a
 * database.
 */
@Command(name = "check", mixinStandardHelpOptions = true, versionProvider = Version.class,
		description = "Checks each document of a folder against the schema, and prints its ids and its cost. It does not connect to a database.")
final class DocumentsCheckCommand implements Callable<Integer> {

	private static final List<String> OPTIONS = List.of("--logging.level.root=off",
			"--logging.level.dev.newsgraph.OneLineFailureReporter=off");

	private final List<String> gatewayOptions;

	@Parameters(paramLabel = "FOLDER", description = "The folder with the trusted documents.")
	private Path folder = Path.of("");

	@Option(names = "--manifest", paramLabel = "FILE",
			description = "Writes the documents to a manifest in the format of Apollo, if there is no problem.")
	private @Nullable Path manifest;

	@Option(names = "--json", description = "Prints only one JSON object on standard output.")
	private boolean json;

	@Spec
	private @Nullable CommandSpec spec;

	/**
	 * Creates the command.
	 * @param gatewayOptions options of the gateway as {@code --name.of.property=value}
	 */
	DocumentsCheckCommand(List<String> gatewayOptions) {
		this.gatewayOptions = gatewayOptions;
	}

	@Override
	public Integer call() throws IOException {
		CommandLine command = Objects.requireNonNull(this.spec).commandLine();
		Path real = FolderArguments.realPaths(List.of(this.folder), command).getFirst();
		FolderReport report;
		DocumentReportText text;
		try (ConfigurableApplicationContext context = start(command)) {
			report = FolderCheck.check(real, context.getBean(OperationPreviews.class),
					context.getBean(GraphQLSchema.class), context.getBean(DocumentProperties.class));
			text = new DocumentReportText(report, context.getBean(QueryProperties.class).maxCost());
		}
		ExitCode exit = report.problems().isEmpty() ? ExitCode.OK : ExitCode.REJECTS;
		System.out.println(this.json ? text.json(exit) : text.text());
		Path target = this.manifest;
		if (target != null && exit == ExitCode.OK) {
			Files.writeString(target, text.manifest() + "\n");
		}
		return exit.code();
	}

	private ConfigurableApplicationContext start(CommandLine command) {
		List<String> arguments = new ArrayList<>(OPTIONS);
		arguments.addAll(this.gatewayOptions);
		try {
			return new SpringApplicationBuilder(OfflineQueries.class, Properties.class).web(WebApplicationType.NONE)
				.registerShutdownHook(false)
				.run(arguments.toArray(String[]::new));
		}
		catch (RuntimeException ex) {
			if (FailureMessage.isInvalidProperty(ex)) {
				throw new ParameterException(command, FailureMessage.of(ex), ex);
			}
			throw ex;
		}
	}

	@EnableConfigurationProperties(DocumentProperties.class)
	static class Properties {

	}

}
