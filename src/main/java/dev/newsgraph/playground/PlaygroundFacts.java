package dev.newsgraph.playground;

import java.time.Duration;
import java.util.List;

import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;

import dev.newsgraph.query.QueryProperties;

/** What stays the same of the settings, whoever asks for them. */
final class PlaygroundFacts {

	private final String endpoint;

	private final PlaygroundSettings.Limits limits;

	private final boolean imports;

	private final String version;

	PlaygroundFacts(String endpoint, QueryProperties limits, Duration readTimeout, GraphQLSchema schema,
			String version) {
		this.endpoint = endpoint;
		this.limits = new PlaygroundSettings.Limits(limits.defaultFirst(), limits.maxFirst(), limits.maxDepth(),
				limits.maxFields(), limits.maxRows(), limits.maxCost(), readTimeout.toMillis());
		GraphQLObjectType mutations = schema.getMutationType();
		this.imports = mutations != null && mutations.getFieldDefinition("startImport") != null;
		this.version = version;
	}

	PlaygroundSettings settings(String contextPath, boolean explain, List<String> seedFolders) {
		return new PlaygroundSettings(contextPath + this.endpoint, explain, this.imports, seedFolders, this.limits,
				this.version);
	}

}
