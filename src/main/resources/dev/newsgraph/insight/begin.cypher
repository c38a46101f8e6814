// Begins to write, unless another gateway is writing. The first assignment locks the node.
MERGE (insight:InsightState {id: 'insight'})
SET insight.candidate = $token
WITH insight
WHERE coalesce(insight.writingUntil <= datetime(), true)
SET insight.token = $token, insight.version = coalesce(insight.version, 0) + 1,
  insight.writingUntil = datetime() + duration({seconds: $seconds})
RETURN insight.version AS version
