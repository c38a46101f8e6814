package dev.newsgraph.security;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.newsgraph.access.Role;
import dev.newsgraph.transport.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

/** What the audit log says about operations. */
@ExtendWith(OutputCaptureExtension.class)
class AuditIT extends SecuredGatewayTest {

	@Test
	void aDeniedExportIsNoted(CapturedOutput output) throws Exception {
		String path = "/graphql/export?query="
				+ URLEncoder.encode("{ importJobs { nodes { state } } }", StandardCharsets.UTF_8);
		assertThat(send(request(path, Role.READER).header("Accept", "text/csv")).statusCode()).isEqualTo(403);
		assertThat(output).contains("outcome=FORBIDDEN action=\"export\" caller=\"reader\" role=reader address=");
	}

	@Test
	void theFolderOfAnImportIsNoted(CapturedOutput output) throws Exception {
		String literal = "mutation { startImport(input: {folder: \\\"none-1\\\"}) { job { id } userErrors { code } } }";
		assertThat(send(operation(request("/graphql", Role.IMPORTER), literal)).statusCode()).isEqualTo(200);
		String variable = "mutation($folder: String!) { startImport(input: {folder: $folder}) { userErrors { code } } }\", \"variables\": {\"folder\": \"none-2\"}, \"operationName\": \"";
		assertThat(send(operation(request("/graphql", Role.IMPORTER), variable)).body()).contains("FOLDER_NOT_FOUND");
		String input = "mutation($input: StartImportInput!) { startImport(input: $input) { userErrors { code } } }\", \"variables\": {\"input\": {\"folder\": \"none-3\"}}, \"operationName\": \"";
		assertThat(send(operation(request("/graphql", Role.IMPORTER), input)).body()).contains("FOLDER_NOT_FOUND");
		String job = "mutation { cancelImport(input: {id: \\\"x\\\"}) { userErrors { code } } }";
		send(operation(request("/graphql", Role.IMPORTER), job));
		for (String folder : new String[] { "none-1", "none-2", "none-3" }) {
			assertThat(output).contains(
					"outcome=REFUSED action=\"mutation startImport(folder: %s)\" caller=\"importer\" role=importer"
						.formatted(folder));
		}
		assertThat(output).contains("action=\"mutation cancelImport(id: x)\"");
		send(operation(request("/graphql", Role.READER), literal));
		assertThat(output)
			.contains("outcome=FORBIDDEN action=\"mutation startImport(folder: none-1)\" caller=\"reader\"");
	}

	@Test
	void aMutationInAFragmentIsNoted(CapturedOutput output) throws Exception {
		for (String text : new String[] {
				"mutation { ...F } fragment F on Mutation { startImport(input: {folder: \\\"none-4\\\"}) { userErrors { code } } }",
				"mutation { ... { startImport(input: {folder: \\\"none-5\\\"}) { userErrors { code } } } }" }) {
			assertThat(send(operation(request("/graphql", Role.IMPORTER), text)).body()).contains("FOLDER_NOT_FOUND");
		}
		assertThat(output).contains("action=\"mutation startImport(folder: none-4)\"",
				"action=\"mutation startImport(folder: none-5)\"");
	}

	@Test
	void aDeniedQueryIsNamed(CapturedOutput output) throws Exception {
		String query = "query Jobs { importJobs { totalCount } }";
		assertThat(send(operation(request("/graphql", Role.READER), query)).body()).contains("FORBIDDEN");
		assertThat(output).containsPattern(
				"outcome=FORBIDDEN action=\"query Jobs \\(Query.importJobs\\)\" caller=\"reader\" role=reader address=[0-9.]+ kind=key");
		assertThat(send(operation(request("/graphql/explain", Role.READER), "{ __typename }")).statusCode())
			.isEqualTo(403);
		assertThat(output).contains("outcome=FORBIDDEN action=\"POST /graphql/explain\" caller=\"reader\"");
	}

	@Test
	void refusedOriginsHostsAndProxiesAreNoted(CapturedOutput output) throws Exception {
		for (HttpRequest.Builder request : List.of(request("/graphql/schema", Role.READER),
				management("/actuator/info").header("Authorization", "Bearer " + secret(Role.READER)))) {
			HttpResponse<String> refused = send(request.header("Origin", "https://evil.example"));
			assertThat(refused.statusCode()).isEqualTo(403);
			awaitLine(output, "outcome=ORIGIN_NOT_ALLOWED action=\"GET %s\"".formatted(refused.uri().getPath()));
		}
		RawHttp.Answer host = RawHttp.send(port(), """
				GET /graphql HTTP/1.1
				Host: evil.example
				Connection: close

				""".replace("\n", "\r\n"));
		assertThat(host.status()).isEqualTo(421);
		awaitLine(output, "outcome=HOST_NOT_ALLOWED action=\"GET /graphql\" caller=\"anonymous\"");
		assertThat(send(request("/graphql").header("X-Forwarded-For", "192.0.2.1").header("Forwarded", "for=192.0.2.2"))
			.statusCode()).isEqualTo(403);
		awaitLine(output, "outcome=PROXY_NOT_ALLOWED");
	}

	@Test
	void aValidTokenWithoutARoleIsNotedWithItsSubject(CapturedOutput output) throws Exception {
		for (String path : List.of("/graphql/schema", "/graphql?query=%7B__typename%7D")) {
			HttpResponse<String> response = send(request(path, jwtWithoutRole("jane")));
			assertThat(response.statusCode()).as(path).isEqualTo(403);
			assertThat(response.body()).contains("FORBIDDEN", "its claim `newsgraph_role` names no role");
		}
		awaitLine(output,
				"outcome=FORBIDDEN action=\"GET /graphql/schema\" caller=\"jane\" role=none address=127.0.0.1 kind=jwt");
	}

	/** The line can be written after the response. */
	private static void awaitLine(CapturedOutput output, String line) {
		Awaitility.await().untilAsserted(() -> assertThat(output).contains(line));
	}

}
