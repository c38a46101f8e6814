package dev.newsgraph.importing.resolution;

/**
 * An article that can give a value for a shared node.
 *
 * @param kind the type of the node and of the reference to it
 * @param node the key of the node
 * @param rank the rank of the value
 * @param source the key of the article; for {@link Kind#PROVIDER_IMAGE} the domain of the
 * provider
 */
public record Contributor(Kind kind, String node, String rank, String source) {

	/** Returns the key of the article that gives the value. */
	String article() {
		return (this.kind != Kind.PROVIDER_IMAGE) ? this.source : this.rank.substring(1 + ClaimRank.LENGTH);
	}

	/**
	 * The type of a shared node, and for images whether an article or a provider refers
	 * to it.
	 */
	public enum Kind {

		PROVIDER, TOPIC, IMAGE, PROVIDER_IMAGE

	}

}
