package dev.newsgraph.playground;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.info.GitProperties;

/**
 * The version of the gateway.
 *
 * @param version the version; empty if it is not known
 * @param commit the abbreviated id of the commit; empty if it was not built in a Git
 * repository
 */
record GatewayVersion(String version, String commit) {

	static GatewayVersion of(String version, @Nullable GitProperties git) {
		return new GatewayVersion(version, (git != null) ? Objects.requireNonNullElse(git.getShortCommitId(), "") : "");
	}

}
