package dev.newsgraph.caching;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockHttpServletResponse;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.Role;
import dev.newsgraph.database.GraphClient;
import dev.newsgraph.database.TestDatabase;
import dev.newsgraph.importing.SeedFiles;
import dev.newsgraph.query.ServletCalls;
import dev.newsgraph.transport.HttpTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A kept answer, and status 304, are for callers of the role that had the answer before.
 */
@HttpTest
class AnswersOfRolesIT {

	private static final String CHECKSUMS = "{ articles { nodes { sources { folder sha256 } } } }";

	private static final String TITLES = "{ articles { nodes { title } } }";

	@Autowired
	private List<FilterRegistrationBean<?>> filters;

	@Autowired
	private AnswerCache answers;

	@Autowired
	private GraphClient client;

	@TempDir
	private Path folder;

	@BeforeEach
	void load() {
		TestDatabase.clear(this.client);
		SeedFiles seeds = new SeedFiles(this.folder);
		seeds.replace(Map.of("one/a.md", "---\ntitle: A\nwebUrl: https://paper.example/a\n---\n"));
		seeds.load(this.client, 1000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "POST" })
	void aReaderIsRefusedAfterAnImporterHasHadTheAnswer(String method) throws Exception {
		for (int i = 0; i < 2; i++) {
			assertThat(send(method, CHECKSUMS, Role.IMPORTER).getContentAsString()).contains("\"sha256\":\"");
		}
		long hits = this.answers.hits();
		MockHttpServletResponse refused = send(method, CHECKSUMS, Role.READER);
		assertThat(refused.getStatus()).isEqualTo(403);
		assertThat(refused.getContentAsString()).contains("FORBIDDEN").doesNotContain("data");
		assertThat(this.answers.hits()).isEqualTo(hits);
		assertThat(send(method, CHECKSUMS, Role.IMPORTER).getStatus()).isEqualTo(200);
		assertThat(this.answers.hits()).isEqualTo(hits + 1);
	}

	@Test
	void theTagOfAnImporterDoesNotAnswerAReader() throws Exception {
		String tag = Objects.requireNonNull(send("GET", CHECKSUMS, Role.IMPORTER).getHeader("ETag"));
		assertThat(send("GET", CHECKSUMS, Role.IMPORTER, tag).getStatus()).isEqualTo(304);
		assertThat(send("GET", CHECKSUMS, Role.IMPORTER, tag).getStatus()).isEqualTo(304);
		assertThat(send("GET", CHECKSUMS, Role.READER, tag).getStatus()).isEqualTo(403);
		assertThat(send("GET", CHECKSUMS, Role.READER, "*").getStatus()).isEqualTo(403);
	}

	@Test
	void equalAnswersOfTwoRolesAreKeptApart() throws Exception {
		MockHttpServletResponse first = send("GET", TITLES, Role.IMPORTER);
		MockHttpServletResponse second = send("GET", TITLES, Role.READER);
		assertThat(second.getContentAsString()).isEqualTo(first.getContentAsString()).contains("\"A\"");
		assertThat(second.getHeader("ETag")).isNotEqualTo(first.getHeader("ETag"));
		assertThat(send("GET", TITLES, Role.READER, String.valueOf(first.getHeader("ETag"))).getStatus())
			.isEqualTo(200);
	}

	private MockHttpServletResponse send(String method, String operation, Role role, String... conditions) {
		ServletCalls calls = new ServletCalls(this.filters);
		Identity caller = new Identity("test", role);
		return method.equals("GET") ? calls.get(operation, Map.of(), caller, conditions)
				: calls.post(operation, Map.of(), caller);
	}

}
