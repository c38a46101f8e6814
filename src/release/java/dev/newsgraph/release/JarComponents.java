package dev.newsgraph.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the bill of materials of a jar of Spring Boot, in the form of CycloneDX: it lists
 * exactly the libraries in the jar. The plugin of Maven lists the dependencies of the
 * project instead, of which not each jar has all, and some are empty. Components are
 * matched by the checksum of the library. The build of a release runs it.
 */
final class JarComponents {

	private static final String LIBRARIES = "BOOT-INF/lib/";

	/** Spring Boot adds this library while it makes the jar. */
	private static final Pattern TOOLS = Pattern.compile("(spring-boot-jarmode-tools)-(.+)\\.jar");

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private JarComponents() {
	}

	/**
	 * Writes the lists.
	 * @param arguments the list of the project, then {@code newsgraph.jar} and the file to
	 * write, then {@code newsgraph-slim.jar} and the file to write
	 */
	public static void main(String[] arguments) throws IOException {
		JsonNode project = JSON.readTree(Files.readString(Path.of(arguments[0])));
		write(of(project, libraries(Path.of(arguments[1])), ""), Path.of(arguments[2]));
		write(of(project, libraries(Path.of(arguments[3])), "slim"), Path.of(arguments[4]));
	}

	private static void write(ObjectNode list, Path file) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, JSON.writeValueAsString(list) + "\n");
	}

	/**
	 * Returns the list of a jar.
	 * @param project the list of the project
	 * @param libraries the names of the libraries in the jar by their checksums
	 * @param classifier the classifier of the jar, or an empty text
	 * @throws IllegalArgumentException for a library that is not in the list of the project
	 */
	static ObjectNode of(JsonNode project, Map<String, String> libraries, String classifier) {
		ObjectNode list = (ObjectNode) project.deepCopy();
		Map<String, String> missing = new TreeMap<>(libraries);
		ArrayNode components = list.putArray("components");
		Set<String> references = new LinkedHashSet<>();
		for (JsonNode component : project.get("components")) {
			if (missing.remove(checksum(component)) != null) {
				components.add(component);
				references.add(component.get("bom-ref").asString());
			}
		}
		missing.forEach((checksum, name) -> components.add(tools(checksum, name)));
		ObjectNode root = (ObjectNode) list.at("/metadata/component");
		String old = root.get("bom-ref").asString();
		if (!classifier.isEmpty()) {
			String purl = old.replace("?", "?classifier=" + classifier + "&");
			root.put("bom-ref", purl).put("purl", purl);
		}
		references.add(old);
		list.set("dependencies", dependencies(project, references, old, root.get("bom-ref").asString()));
		list.put("serialNumber",
				"urn:uuid:" + UUID.nameUUIDFromBytes((root + "" + components).getBytes(StandardCharsets.UTF_8)));
		return list;
	}

	/**
	 * Returns the dependencies between components that are kept. One that depends on a
	 * component that is not kept depends on the dependencies of that one.
	 */
	private static ArrayNode dependencies(JsonNode project, Set<String> kept, String old, String root) {
		Map<String, JsonNode> all = new LinkedHashMap<>();
		project.get("dependencies")
			.forEach((dependency) -> all.put(dependency.get("ref").asString(), dependency.path("dependsOn")));
		ArrayNode dependencies = JSON.createArrayNode();
		all.keySet().stream().filter(kept::contains).forEach((reference) -> {
			Set<String> targets = new LinkedHashSet<>();
			addKept(reference, all, kept, targets, new LinkedHashSet<>());
			ObjectNode dependency = dependencies.addObject().put("ref", reference.equals(old) ? root : reference);
			ArrayNode list = dependency.putArray("dependsOn");
			targets.forEach(list::add);
		});
		return dependencies;
	}

	private static void addKept(String reference, Map<String, JsonNode> all, Set<String> kept, Set<String> targets,
			Set<String> seen) {
		JsonNode next = all.get(reference);
		if (next == null || !seen.add(reference)) {
			return;
		}
		for (JsonNode target : next) {
			if (kept.contains(target.asString())) {
				targets.add(target.asString());
			}
			else {
				addKept(target.asString(), all, kept, targets, seen);
			}
		}
	}

	private static String checksum(JsonNode component) {
		for (JsonNode hash : component.path("hashes")) {
			if (hash.get("alg").asString().equals("SHA-256")) {
				return hash.get("content").asString();
			}
		}
		throw new IllegalArgumentException("A component has no SHA-256: " + component.get("bom-ref"));
	}

	private static ObjectNode tools(String checksum, String name) {
		Matcher matcher = TOOLS.matcher(name);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("%s is in the jar, and is not in the list.".formatted(name));
		}
		String purl = "pkg:maven/org.springframework.boot/%s@%s?type=jar".formatted(matcher.group(1), matcher.group(2));
		ObjectNode component = JSON.createObjectNode()
			.put("type", "library")
			.put("bom-ref", purl)
			.put("group", "org.springframework.boot")
			.put("name", matcher.group(1))
			.put("version", matcher.group(2));
		component.putArray("hashes").addObject().put("alg", "SHA-256").put("content", checksum);
		component.putArray("licenses").addObject().putObject("license").put("id", "Apache-2.0");
		return component.put("purl", purl);
	}

	private static Map<String, String> libraries(Path file) throws IOException {
		Map<String, String> libraries = new TreeMap<>();
		try (JarFile jar = new JarFile(file.toFile())) {
			for (JarEntry entry : jar.stream().filter((entry) -> entry.getName().startsWith(LIBRARIES)).toList()) {
				if (!entry.isDirectory()) {
					libraries.put(checksum(jar, entry), entry.getName().substring(LIBRARIES.length()));
				}
			}
		}
		return libraries;
	}

	private static String checksum(JarFile jar, JarEntry entry) throws IOException {
		try (InputStream input = jar.getInputStream(entry)) {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(input.readAllBytes()));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
