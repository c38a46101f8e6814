package dev.newsgraph.playground;

import java.time.Duration;
import java.util.List;

import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;

import dev.newsgraph.query.OperationProperties;
import dev.newsgraph.query.QueryProperties;

/** The part of the settings of the page that is equal for all clients. */
final class PlaygroundFacts {

	private final String endpoint;

	private final PlaygroundSettings.Limits limits;

	private final boolean imports;

	private final List<OtherGateway> gateways;

	private final String version;

	PlaygroundFacts(String endpoint, QueryProperties limits, OperationProperties operationLimits, Duration readTimeout,
			GraphQLSchema schema, List<OtherGateway> gateways, String version) {
		this.endpoint = endpoint;
		this.limits = new PlaygroundSettings.Limits(limits.defaultFirst(), limits.maxFirst(),
				operationLimits.maxDepth(), operationLimits.maxSelections(), limits.maxRows(), limits.maxCost(),
				readTimeout.toMillis());
		GraphQLObjectType mutations = schema.getMutationType();
		this.imports = mutations != null && mutations.getFieldDefinition("startImport") != null;
		this.gateways = gateways;
		this.version = version;
	}

	/**
	 * Returns the settings for a client.
	 * @param explain whether the client can see Cypher
	 * @param seedFolders the names of the folders in the import root
	 */
	PlaygroundSettings settings(String contextPath, boolean explain, List<String> seedFolders) {
		return new PlaygroundSettings(contextPath + this.endpoint, explain, this.imports, seedFolders, this.limits,
				this.gateways, this.version);
	}

}
