package dev.newsgraph.playground;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A dashboard that the gateway offers to all users of the page. The page checks its cards
 * when it opens it.
 *
 * @param name the name of the file without its extension
 * @param source {@code newsgraph} for a dashboard of the jar, {@code yours} for one of
 * the folder
 * @param content the JSON object of the file; null if the file is wrong
 * @param problem what is wrong with the file; null if it can be read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SharedDashboard(String name, String source, @Nullable JsonNode content, @Nullable String problem) {

}
