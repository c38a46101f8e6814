package dev.newsgraph.playground;

import java.util.Properties;

import org.junit.jupiter.api.Test;

import org.springframework.boot.info.GitProperties;

import static org.assertj.core.api.Assertions.assertThat;

class GatewayVersionTests {

	@Test
	void theCommitIsAbbreviated() {
		Properties properties = new Properties();
		properties.setProperty("commit.id.abbrev", "76d6c09");
		assertThat(GatewayVersion.of("1.0", new GitProperties(properties)))
			.isEqualTo(new GatewayVersion("1.0", "76d6c09"));
	}

	/** A build of an archive has none. */
	@Test
	void withoutGitNoCommitIsNamed() {
		assertThat(GatewayVersion.of("1.0", null)).isEqualTo(new GatewayVersion("1.0", ""));
		assertThat(GatewayVersion.of("1.0", new GitProperties(new Properties())))
			.isEqualTo(new GatewayVersion("1.0", ""));
	}

}
