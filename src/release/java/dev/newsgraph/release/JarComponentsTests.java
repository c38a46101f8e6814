package dev.newsgraph.release;

import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JarComponentsTests {

	/** A starter is not in the jar, and an optional library is only in one of the jars. */
	private static final JsonNode PROJECT = new JsonMapper().readTree("""
			{
			  "metadata": { "component": { "bom-ref": "pkg:maven/newsgraph@1?type=jar", "purl": "pkg:maven/newsgraph@1?type=jar" } },
			  "components": [
			    { "bom-ref": "starter", "hashes": [ { "alg": "SHA-256", "content": "00" } ] },
			    { "bom-ref": "web", "hashes": [ { "alg": "MD5", "content": "22" }, { "alg": "SHA-256", "content": "11" } ] },
			    { "bom-ref": "neo4j", "hashes": [ { "alg": "SHA-256", "content": "22" } ] }
			  ],
			  "dependencies": [
			    { "ref": "pkg:maven/newsgraph@1?type=jar", "dependsOn": [ "starter", "neo4j" ] },
			    { "ref": "starter", "dependsOn": [ "web", "starter" ] },
			    { "ref": "web" },
			    { "ref": "neo4j", "dependsOn": [ "web" ] }
			  ]
			}
			""");

	@Test
	void theListOfAJarHasItsLibraries() {
		JsonNode list = JarComponents.of(PROJECT,
				Map.of("11", "web.jar", "33", "spring-boot-jarmode-tools-4.1.0.jar"), "slim");
		assertThat(list.get("components").findValuesAsString("bom-ref")).containsExactly("web",
				"pkg:maven/org.springframework.boot/spring-boot-jarmode-tools@4.1.0?type=jar");
		assertThat(list.at("/metadata/component/purl").asString())
			.isEqualTo("pkg:maven/newsgraph@1?classifier=slim&type=jar");
		assertThat(list.get("dependencies").toString())
			.isEqualTo("[{\"ref\":\"pkg:maven/newsgraph@1?classifier=slim&type=jar\",\"dependsOn\":[\"web\"]},"
					+ "{\"ref\":\"web\",\"dependsOn\":[]}]");
	}

	@Test
	void listsOfTwoJarsDiffer() {
		JsonNode list = JarComponents.of(PROJECT, Map.of("11", "web.jar", "22", "neo4j.jar"), "");
		assertThat(list.get("components").findValuesAsString("bom-ref")).containsExactly("web", "neo4j");
		assertThat(list.get("dependencies").get(0).toString())
			.isEqualTo("{\"ref\":\"pkg:maven/newsgraph@1?type=jar\",\"dependsOn\":[\"web\",\"neo4j\"]}");
		assertThat(list.get("serialNumber"))
			.isNotEqualTo(JarComponents.of(PROJECT, Map.of("11", "web.jar"), "").get("serialNumber"));
	}

	@Test
	void aLibraryThatIsNotListedIsAMistake() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> JarComponents.of(PROJECT, Map.of("44", "other-1.jar"), ""))
			.withMessage("other-1.jar is in the jar, and is not in the list.");
	}

}
