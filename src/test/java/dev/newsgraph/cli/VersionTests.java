package dev.newsgraph.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VersionTests {

	@Test
	void theCommitFollowsTheVersion() throws IOException {
		assertThat(Version.text("1.0",
				new ByteArrayInputStream(
						"git.commit.id.abbrev=76d6c09\ngit.commit.time=x\n".getBytes(StandardCharsets.ISO_8859_1))))
			.isEqualTo("newsgraph 1.0 (commit 76d6c09)");
	}

	@Test
	void withoutAJarOrACommitNoneIsNamed() throws IOException {
		assertThat(Version.text("1.0", null)).isEqualTo("newsgraph 1.0");
		assertThat(Version.text(null, null)).isEqualTo("newsgraph, run from its class files");
	}

}
