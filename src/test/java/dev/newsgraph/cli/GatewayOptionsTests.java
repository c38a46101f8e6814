package dev.newsgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class GatewayOptionsTests {

	private static final String DATA_OF_THE_FILE = """
			newsgraph:
			  database:
			    name: news
			    embedded:
			      data: %s
			""";

	@TempDir
	private Path folder;

	@Test
	void withoutAnyTheDefaultsApply() {
		GatewayOptions none = options();
		assertThat(none.data()).isEqualTo(Path.of("data"));
		assertThat(none.database()).isEqualTo("neo4j");
		assertThat(none.value("spring.neo4j.uri")).isNull();
	}

	@Test
	void aFileBesideTheGatewayIsRead(CapturedOutput output) throws IOException {
		write("application.yaml", DATA_OF_THE_FILE.formatted("/srv/data"));
		GatewayOptions read = options();
		assertThat(read.data()).isEqualTo(Path.of("/srv/data"));
		assertThat(read.database()).isEqualTo("news");
		assertThat(read.value("newsgraph.http.token-file")).isEqualTo("/srv/data/token");
		assertThat(output.getAll()).isEmpty();
	}

	@Test
	void anOptionAndAProfileComeBeforeAFile() throws IOException {
		write("application.yaml", DATA_OF_THE_FILE.formatted("/srv/data"));
		write("application-night.properties", "newsgraph.database.embedded.data=/srv/night");
		assertThat(options("--newsgraph.database.embedded.data=/srv/option").data()).isEqualTo(Path.of("/srv/option"));
		assertThat(options("--spring.profiles.active=night").data()).isEqualTo(Path.of("/srv/night"));
		assertThat(options(
				"--spring.application.json={\"newsgraph\":{\"database\":{\"embedded\":{\"data\":\"/srv/json\"}}}}")
			.data()).isEqualTo(Path.of("/srv/json"));
	}

	@Test
	void aFileThatCannotBeReadIsNamed() throws IOException {
		write("application.yaml", "newsgraph: [");
		assertThatExceptionOfType(ImporterException.class).isThrownBy(() -> options())
			.withMessageStartingWith("The properties cannot be read: ")
			.satisfies((ex) -> assertThat(ex.exit()).isEqualTo(ExitCode.FAILED));
	}

	private GatewayOptions options(String... more) {
		List<String> options = new ArrayList<>(List.of(more));
		options.add("--spring.config.additional-location=file:" + this.folder + "/");
		return GatewayOptions.of(options);
	}

	private void write(String name, String content) throws IOException {
		Files.writeString(this.folder.resolve(name), content);
	}

}
