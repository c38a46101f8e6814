// Waits for the batch that the process of an expired job may be writing. Its later batches are refused, because the job has
// ended. Each gateway runs it after it has claimed a job, because any of them may have recovered the expired one.
MATCH (lock:ImportLock {id: 'import'})
SET lock.id = 'import'
