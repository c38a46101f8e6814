// Lets another gateway write after a run that has not ended. The token stays, so that the next run reads what the graph has.
MATCH (insight:InsightState {id: 'insight', token: $token})
REMOVE insight.writingUntil, insight.candidate
