package dev.newsgraph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.modulith.core.ApplicationModules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks the table of packages in {@code ARCHITECTURE.md}: which package may use which,
 * that packages form no cycles, and that pure packages use no driver, no Spring and no
 * file system.
 */
class ArchitectureTests {

	/** Each package, and which others it may use. */
	private static final Map<String, Set<String>> TABLE = Map.ofEntries(Map.entry("identity", Set.of()),
			Map.entry("access", Set.of()), Map.entry("schema", Set.of("access")),
			Map.entry("database", Set.of("database.bulk", "access")), Map.entry("database.bulk", Set.of()),
			Map.entry("documents", Set.of("identity")),
			Map.entry("importing",
					Set.of("documents", "database", "identity", "importing.source", "importing.resolution",
							"importing.graph", "importing.report", "importing.bulk", "database.bulk")),
			Map.entry("importing.bulk",
					Set.of("documents", "database.bulk", "importing.source", "importing.resolution",
							"importing.report")),
			Map.entry("importing.source", Set.of("documents")),
			Map.entry("importing.resolution", Set.of("documents", "identity")),
			Map.entry("importing.graph",
					Set.of("documents", "database", "importing.source", "importing.resolution", "importing.report")),
			Map.entry("importing.report", Set.of("documents")),
			Map.entry("query",
					Set.of("access", "schema", "database", "identity", "query.plan", "query.cypher", "query.limits",
							"query.values", "query.execution", "query.compiled", "query.events", "query.access",
							"insight.embedding")),
			Map.entry("query.plan", Set.of("schema", "identity", "query.search", "query.values")),
			Map.entry("query.access", Set.of("access", "schema", "query.plan")),
			Map.entry("query.limits", Set.of("access", "query.plan")),
			Map.entry("query.cypher", Set.of("schema", "query.plan")), Map.entry("query.events", Set.of("database")),
			Map.entry("query.search", Set.of()), Map.entry("query.values", Set.of()),
			Map.entry("query.errors", Set.of("schema", "query.plan")),
			Map.entry("query.compiled",
					Set.of("access", "schema", "database", "identity", "query.plan", "query.cypher", "query.limits",
							"query.search", "query.values", "query.execution", "query.events", "insight.embedding")),
			Map.entry("query.execution",
					Set.of("access", "schema", "database", "identity", "query.access", "query.plan", "query.cypher",
							"query.limits", "query.search", "query.values", "query.errors", "insight.embedding")),
			Map.entry("insight", Set.of("insight.stories", "database", "importing", "insight.embedding")),
			Map.entry("insight.embedding", Set.of()), Map.entry("insight.stories", Set.of()),
			Map.entry("jobs",
					Set.of("importing", "importing.report", "documents", "query.execution", "database", "database.bulk",
							"identity")),
			Map.entry("transport",
					Set.of("access", "query", "query.execution", "query.compiled", "database", "query.events")),
			Map.entry("export", Set.of("access", "query", "query.events", "database", "identity", "transport")),
			Map.entry("trusted", Set.of("query", "query.events", "transport")),
			Map.entry("revision", Set.of("database", "importing")),
			Map.entry("replica", Set.of("revision", "importing", "importing.report", "jobs")),
			Map.entry("caching",
					Set.of("access", "revision", "query", "database", "transport", "trusted", "identity",
							"query.events")),
			Map.entry("subscription",
					Set.of("query", "query.events", "query.execution", "database", "identity", "transport", "access")),
			Map.entry("playground", Set.of("query", "query.limits", "database", "importing", "transport", "access")),
			Map.entry("observability", Set.of("database", "importing.report", "jobs", "query.events")), Map
				.entry("cli",
						Set.of("importing", "importing.report", "documents", "database.bulk", "jobs", "query",
								"trusted", "access")),
			Map.entry("security", Set.of("access", "database", "transport")));

	private static final List<String> PACKAGES = TABLE.keySet().stream().sorted().toList();

	private static final List<String> PURE = List.of("identity", "documents", "importing.resolution", "query.access",
			"query.plan", "query.limits", "query.cypher", "query.search", "query.values", "query.errors",
			"insight.stories");

	private static final int MAX_TYPES = 40;

	private static final int MAX_LINES = 300;

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.newsgraph");

	@Test
	void packagesAreThoseOfTheTable() {
		Set<String> packages = new TreeSet<>();
		CLASSES.forEach((type) -> packages.add(type.getPackageName()));
		packages.remove("dev.newsgraph");
		assertThat(packages)
			.containsExactlyElementsOf(PACKAGES.stream().map((name) -> "dev.newsgraph." + name).toList());
	}

	@Test
	void tableIsThatOfTheDocumentation() throws IOException {
		Map<String, Set<String>> documented = new TreeMap<>();
		Pattern row = Pattern.compile("\\| `([a-z.]+)` \\|.*\\| ([^|]*) \\|");
		for (String line : Files.readAllLines(Path.of("ARCHITECTURE.md"))) {
			Matcher matcher = row.matcher(line);
			if (matcher.matches()) {
				Set<String> uses = Pattern.compile("`([a-z.]+)`")
					.matcher(matcher.group(2))
					.results()
					.map((name) -> name.group(1))
					.collect(Collectors.toCollection(TreeSet::new));
				documented.put(matcher.group(1), uses);
			}
		}
		assertThat(documented).isEqualTo(new TreeMap<>(TABLE));
	}

	@ParameterizedTest
	@FieldSource("PACKAGES")
	void packageUsesOnlyWhatTheTableAllows(String name) {
		String[] forbidden = PACKAGES.stream()
			.filter((other) -> !other.equals(name) && !TABLE.get(name).contains(other))
			.map((other) -> "dev.newsgraph." + other)
			.toArray(String[]::new);
		noClasses().that()
			.resideInAPackage("dev.newsgraph." + name)
			.should()
			.dependOnClassesThat(
					resideInAnyPackage(forbidden).or(resideInAPackage("dev.newsgraph").as("the root package")))
			.check(CLASSES);
	}

	@Test
	void packagesFormNoCycles() {
		slices().matching("dev.newsgraph.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void topLevelPackagesAreModules() {
		ApplicationModules.of(NewsgraphApplication.class).verify();
	}

	@Test
	void packagesAreSmall() {
		Map<String, Long> types = CLASSES.stream()
			.filter((type) -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
			.collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
		assertThat(types.values()).isNotEmpty().allMatch((count) -> count <= MAX_TYPES);
	}

	@Test
	void sourcesAreShort() throws IOException {
		try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
			assertThat(sources.filter((file) -> file.toString().endsWith(".java"))).isNotEmpty()
				.allSatisfy((file) -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(MAX_LINES));
		}
	}

	@ParameterizedTest
	@FieldSource("PURE")
	void purePackagesUseNoDriverNoSpringAndNoFileSystem(String name) {
		noClasses().that()
			.resideInAPackage("dev.newsgraph." + name)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "org.neo4j.driver..", "java.nio.file..", "java.sql..",
					"java.net.http..")
			.orShould()
			.dependOnClassesThat()
			.haveNameMatching("java\\.io\\.(File|RandomAccessFile).*")
			.check(CLASSES);
	}

	@Test
	void onlyTheDatabaseUsesTheDriver() {
		noClasses().that()
			.resideOutsideOfPackage("dev.newsgraph.database")
			.should()
			.dependOnClassesThat()
			.haveNameMatching(
					"org\\.neo4j\\.driver\\.(reactive\\..*|reactivestreams\\..*|async\\..*|Driver|GraphDatabase"
							+ "|Session|SessionConfig|Transaction|TransactionContext|TransactionConfig|QueryRunner"
							+ "|SimpleQueryRunner|Config.*|BookmarkManager.*)")
			.check(CLASSES);
	}

	@Test
	void onlyTheClassesOfTheEmbeddedServerUseIt() {
		noClasses().that()
			.haveNameNotMatching(
					"dev\\.newsgraph\\.database\\.(Embedded(Server|Bolt|UrlRules)|bulk\\.(BatchImport|InputBlocks)).*")
			.should()
			.dependOnClassesThat(resideInAPackage("org.neo4j..").and(DescribedPredicate
				.not(resideInAnyPackage("org.neo4j.driver..", "org.neo4j.bolt.connection..", "org.neo4j.cypherdsl.."))))
			.check(CLASSES);
	}

	@Test
	void everyPackageIsNullMarked() {
		assertThat(CLASSES.getPackage("dev.newsgraph").getSubpackagesInTree()).isNotEmpty()
			.allMatch((inner) -> inner.isAnnotatedWith(NullMarked.class));
		assertThat(CLASSES.getPackage("dev.newsgraph")).matches((root) -> root.isAnnotatedWith(NullMarked.class));
	}

	@Test
	void namesSayWhatTypesDo() {
		noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?").check(CLASSES);
	}

}
