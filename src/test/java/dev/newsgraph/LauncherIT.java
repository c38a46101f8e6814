package dev.newsgraph;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** {@code bin/newsgraph} with a small program instead of the gateway. */
@EnabledOnOs({ OS.LINUX, OS.MAC })
class LauncherIT {

	private static final Map<String, String> SOURCES = Map.of("NewsgraphApplication", """
			package dev.newsgraph;

			public class NewsgraphApplication {

				public static void main(String[] arguments) {
					System.out.println("started " + String.join(" ", arguments));
				}

			}
			""", "StartTraining", """
			package dev.newsgraph;

			public class StartTraining {

				public static void main(String[] arguments) {
					NewsgraphApplication.main(arguments);
				}

			}
			""");

	@TempDir
	private Path folder;

	private Path home;

	@BeforeEach
	void install() throws IOException {
		this.home = Files.createDirectories(this.folder.resolve("news graph"));
		Path script = Files.createDirectories(this.home.resolve("bin")).resolve("newsgraph");
		Files.copy(Path.of("src/main/bin/newsgraph"), script);
		assertThat(script.toFile().setExecutable(true)).isTrue();
		Path sources = Files.createDirectories(this.folder.resolve("sources"));
		List<String> arguments = new ArrayList<>(List.of("-d", this.folder.resolve("classes").toString()));
		for (Map.Entry<String, String> source : SOURCES.entrySet()) {
			arguments.add(Files.writeString(sources.resolve(source.getKey() + ".java"), source.getValue()).toString());
		}
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
			.isZero();
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "dev.newsgraph.NewsgraphApplication");
		try (OutputStream file = Files.newOutputStream(this.home.resolve("newsgraph.jar"));
				JarOutputStream jar = new JarOutputStream(file, manifest)) {
			for (String name : SOURCES.keySet()) {
				String entry = "dev/newsgraph/" + name + ".class";
				jar.putNextEntry(new ZipEntry(entry));
				Files.copy(this.folder.resolve("classes").resolve(entry), jar);
			}
		}
	}

	@Test
	void startsWithoutACache() throws Exception {
		assertThat(run(Map.of(), "import", "two words")).isEqualTo(new Ended(0, "started import two words\n"));
	}

	@Test
	void startsThroughALink() throws Exception {
		Path link = Files.createSymbolicLink(this.folder.resolve("link"), this.home.resolve("bin/newsgraph"));
		assertThat(run(link, Map.of(), "--version")).isEqualTo(new Ended(0, "started --version\n"));
	}

	@Test
	void startsWithTheCacheOfATraining() throws Exception {
		assumeTrue(Runtime.version().feature() >= 25);
		assertThat(run(Map.of(), "train"))
			.isEqualTo(new Ended(0, "The AOT cache is in %s/newsgraph.aot.\n".formatted(this.home.toRealPath())));
		assertThat(this.home).isDirectoryNotContaining((file) -> file.toString().matches(".*\\.(new|log|config)"));
		assertThat(run(Map.of(), "a")).isEqualTo(new Ended(0, "started a\n"));
		assertThat(run(Map.of("JAVA_OPTS", "-Xlog:class+load"), "a").output())
			.containsPattern("dev.newsgraph.NewsgraphApplication source: shared objects file");
		for (String options : List.of("-XX:+UseSerialGC", "-XX:+UseZGC", "-XX:-UseCompressedOops",
				"-XX:+UseCompactObjectHeaders", "-Xmx64m -Xint")) {
			assertThat(run(Map.of("JAVA_OPTS", options), "a")).as(options).isEqualTo(new Ended(0, "started a\n"));
		}
		assertThat(run(Map.of("NEWSGRAPH_AOT_CACHE", "off", "JAVA_OPTS", "-Xlog:class+load"), "a").output())
			.doesNotContainPattern("NewsgraphApplication source: shared");
		// A cache for other jars
		Files.setLastModifiedTime(this.home.resolve("newsgraph.jar"), FileTime.from(Instant.now().plusSeconds(60)));
		assertThat(run(Map.of(), "a")).isEqualTo(new Ended(0, "started a\n"));
	}

	@Test
	void startsWithADamagedCache() throws Exception {
		Path cache = this.home.resolve("newsgraph.aot");
		for (int size : List.of(0, 10, 100_000)) {
			Files.write(cache, new byte[size]);
			assertThat(run(Map.of(), "a")).as("%s bytes", size).isEqualTo(new Ended(0, "started a\n"));
		}
		assumeTrue(Runtime.version().feature() >= 25);
		assertThat(run(Map.of(), "train").exitCode()).isZero();
		byte[] whole = Files.readAllBytes(cache);
		Files.write(cache, Arrays.copyOf(whole, whole.length / 2));
		assertThat(run(Map.of(), "a")).isEqualTo(new Ended(0, "started a\n"));
	}

	@Test
	void namesACacheThatCannotBeWritten() throws Exception {
		assumeTrue(Runtime.version().feature() >= 25);
		for (Path cache : List.of(this.folder.resolve("nowhere/newsgraph.aot"),
				this.home.resolve("newsgraph.jar/newsgraph.aot"))) {
			assertThat(run(Map.of("NEWSGRAPH_AOT_CACHE", cache.toString()), "train")).isEqualTo(new Ended(1,
					"The AOT cache cannot be written to %s: make the folder writable, or name another file with NEWSGRAPH_AOT_CACHE.\n"
						.formatted(cache)));
		}
	}

	@Test
	void namesAnOldJava() throws Exception {
		Path jdk = Files.createDirectories(this.folder.resolve("jdk/bin")).getParent();
		Path java = Files.writeString(jdk.resolve("bin/java"), "#!/bin/sh\nexit 1\n");
		assertThat(java.toFile().setExecutable(true)).isTrue();
		Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
		assertThat(run(Map.of("JAVA_HOME", jdk.toString()), "a")).isEqualTo(new Ended(1,
				"Newsgraph needs Java 21 or newer, and %s/bin/java is Java 17: set JAVA_HOME to a newer JDK.\n"
					.formatted(jdk)));
		assertThat(run(Map.of("JAVA_HOME", "/nowhere"), "a")).isEqualTo(new Ended(1,
				"JAVA_HOME is /nowhere, which does not contain bin/java: set it to the folder of a JDK 21 or newer.\n"));
	}

	private Ended run(Map<String, String> environment, String... arguments) throws Exception {
		return run(this.home.resolve("bin/newsgraph"), environment, arguments);
	}

	private Ended run(Path script, Map<String, String> environment, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of(script.toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.folder.toFile()).redirectErrorStream(true);
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().remove("JAVA_OPTS");
		builder.environment().remove("JDK_JAVA_OPTIONS");
		builder.environment().remove("JAVA_TOOL_OPTIONS");
		builder.environment().putAll(environment);
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Ended(process.waitFor(), output);
	}

	private record Ended(int exitCode, String output) {
	}

}
