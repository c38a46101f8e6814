package dev.newsgraph.query.access;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.newsgraph.query.TestSchema;
import dev.newsgraph.schema.FieldMapping;
import dev.newsgraph.schema.FieldMapping.ComputedField;
import dev.newsgraph.schema.FieldMapping.ObjectField;
import dev.newsgraph.schema.GraphModel;
import dev.newsgraph.schema.Source;
import dev.newsgraph.schema.StatementTemplate;
import dev.newsgraph.schema.StatementTemplate.Placeholder;

import static org.assertj.core.api.Assertions.assertThat;

class StatementTypesTests {

	/** The types that can have a rule, or are hidden together with such a type. */
	private static final List<String> RULED = List.of("Article", "Collection", "SourceDocument", "Story");

	/** The fields that are refused for a role with a rule. */
	private static final Set<String> REFUSED = Set.of("CorrectedHeadline.article", "GraphDiff.correctedHeadlines",
			"GraphDiff.grownStories", "GraphDiff.newStories", "GraphDiff.retractedRelations", "Query.changes",
			"Query.diff", "RecordedChange.article", "RetractedRelation.from", "RetractedRelation.to");

	private final StatementTypes types = new StatementTypes(TestSchema.model());

	@Test
	void typesOfNodesInColumnsCount() {
		assertThat(this.types.of("Provider.blindSpots")).containsExactly("Article", "Provider", "Story", "Topic");
		assertThat(this.types.of("Article.similar")).contains("Article", "Topic");
	}

	@Test
	void typesWhoseLabelsAreNamedCount() {
		assertThat(this.types.of("GraphStats.storyCount")).containsExactly("Story");
		assertThat(this.types.of("Story.topics")).containsExactly("Article", "Topic");
	}

	@Test
	void everyStatementOfTheSchemaHasAPlaceForEachRule() {
		Set<String> refused = new TreeSet<>();
		GraphModel model = TestSchema.model();
		model.types().values().forEach((owner) -> owner.fields().values().forEach((field) -> {
			addRefused(owner.name(), field, refused);
			if (field instanceof ObjectField object) {
				object.edgeFields().values().forEach((edge) -> addRefused(object.name(), edge, refused));
			}
		}));
		refused.removeIf((field) -> field.startsWith("Import"));
		assertThat(refused).containsExactlyInAnyOrderElementsOf(REFUSED);
	}

	private void addRefused(String owner, FieldMapping field, Set<String> refused) {
		String name = owner + "." + field.name();
		for (StatementTemplate statement : statements(field)) {
			Set<String> placed = statement.placeholders()
				.stream()
				.flatMap((placeholder) -> (placeholder instanceof Placeholder.Where where)
						? Stream.ofNullable(where.type()) : Stream.empty())
				.filter(Objects::nonNull)
				.collect(Collectors.toSet());
			Collection<String> read = (statement.types() != null) ? statement.types() : this.types.of(name);
			if ((statement.types() == null && placed.isEmpty())
					|| read.stream().anyMatch((type) -> RULED.contains(type) && !placed.contains(type))) {
				refused.add(name);
			}
		}
	}

	private static List<StatementTemplate> statements(FieldMapping field) {
		return switch (field) {
			case ComputedField computed -> computed.statements();
			case ObjectField object when object.source() instanceof Source.ByStatement source -> source.statements();
			default -> List.of();
		};
	}

}
