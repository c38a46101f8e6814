package dev.newsgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The command {@code key}. */
@ExtendWith(OutputCaptureExtension.class)
class KeyCommandTests {

	@TempDir
	private Path folder;

	@Test
	void aKeyIsAddedListedAndRemoved(CapturedOutput output) throws IOException {
		assertThat(run("key", "add", "desk", "--role=Analyst", "--expires=2127-06-30")).isZero();
		assertThat(output.getOut()).matches("ngk_[A-Za-z0-9_-]{43}\\R");
		String secret = output.getOut().strip();
		assertThat(output.getErr()).contains("desk", "shown only once").doesNotContain(secret);
		assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
		assertThat(run("key", "list")).isZero();
		assertThat(output.getOut()).contains("desk                     analyst  valid before 2127-07-01T00:00:00Z")
			.doesNotContain(Files.readString(file()).split(" ")[2]);
		assertThat(run("key", "remove", "desk")).isZero();
		assertThat(Files.readString(file())).isEmpty();
		assertThat(run("key", "remove", "desk")).isEqualTo(1);
		assertThat(output.getErr()).contains("has no key with the name desk");
		assertThat(Files.readAllLines(file().resolveSibling(file().getFileName() + ".log"))).hasSize(2)
			.allMatch((line) -> line.contains("action=\"key desk\" caller=\"")
					&& line.endsWith("role=analyst kind=command"))
			.anyMatch((line) -> line.contains("outcome=ADDED") && line.contains(System.getProperty("user.name")))
			.anyMatch((line) -> line.contains("outcome=REMOVED"))
			.noneMatch((line) -> line.contains(secret));
	}

	@Test
	void theSecretIsPrintedIfTheChangeCannotBeNoted(CapturedOutput output) throws IOException {
		Path log = Files.createDirectory(file().resolveSibling(file().getFileName() + ".log"));
		assertThat(run("key", "add", "desk", "--role=reader")).isEqualTo(1);
		assertThat(output.getOut()).matches("ngk_[A-Za-z0-9_-]{43}\\R");
		assertThat(output.getErr()).contains("The key desk was added",
				"the keys were changed, but the change cannot be noted in " + log);
		assertThat(Files.readString(file())).startsWith("desk reader ");
	}

	@Test
	void wrongArgumentsAreRefused(CapturedOutput output) {
		for (String[] arguments : List.of(new String[] { "key" }, new String[] { "key", "add", "desk" },
				new String[] { "key", "add", "desk", "--role=root" },
				new String[] { "key", "add", "a b", "--role=reader" },
				new String[] { "key", "add", "desk", "--role=reader", "--expires=soon" },
				new String[] { "key", "remove" })) {
			assertThat(run(arguments)).as(String.join(" ", arguments)).isEqualTo(2);
		}
		assertThat(file()).doesNotExist();
		assertThat(output.getErr()).contains("2027-06-30", "1 to 64 letters");
	}

	private int run(String... arguments) {
		String[] all = Arrays.copyOf(arguments, arguments.length + 1);
		all[arguments.length] = "--newsgraph.access.keys-file=" + file();
		return CommandLineInterface.run(Object.class, all);
	}

	private Path file() {
		return this.folder.resolve("keys");
	}

}
