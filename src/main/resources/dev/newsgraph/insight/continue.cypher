// Counts a transaction that changes stories. Returns no row if another gateway has begun to write.
MATCH (insight:InsightState {id: 'insight'})
SET insight.candidate = $token
WITH insight
WHERE insight.token = $token
SET insight.version = insight.version + 1, insight.writingUntil = datetime() + duration({seconds: $seconds})
RETURN insight.version AS version
