package dev.newsgraph.playground;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the playground is served.
 *
 * @param enabled whether there is one
 * @param explain who may see the Cypher of an operation and its plan
 * @param library the folder of the user's own questions; it need not be there
 * @param maxLibraryFile over which a file of that folder is left out
 * @param maxLibraryFiles how many files of that folder are read at the most
 */
@ConfigurationProperties("newsgraph.playground")
record PlaygroundProperties(@DefaultValue("true") boolean enabled, @DefaultValue("loopback") ExplainRule explain,
		@DefaultValue("library") Path library, @DefaultValue("64KB") DataSize maxLibraryFile,
		@DefaultValue("200") int maxLibraryFiles) {
}
