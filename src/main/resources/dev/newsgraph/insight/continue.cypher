// Counts a transaction that changes stories. Returns no row if another gateway has begun to write. The first assignment
// acquires the import lock, so that no import removes articles while they get their stories.
OPTIONAL MATCH (lock:ImportLock {id: 'import'})
SET lock.id = 'import'
WITH count(*) AS acquired
MATCH (insight:InsightState {id: 'insight'})
SET insight.candidate = $token
WITH insight
WHERE insight.token = $token
SET insight.version = insight.version + 1, insight.writingUntil = datetime() + duration({seconds: $seconds})
RETURN insight.version AS version
