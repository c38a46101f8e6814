// Takes the import lock: other imports wait until the transaction ends. This is a statement of its
// own, so that transactions that only read take no lock. The fencing token grows each time the lock
// is taken, so a caller that holds two tokens knows whether another import took the lock in between.
MERGE (lock:ImportLock {id: 'import'})
SET lock.id = 'import'
WITH lock
SET lock.token = coalesce(lock.token, 0) + 1
RETURN lock.token AS token
