package dev.newsgraph.query.access;

import java.util.List;
import java.util.Map;

import graphql.language.AstPrinter;
import graphql.schema.idl.TypeDefinitionRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.newsgraph.access.Role;
import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.query.TestSchema;
import dev.newsgraph.query.plan.FilterExpression;
import dev.newsgraph.query.plan.FilterRule;
import dev.newsgraph.schema.ClientDefinitions;
import dev.newsgraph.schema.SchemaMappingException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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
	void aDocumentOrStoryOfAHiddenArticleIsHidden() {
		VisibilityRules rules = this.reader.read(Map.of("Article", Map.of(Role.READER, "{ heat: { gt: 3 } }")));
		FilterRule article = rules.rule(Role.READER, "Article");
		for (String type : List.of("SourceDocument", "Story")) {
			FilterRule rule = rules.rule(Role.READER, type);
			assertThat(rule.parameters()).isEqualTo(article.parameters());
			assertThat(rule.condition()).isInstanceOfSatisfying(FilterExpression.Not.class,
					(not) -> assertThat(not.term()).isInstanceOfSatisfying(FilterExpression.Exists.class,
							(exists) -> assertThat(exists.condition())
								.isEqualTo(new FilterExpression.Not(article.condition()))));
		}
		assertThat(this.reader.read(Map.of("Collection", Map.of(Role.READER, "{ heat: { gt: 3 } }")))
			.rule(Role.READER, "Story")).isNull();
	}

	@Test
	void anObjectMeetsTheRuleOfTheSchemaAndThatOfTheConfiguration() {
		VisibilityRules rules = withDirective(
				"@visible(where: \"{ published: { eq: true } }\", roles: [READER, ANALYST])")
			.read(Map.of("Article", Map.of(Role.READER, "{ heat: { gt: 3 } }")));
		FilterRule rule = rules.rule(Role.READER, "Article");
		assertThat(rule.parameters()).isEqualTo(Map.of("visibleArticleSchema_0", true, "visibleArticle_0", 3L));
		assertThat(rule.condition()).isInstanceOfSatisfying(FilterExpression.All.class,
				(all) -> assertThat(all.terms()).hasSize(2));
		assertThat(rules.rule(Role.ANALYST, "Article").parameters()).isEqualTo(Map.of("visibleArticleSchema_0", true));
		assertThat(rules.rule(Role.IMPORTER, "Article")).isNull();
	}

	@Test
	void saysWhereARuleOfTheSchemaIsNotValid() {
		VisibilityRuleReader directive = withDirective(
				"@visible(where: \"{ publishd: { eq: true } }\", roles: READER)");
		assertThatExceptionOfType(SchemaMappingException.class).isThrownBy(() -> directive.read(Map.of()))
			.withMessageMatching("schema/newsgraph.graphqls:\\d+:30: Article: "
					+ "@visible\\(where: \"\\{ publishd: \\{ eq: true } }\"\\) is not valid: it does not fit the type .*");
	}

	@Test
	void clientsSeeNothingOfTheDirective() {
		TypeDefinitionRegistry clients = ClientDefinitions
			.of(definitions("@visible(where: \"{ published: { eq: true } }\", roles: READER)"));
		assertThat(AstPrinter.printAst(clients.types().get("Article")))
			.isEqualTo(AstPrinter.printAst(ClientDefinitions.of(TestSchema.definitions()).types().get("Article")));
		assertThat(clients.getDirectiveDefinitions()).isEmpty();
		assertThat(clients.types()).doesNotContainKey("Role");
	}

	private static VisibilityRuleReader withDirective(String directive) {
		return new VisibilityRuleReader(TestSchema.executable((environment) -> null),
				TestSchema.model(definitions(directive)), TestSchema.LIMITS.limits(TrackingParameters.DEFAULTS));
	}

	private static TypeDefinitionRegistry definitions(String directive) {
		return TestSchema.definitions((text) -> text.replace("type Article implements Node\n",
				"type Article implements Node " + directive + "\n"));
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
