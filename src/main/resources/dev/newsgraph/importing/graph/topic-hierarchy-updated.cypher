// Records that the topic hierarchy is up to date.
MATCH (lock:ImportLock {id: 'import'})
SET lock.topicHierarchyPending = false
