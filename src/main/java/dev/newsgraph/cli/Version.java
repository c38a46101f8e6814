package dev.newsgraph.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar. */
final class Version implements IVersionProvider {

	@Override
	public String[] getVersion() {
		String version = Version.class.getPackage().getImplementationVersion();
		return new String[] { (version != null) ? "newsgraph " + version : "newsgraph, run from its class files" };
	}

}
