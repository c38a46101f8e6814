package dev.newsgraph.query.access;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.newsgraph.access.Role;
import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.query.TestSchema;
import dev.newsgraph.query.plan.FilterRule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class VisibilityRuleReaderTests {

	private final VisibilityRuleReader reader = new VisibilityRuleReader(TestSchema.executable((environment) -> null),
			TestSchema.model(), TestSchema.LIMITS.limits(TrackingParameters.DEFAULTS));

	@Test
	void readsAFilterForARole() {
		VisibilityRules rules = this.reader
			.read(Map.of("Article", Map.of(Role.READER, "{ published: { eq: true }, heat: { gt: 3 } }")));
		FilterRule rule = rules.rule(Role.READER, "Article");
		assertThat(rule.parameters().keySet()).allMatch((name) -> name.startsWith("visibleArticle_"));
		assertThat(rule.parameters().values()).containsExactlyInAnyOrder(true, 3L);
		assertThat(rules.rule(Role.IMPORTER, "Article")).isNull();
		assertThat(rules.rule(Role.READER, "Topic")).isNull();
	}

	@Test
	void withoutRulesAllRolesSeeEverything() {
		assertThat(this.reader.read(Map.of())).isEqualTo(VisibilityRules.NONE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			textBlock = """
					Article  | READER | { published: { eq: } }               | it is not the text of a GraphQL input
					Article  | READER | { publishd: { eq: true } }           | it does not fit the type 'ArticleFilter'
					Article  | READER | { published: { eq: 7 } }             | it does not fit the type 'ArticleFilter'
					Article  | READER | {}                                   | it has no condition
					Article  | READER | { published: null }                  | 'published' is null
					Article  | READER | { publishedDateTime: { withinLast: "P7D" } } | a rule cannot refer to the current time
					Article  | READER | { published: { eq: true } }) { x }   | not
					Article  | ADMIN  | { published: { eq: true } }          | the role ADMIN sees all objects
					Galaxy   | READER | { published: { eq: true } }          | 'Galaxy' is not a type of objects
					Coverage | READER | { articleCount: { gt: 3 } }          | 'Coverage' is not a type of objects
					Provider | READER | { domain: { eq: "a.example" } }      | objects of 'Provider' are also read as single objects
					Topic    | READER | { slug: { eq: "ai" } }               | objects of 'Topic' are also read
					ImportJob | READER | { number: { eq: 1 } }               | the type 'ImportJob' has no filter
					""")
	void saysWhatIsWrongWithARule(String type, Role role, String filter, String problem) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.reader.read(Map.of(type, Map.of(role, filter))))
			.withMessageStartingWith(
					"The rule newsgraph.access.visible.%s.%s=%s is not valid: ".formatted(type, role, filter))
			.withMessageContaining(problem);
	}

}
