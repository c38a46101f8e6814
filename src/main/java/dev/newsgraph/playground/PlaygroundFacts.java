package dev.newsgraph.playground;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;

import dev.newsgraph.access.Identity;
import dev.newsgraph.access.Role;
import dev.newsgraph.query.OperationProperties;
import dev.newsgraph.query.QueryProperties;
import dev.newsgraph.query.limits.RoleLimits;

/** The part of the settings of the page that is equal for all clients. */
final class PlaygroundFacts {

	private final String endpoint;

	private final PlaygroundSettings.Limits limits;

	private final RoleLimits roles;

	private final boolean imports;

	private final List<OtherGateway> gateways;

	private final GatewayVersion version;

	PlaygroundFacts(String endpoint, QueryProperties limits, OperationProperties operationLimits, Duration readTimeout,
			GraphQLSchema schema, List<OtherGateway> gateways, GatewayVersion version, RoleLimits roles) {
		this.roles = roles;
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
	 * @param seedFolders returns the names of the folders in the import root
	 * @param identity who the client is
	 * @param signedIn whether the client has sent a key or a token
	 */
	PlaygroundSettings settings(String contextPath, boolean explain, Supplier<List<String>> seedFolders,
			Identity identity, boolean signedIn) {
		boolean canImport = this.imports && identity.role().includes(Role.IMPORTER);
		return new PlaygroundSettings(contextPath + this.endpoint, explain, canImport,
				canImport ? seedFolders.get() : List.of(), this.limits.of(identity.role(), this.roles), this.gateways,
				this.version.version(), this.version.commit(), new PlaygroundSettings.Caller(identity.name(),
						identity.role().name().toLowerCase(Locale.ROOT), signedIn));
	}

}
