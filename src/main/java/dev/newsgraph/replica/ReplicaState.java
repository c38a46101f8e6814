package dev.newsgraph.replica;

/** What a gateway does, as far as other gateways matter. */
enum ReplicaState {

	/** It is not ready. */
	WAITING,
	/** It is ready, although its import of all folders cannot be completed. */
	OUTDATED,
	/** It is ready, and stays so. */
	CAUGHT_UP

}
