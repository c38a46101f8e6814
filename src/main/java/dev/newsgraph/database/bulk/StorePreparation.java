package dev.newsgraph.database.bulk;

import java.util.List;

/** Prepares the store of the embedded server before that server starts. */
public interface StorePreparation {

	/**
	 * Prepares the store.
	 * @param store the store, which no server has open
	 * @return the statements that define constraints and indexes and that are to run
	 * before any client reads; empty if the store was left as it is. An unfinished store
	 * is discarded after that
	 */
	List<String> prepare(OfflineStore store);

}
