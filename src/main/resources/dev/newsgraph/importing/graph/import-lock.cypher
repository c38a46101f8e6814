// Acquires the import lock. Other imports wait until the transaction ends. This is a separate
// statement, so that transactions that only read do not lock. The fencing token increases each time
// the lock is acquired, so two tokens show whether another import acquired the lock in between.
MERGE (lock:ImportLock {id: 'import'})
SET lock.id = 'import'
WITH lock
SET lock.token = coalesce(lock.token, 0) + 1
RETURN lock.token AS token
