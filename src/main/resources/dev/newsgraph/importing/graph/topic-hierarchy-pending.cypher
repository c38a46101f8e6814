// Returns whether the topic hierarchy must be updated. A graph without the flag was written by an
// earlier version.
OPTIONAL MATCH (lock:ImportLock {id: 'import'})
RETURN coalesce(lock.topicHierarchyPending, true) AS pending
