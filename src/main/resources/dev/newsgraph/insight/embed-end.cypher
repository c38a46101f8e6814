// Lets another gateway store vectors.
MATCH (insight:InsightState {id: 'insight', embeddingToken: $token})
REMOVE insight.embeddingToken, insight.embeddingUntil, insight.embeddingCandidate
