package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.newsgraph.query.ModelEvidence.Evidence;
import dev.newsgraph.query.ModelEvidence.Similar;
import dev.newsgraph.query.ModelGraph.Article;
import dev.newsgraph.query.ModelGraph.Provider;
import dev.newsgraph.query.ModelGraph.Topic;

/** Selections of paths and of evidence for the relatedness of two articles. */
record EvidenceFields(RandomChoices choices, OperationText operation, ModelGraph graph, RandomFields fields) {

	List<ExpectedField<Similar>> similar() {
		return List.of(ExpectedField.field("score", Similar::score), evidence(Similar::evidence));
	}

	Selection<Why> why() {
		return Selection.of(this.choices.forms(), this.operation, "Relatedness",
				List.of(ExpectedField.field("score", (why) -> ModelEvidence.score(why.evidence())),
						evidence(Why::evidence), this.fields.one("from", Why::a, this.fields::article),
						this.fields.one("to", Why::b, this.fields::article)));
	}

	Selection<List<Article>> chain() {
		Selection<Step> step = Selection.of(this.choices.forms(), this.operation, "PathStep",
				List.of(ExpectedField.field("forward", Step::forward), ExpectedField.field("position", Step::position),
						this.fields.one("from", Step::from, this.fields::article),
						this.fields.one("to", Step::to, this.fields::article)));
		return Selection.of(this.choices.forms(), this.operation, "ArticlePath",
				List.of(ExpectedField.field("length", (chain) -> chain.size() - 1),
						this.fields.all("articles", (chain) -> chain, this.fields::article),
						this.fields.all("steps", EvidenceFields::steps, () -> step)));
	}

	private static List<Step> steps(List<Article> chain) {
		List<Step> steps = new ArrayList<>();
		for (int i = 1; i < chain.size(); i++) {
			Article from = chain.get(i - 1);
			Article to = chain.get(i);
			boolean forward = from.related().contains(to.key());
			steps.add(new Step(from, to, forward,
					forward ? from.related().indexOf(to.key()) : to.related().indexOf(from.key())));
		}
		return steps;
	}

	private <P> ExpectedField<P> evidence(Function<P, List<Evidence>> evidence) {
		List<Selection<Evidence>> members = new ArrayList<>();
		List<String> texts = new ArrayList<>(List.of("__typename strength"));
		members().forEach((type, asked) -> {
			if (this.choices.forms().nextInt(3) > 0) {
				Selection<Evidence> member = Selection.of(this.choices.forms(), this.operation, type, asked);
				texts.add(member.text("... on " + type));
				members.add(new Selection<>(member.bodies(),
						(one) -> one.type().equals(type) ? member.answer().apply(one) : Map.of()));
			}
		});
		String name = this.operation.name("e");
		return new ExpectedField<>(name, "%s: evidence { %s }".formatted(name, String.join(" ", texts)),
				ExpectedField.ofAll(evidence, (one) -> {
					Map<String, Object> answer = new LinkedHashMap<>();
					answer.put("__typename", one.type());
					answer.put("strength", one.strength());
					members.forEach((member) -> answer.putAll(member.answer().apply(one)));
					return answer;
				}));
	}

	@SuppressWarnings("unchecked")
	private Map<String, List<ExpectedField<Evidence>>> members() {
		Map<String, List<ExpectedField<Evidence>>> members = new LinkedHashMap<>();
		members.put("DirectRelation",
				List.of(value("position"), article("from"), article("to"),
						new ExpectedField<>("documents", "documents { path }",
								(one) -> List.of(Map.of("path", ((Article) one.values().get("from")).document())))));
		members.put("ShortestPaths", List.of(value("length"), value("pathCount"),
				this.fields.all("paths", (one) -> (List<List<Article>>) one.values().get("paths"), this::chain)));
		members.put("SharedNeighbour", List.of(value("degree"), article("article")));
		members.put("SharedTopic", List.of(value("articleCount"), value("rarity"),
				this.fields.one("topic", (one) -> (Topic) one.values().get("topic"), this.fields::topic)));
		members.put("SameProvider", List
			.of(this.fields.one("provider", (one) -> (Provider) one.values().get("provider"), this.fields::provider)));
		members.put("DaysApart", List.of(value("days")));
		return members;
	}

	private static ExpectedField<Evidence> value(String name) {
		return ExpectedField.field(name, (one) -> one.values().get(name));
	}

	private ExpectedField<Evidence> article(String name) {
		return this.fields.one(name, (one) -> (Article) one.values().get(name), this.fields::article);
	}

	/** The two requested articles; null for an unknown one. */
	record Why(Article a, Article b, List<Evidence> evidence) {
	}

	/** One relation of a path. */
	record Step(Article from, Article to, boolean forward, int position) {
	}

}
