package dev.newsgraph.importing.resolution;

/**
 * An article that may have something to say of a shared node.
 *
 * @param kind what the node is, and how the article speaks of it
 * @param node the node's key
 * @param rank the rank of what it would say
 * @param source the article's key; for a logo the domain of the provider that shows it
 */
public record Contributor(Kind kind, String node, String rank, String source) {

	/** The article to ask. */
	String article() {
		return (this.kind != Kind.LOGO) ? this.source : this.rank.substring(1 + ClaimRank.LENGTH);
	}

	public enum Kind {

		PROVIDER, TOPIC, IMAGE, LOGO

	}

}
