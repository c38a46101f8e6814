package dev.newsgraph.playground;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the playground is served.
 *
 * @param enabled whether the gateway serves the page at {@code /graphiql} and the
 * endpoints that the page uses
 * @param explain who may see the Cypher of an operation and its plan: {@code analyst}
 * (callers with this role, and administrators), {@code never} or {@code everyone} who can
 * read
 * @param library folder with your own questions for the page; it is read at each request
 * and need not exist
 * @param maxLibraryFile size over which a file of that folder is left out
 * @param maxLibraryFiles files of that folder that are read
 * @param dashboards folder with dashboards for all users of the page; it is read at each
 * request and need not exist
 * @param maxDashboardFile size over which a file of that folder is left out
 * @param maxDashboardFiles files of that folder that are read
 * @param gateways addresses of the GraphQL endpoints of other gateways that the page can
 * query, by the names that the page shows; each must allow requests from this page
 * ({@code newsgraph.http.cors.allowed-origins})
 */
@Validated
@ConfigurationProperties("newsgraph.playground")
record PlaygroundProperties(@DefaultValue("true") boolean enabled, @DefaultValue("analyst") ExplainRule explain,
		@DefaultValue("library") Path library, @DefaultValue("64KB") @Min(1) DataSize maxLibraryFile,
		@DefaultValue("200") @Min(0) int maxLibraryFiles, @DefaultValue("dashboards") Path dashboards,
		@DefaultValue("256KB") @Min(1) DataSize maxDashboardFile, @DefaultValue("100") @Min(0) int maxDashboardFiles,
		@DefaultValue Map<String, URI> gateways) {
}
