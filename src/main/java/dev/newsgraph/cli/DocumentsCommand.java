package dev.newsgraph.cli;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code newsgraph documents}, which has a command for each task. */
@Command(name = "documents", mixinStandardHelpOptions = true, versionProvider = Version.class,
		description = "Works with folders of trusted documents.")
final class DocumentsCommand implements Runnable {

	@Spec
	private @Nullable CommandSpec spec;

	/**
	 * Returns the command with its commands.
	 * @param gatewayOptions options of the gateway as {@code --name.of.property=value}
	 */
	static CommandLine create(List<String> gatewayOptions) {
		CommandLine line = new CommandLine(new DocumentsCommand());
		line.addSubcommand(new DocumentsCheckCommand(gatewayOptions));
		return line;
	}

	@Override
	public void run() {
		throw new ParameterException(Objects.requireNonNull(this.spec).commandLine(),
				"A command is missing; write `newsgraph documents check FOLDER`.");
	}

}
