package dev.newsgraph;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

/** Holds the house to its table of rooms. */
class RoomsTests {

	/** The rooms, and which others each may use. */
	private static final Map<String, Set<String>> TABLE = Map.ofEntries(Map.entry("identity", Set.of()),
			Map.entry("schema", Set.of()), Map.entry("database", Set.of()), Map.entry("documents", Set.of("identity")),
			Map.entry("importing", Set.of("documents", "database", "identity")),
			Map.entry("query", Set.of("schema", "database", "identity")), Map.entry("access", Set.of()),
			Map.entry("transport", Set.of("query")),
			Map.entry("playground", Set.of("query", "database", "importing", "transport")),
			Map.entry("jobs", Set.of("importing", "documents", "query", "database")),
			Map.entry("cli", Set.of("importing", "documents", "jobs")), Map.entry("observability", Set.of()));

	private static final List<String> ROOMS = TABLE.keySet().stream().sorted().toList();

	private static final JavaClasses HOUSE = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.newsgraph");

	@Test
	void areTheOnesOfTheTableAndFlat() {
		Set<String> packages = new TreeSet<>();
		HOUSE.forEach((type) -> packages.add(type.getPackageName()));
		packages.remove("dev.newsgraph");
		assertThat(packages).contains("dev.newsgraph.database")
			.allSatisfy((name) -> assertThat(TABLE).containsKey(name.substring("dev.newsgraph.".length())));
	}

	@ParameterizedTest
	@FieldSource("ROOMS")
	void useOnlyWhatTheTableAllows(String room) {
		String[] forbidden = ROOMS.stream()
			.filter((other) -> !other.equals(room) && !TABLE.get(room).contains(other))
			.map((other) -> "dev.newsgraph." + other)
			.toArray(String[]::new);
		DescribedPredicate<JavaClass> target = resideInAnyPackage(forbidden)
			.or(resideInAPackage("dev.newsgraph").as("the root package"));
		if (room.equals("observability")) {
			target = target.and(isNoRecord());
		}
		noClasses().that()
			.resideInAPackage("dev.newsgraph." + room)
			.should()
			.dependOnClassesThat(target)
			.allowEmptyShould(true)
			.check(HOUSE);
	}

	@Test
	void formNoCycles() {
		slices().matching("dev.newsgraph.(*)").should().beFreeOfCycles().check(HOUSE);
	}

	@Test
	void areModules() {
		ApplicationModules.of(NewsgraphApplication.class).verify();
	}

	@Test
	void onlyTheDatabaseHoldsTheDriver() {
		noClasses().that()
			.resideOutsideOfPackage("dev.newsgraph.database")
			.should()
			.dependOnClassesThat()
			.haveNameMatching(
					"org\\.neo4j\\.driver\\.(reactive\\..*|reactivestreams\\..*|async\\..*|Driver|GraphDatabase"
							+ "|Session|SessionConfig|Transaction|TransactionContext|TransactionConfig|QueryRunner"
							+ "|SimpleQueryRunner|Config.*|BookmarkManager.*)")
			.check(HOUSE);
	}

	@Test
	void onlyTwoClassesTouchTheEmbeddedServer() {
		noClasses().that()
			.haveNameNotMatching("dev\\.newsgraph\\.database\\.EmbeddedServer(Configuration.*)?")
			.should()
			.dependOnClassesThat(resideInAPackage("org.neo4j..").and(DescribedPredicate
				.not(resideInAnyPackage("org.neo4j.driver..", "org.neo4j.bolt.connection..", "org.neo4j.cypherdsl.."))))
			.check(HOUSE);
	}

	@Test
	void documentsArePure() {
		noClasses().that()
			.resideInAPackage("dev.newsgraph.documents")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "org.neo4j..", "java.nio.file..", "java.io.file..",
					"java.sql..", "java.net.http..")
			.check(HOUSE);
	}

	@Test
	void planningAndTranslationArePure() {
		noClasses().that()
			.haveNameMatching(
					"dev\\.newsgraph\\.query\\..*(Plan|Planner|Translator|Selection|Filter|Expression|Cursor).*")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "org.neo4j.driver..", "java.nio.file..")
			.allowEmptyShould(true)
			.check(HOUSE);
	}

	@Test
	void everyPackageIsNullMarked() {
		assertThat(HOUSE.getPackage("dev.newsgraph").getSubpackagesInTree()).isNotEmpty()
			.allMatch((room) -> room.isAnnotatedWith(NullMarked.class));
		assertThat(HOUSE.getPackage("dev.newsgraph")).matches((root) -> root.isAnnotatedWith(NullMarked.class));
	}

	@Test
	void noNameIsAPlaceToPutThings() {
		noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?").check(HOUSE);
	}

	private static DescribedPredicate<JavaClass> isNoRecord() {
		return DescribedPredicate.describe("are no records", (type) -> !type.isRecord());
	}

}
