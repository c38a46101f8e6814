// Records that the stories are those of a state of the graph.
MATCH (insight:InsightState {id: 'insight', token: $token})
SET insight.history = $history, insight.sequence = $sequence, insight.settings = $settings, insight.run = $token,
  insight.version = insight.version + 1
REMOVE insight.writingUntil, insight.token, insight.candidate
RETURN insight.version AS version
