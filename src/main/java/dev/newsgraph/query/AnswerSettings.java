package dev.newsgraph.query;

import java.util.stream.Collectors;

import graphql.language.AstPrinter;
import graphql.language.SDLDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;

import dev.newsgraph.identity.TrackingParameters;
import dev.newsgraph.insight.embedding.SentenceModel;
import dev.newsgraph.insight.embedding.TextVectors;

/**
 * All settings of a gateway that answers depend on. Two gateways with equal settings and
 * an equal graph give equal answers.
 *
 * @param text the settings as a text
 */
public record AnswerSettings(String text) {

	static AnswerSettings of(String version, TypeDefinitionRegistry definitions, QueryProperties query,
			OperationProperties operations, VisibilityProperties visibility, TrackingParameters tracking,
			TextVectors vectors) {
		String schema = definitions.getParseOrder()
			.getInOrder()
			.values()
			.stream()
			.flatMap((source) -> source.stream())
			.map((SDLDefinition<?> definition) -> AstPrinter.printAstCompact(definition))
			.collect(Collectors.joining("\n"));
		return new AnswerSettings(String.join("\n", version, schema, query.toString(), operations.toString(),
				visibility.toString(), tracking.fingerprint(), vectors.areAvailable() ? SentenceModel.VERSION : ""));
	}

}
