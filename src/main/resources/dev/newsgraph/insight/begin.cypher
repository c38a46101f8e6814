// Begins to write, unless another gateway is writing. The first assignment locks the node. Returns which run wrote the
// stories, and for which state of the graph; no run if one has begun and not ended.
MERGE (insight:InsightState {id: 'insight'})
SET insight.candidate = $token
WITH insight, CASE WHEN insight.token IS NULL THEN insight.run END AS run
WHERE coalesce(insight.writingUntil <= datetime(), true)
SET insight.token = $token, insight.version = coalesce(insight.version, 0) + 1,
  insight.writingUntil = datetime() + duration({seconds: $seconds})
RETURN run, insight.history AS history, insight.sequence AS sequence, insight.settings AS settings
