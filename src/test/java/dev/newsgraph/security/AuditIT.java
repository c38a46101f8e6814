package dev.newsgraph.security;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.newsgraph.access.Role;

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

}
