package dev.newsgraph;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import jakarta.validation.Constraint;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * A wrong value of a property ends the start with one sentence that names the property,
 * the value and the allowed values.
 */
@ExtendWith(OutputCaptureExtension.class)
class PropertiesValidationTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			newsgraph.import.batch-size | 0 | a whole number, 1 or more
			newsgraph.import.batch-size | many | a whole number, 1 or more
			newsgraph.import.queue | 0 | a whole number, 1 or more
			newsgraph.import.database-timeout | -1s | a duration such as 500ms, 10s or 5m, 0s or more
			newsgraph.import.dry-run-documents | -1 | a whole number, 0 or more
			newsgraph.import.console-problems | -1 | a whole number, 0 or more
			newsgraph.import.max-file-size | 100MB | a size such as 64KB or 1MB, from 1B to 64MB
			newsgraph.import.max-file-size | 0B | a size such as 64KB or 1MB, from 1B to 64MB
			newsgraph.import.max-file-size | big | a size such as 64KB or 1MB, from 1B to 64MB
			newsgraph.import.throttle.batch-size | 0 | a whole number, 1 or more
			newsgraph.import.throttle.pause-factor | -1.0 | a number, from 0 to 10
			newsgraph.import.throttle.pause-factor | 10.5 | a number, from 0 to 10
			newsgraph.import.still | 50ms | a duration such as 500ms, 10s or 5m, 100ms or more
			newsgraph.import.retry-after | 10ms | a duration such as 500ms, 10s or 5m, 1s or more
			newsgraph.import.watch | often | true or false
			newsgraph.jobs.poll | 0s | a duration such as 500ms, 10s or 5m, 1ms or more
			newsgraph.jobs.lease | 4s | a duration such as 500ms, 10s or 5m, 5s or more
			newsgraph.jobs.kept | 0 | a whole number, 1 or more
			newsgraph.jobs.kept-problems | -1 | a whole number, 0 or more
			newsgraph.jobs.kept-differences | -1 | a whole number, 0 or more
			newsgraph.query.max-first | 0 | a whole number, 1 or more
			newsgraph.query.max-values | 0 | a whole number, 1 or more
			newsgraph.query.max-cost | 0 | a whole number, 1 or more
			newsgraph.query.caps.chains | -5 | a whole number, 1 or more
			newsgraph.http.max-body-size | 0B | a size such as 64KB or 1MB, 1B or more
			newsgraph.playground.explain | friends | one of analyst, never, everyone
			newsgraph.database.name | `` | a text, not empty
			newsgraph.database.read-timeout | 0s | a duration such as 500ms, 10s or 5m, 1ms or more
			newsgraph.database.read-timeout | soon | a duration such as 500ms, 10s or 5m, 1ms or more
			newsgraph.database.embedded.reserve | -1B | a size such as 64KB or 1MB, 0B or more
			""")
	void aWrongValueIsNamedWithTheAllowedOnes(String property, String value, String allowed, CapturedOutput output) {
		assertThatStartFails(property + "=" + value);
		assertThat(sentences(output))
			.containsExactly("%s is \"%s\"; it must be %s.".formatted(property, value, allowed));
	}

	@Test
	void severalWrongValuesOfOneGroupAreNamedTogether(CapturedOutput output) {
		assertThatStartFails("newsgraph.jobs.kept=0", "newsgraph.jobs.lease=1s");
		assertThat(sentences(output)).singleElement()
			.asString()
			.contains("newsgraph.jobs.kept is \"0\"; it must be a whole number, 1 or more.",
					"newsgraph.jobs.lease is \"1s\"; it must be a duration such as 500ms, 10s or 5m, 5s or more.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tracking-parameters", "more-tracking-parameters" })
	void aWrongTrackingParameterEndsTheStart(String property, CapturedOutput output) {
		assertThatStartFails("newsgraph.addresses." + property + "=fbclid,a&b");
		assertThat(sentences(output)).containsExactly(AddressProperties.MESSAGE);
	}

	@Test
	void theDefaultsAreValid() {
		start().close();
	}

	static List<RecordComponent> components() {
		return List.copyOf(ConfigurationDocumentationTests.components().values());
	}

	@ParameterizedTest
	@MethodSource("components")
	void everyFigureHasARange(RecordComponent component) {
		if (Set.of(int.class, long.class, double.class, Duration.class, DataSize.class).contains(component.getType())) {
			assertThat(component.getAccessor().getAnnotations()).as(component.toString())
				.anyMatch((annotation) -> annotation.annotationType().isAnnotationPresent(Constraint.class));
		}
		for (Annotation annotation : component.getAccessor().getAnnotations()) {
			if (annotation instanceof Min || annotation instanceof DurationMin) {
				assertThat(AllowedValues.of(component.getType(), new Annotation[] { annotation }).range())
					.endsWith("or more");
			}
		}
	}

	@Test
	void everyRecordIsValidatedWithTheRecordsInIt() {
		for (Class<?> type : ConfigurationDocumentationTests.propertyTypes()) {
			assertThat(type).hasAnnotation(Validated.class);
			assertThat(Arrays.stream(type.getRecordComponents()).filter((one) -> one.getType().isRecord()))
				.allMatch((nested) -> nested.getAccessor().isAnnotationPresent(Valid.class));
		}
	}

	private static void assertThatStartFails(String... properties) {
		assertThatException().isThrownBy(() -> start(properties).close());
	}

	private static ConfigurableApplicationContext start(String... properties) {
		// Tests of commands switch off logging in this process, by a system property of
		// Spring Boot, too.
		System.clearProperty("CONSOLE_LOG_THRESHOLD");
		LoggingSystem.get(PropertiesValidationTests.class.getClassLoader()).cleanUp();
		SpringApplication application = new SpringApplicationBuilder(AllProperties.class).web(WebApplicationType.NONE)
			.build();
		return application.run(Arrays.stream(properties).map((property) -> "--" + property).toArray(String[]::new));
	}

	/** What the console says, without time and level. */
	private static List<String> sentences(CapturedOutput output) {
		return output.getAll()
			.lines()
			.filter((line) -> !line.isBlank())
			.map((line) -> line.replaceFirst("^\\d\\d:\\d\\d:\\d\\d ERROR ", ""))
			.toList();
	}

	@ConfigurationPropertiesScan
	static class AllProperties {

	}

}
