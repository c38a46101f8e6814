// Waits for the batch that the process of an expired job is writing. Its later batches are refused, because the job has
// ended.
MATCH (lock:ImportLock {id: 'import'})
SET lock.id = 'import'
