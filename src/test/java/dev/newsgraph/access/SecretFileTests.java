package dev.newsgraph.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretFileTests {

	@TempDir
	private Path folder;

	@Test
	void theTokenIsInAFileOfTheOwner() throws IOException {
		Path file = this.folder.resolve("data/token");
		String token = SecretFile.read(file);
		assertThat(token).hasSize(64);
		assertThat(Files.readString(file)).isEqualTo(token + "\n");
		assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
		assertThat(SecretFile.read(file)).as("after a restart").isEqualTo(token);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
		assertThat(SecretFile.read(file)).as("after others could read it").isNotEqualTo(token);
		assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
	}

}
