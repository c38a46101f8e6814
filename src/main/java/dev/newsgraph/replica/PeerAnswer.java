package dev.newsgraph.replica;

/**
 * The result of reading the state of another gateway. A gateway that does not answer may
 * be ready all the same, so this differs from the answer of one that is not ready.
 */
sealed interface PeerAnswer {

	/**
	 * Returns the answer in a few words.
	 * @param mapping the version of the mapping of this gateway
	 */
	String text(String mapping);

	/**
	 * The gateway has answered.
	 *
	 * @param view what it says about its graph
	 */
	record State(ReplicaView view) implements PeerAnswer {

		@Override
		public String text(String mapping) {
			return "%s, revision %s%s".formatted(this.view.ready() ? "has caught up" : "has not caught up",
					this.view.shortDocuments(), this.view.mapping().equals(mapping) ? ""
							: ", reads documents by another version of the rules, so it is not compared");
		}

	}

	/**
	 * The gateway has not answered, or not with its state.
	 *
	 * @param kind the kind of the problem
	 * @param problem the problem, as the end of a sentence
	 */
	record None(Kind kind, String problem) implements PeerAnswer {

		@Override
		public String text(String mapping) {
			return "no answer: " + this.problem;
		}

	}

	/** Why there is no answer. A change of it is logged. */
	enum Kind {

		/** The name of the host has no address. */
		UNKNOWN_HOST,
		/** The name of the host has several addresses, and TLS needs the name. */
		SEVERAL_ADDRESSES,
		/** The connection or the request has failed, or taken too long. */
		UNREACHABLE,
		/** TLS has failed. */
		TLS,
		/** The status of the response is not 200. */
		STATUS,
		/** The body of the response is not JSON, or was not complete in time. */
		UNREADABLE,
		/** The other gateway does not have {@code newsgraph.replica.expect}. */
		NO_STATE

	}

}
