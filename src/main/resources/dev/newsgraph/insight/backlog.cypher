// Returns how many articles have no vector of this model, and whether another gateway is storing vectors.
OPTIONAL MATCH (insight:InsightState {id: 'insight'})
RETURN COUNT { (:Article) } - COUNT { (a:Article) WHERE a.embeddingModel = $model } AS backlog,
  coalesce(insight.embeddingUntil > datetime() AND insight.embeddingToken <> $token, false) AS busy
