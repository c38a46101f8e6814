package dev.newsgraph.benchmark;

import java.util.List;
import java.util.Map;

import dev.newsgraph.benchmark.Pairs.Pair;

/** Operations that follow the relations of an article, or relations between two articles. */
final class RelationOperations {

	private RelationOperations() {
	}

	static Operation network(List<String> addresses) {
		return new Operation("network of depth 3, top 20", """
				query ($webUrl: URL!) {
				  article(webUrl: $webUrl) {
				    title
				    network(depth: 3, first: 20) { edges { distance pathCount node { title webUrl } } }
				  }
				}
				""", Operations.each("webUrl", addresses), """
				MATCH (a:Article {key: $key})
				CALL (a) {
				  MATCH (a)-[:RELATED_TO]-(b)
				  RETURN collect(DISTINCT b) AS first
				}
				CALL (a, first) {
				  UNWIND first AS v
				  MATCH (v)-[:RELATED_TO]-(b)
				  WHERE b <> a AND NOT b IN first
				  WITH b, count(DISTINCT v) AS paths
				  RETURN collect({node: b, distance: 2, paths: paths}) AS second, collect(b) AS seen
				}
				CALL (a, first, second, seen) {
				  UNWIND second AS v
				  WITH v, v.node AS between
				  MATCH (between)-[:RELATED_TO]-(b)
				  WHERE NOT b IN seen AND NOT b IN first
				  WITH DISTINCT v, b
				  WITH b, sum(v.paths) AS paths
				  RETURN collect({node: b, distance: 3, paths: paths}) AS third
				}
				RETURN a {.title, network: COLLECT {
				  UNWIND [b IN first | {node: b, distance: 1, paths: 1}] + second + third AS row
				  WITH row, row.node AS b
				  ORDER BY row.paths DESC, b.publishedDateTime IS NULL, b.publishedDateTime DESC, b.key LIMIT 20
				  RETURN b {.title, .webUrl, distance: row.distance, pathCount: row.paths}
				}} AS article
				""", Operations.each("key", addresses));
	}

	static Operation path(List<Pair> pairs) {
		return new Operation("path from one to another", """
				query ($from: URL!, $to: URL!) {
				  path(from: $from, to: $to) {
				    length
				    articles { title webUrl provider { name } }
				    steps { forward position }
				  }
				}
				""", each("from", "to", pairs), """
				MATCH (a:Article {key: $from})
				MATCH (b:Article {key: $to})
				MATCH chain = allShortestPaths((a)-[:RELATED_TO*..6]-(b))
				WITH length(chain) AS length, nodes(chain) AS articles,
				  [r IN relationships(chain) | {from: startNode(r), position: r.position}] AS steps
				ORDER BY [n IN articles | n.key], [i IN range(0, length - 1) | steps[i].from <> articles[i]]
				LIMIT 1
				RETURN {length: length,
				  articles: [n IN articles | n {.title, .webUrl,
				    provider: head([(n)-[:PUBLISHED_BY]->(p:Provider) | p {.name}])}],
				  steps: [i IN range(0, length - 1) |
				    {forward: steps[i].from = articles[i], position: steps[i].position}]} AS path
				""", each("from", "to", pairs));
	}

	static Operation whyRelated(List<Pair> pairs) {
		return new Operation("why two are related", """
				query ($a: URL!, $b: URL!) {
				  whyRelated(from: $a, to: $b) {
				    score
				    evidence {
				      strength
				      ... on DirectRelation { position from { webUrl } to { webUrl } }
				      ... on ShortestPaths { length pathCount }
				      ... on SharedNeighbour { degree article { title webUrl } }
				      ... on SharedTopic { rarity articleCount topic { name } }
				      ... on SameProvider { provider { name } }
				      ... on DaysApart { days }
				    }
				  }
				}
				""", each("a", "b", pairs), """
				MATCH (a:Article {key: $a})
				MATCH (b:Article {key: $b})
				WITH a, b, COUNT { (:Article) } AS articles
				WITH COLLECT {
				  MATCH (a)-[r:RELATED_TO]->(b)
				  RETURN {strength: 0.5, position: r.position, from: a {.webUrl}, to: b {.webUrl}}
				} + COLLECT {
				  MATCH (b)-[r:RELATED_TO]->(a)
				  RETURN {strength: 0.5, position: r.position, from: b {.webUrl}, to: a {.webUrl}}
				} + COLLECT {
				  MATCH p = allShortestPaths((a)-[:RELATED_TO*..4]-(b))
				  WITH length(p) AS length, count(DISTINCT nodes(p)) AS count WHERE length > 1
				  RETURN {strength: 0.0, length: length, pathCount: count}
				} + COLLECT {
				  MATCH (a)-[:RELATED_TO]-(n:Article)-[:RELATED_TO]-(b)
				  WITH DISTINCT n
				  WITH n, COUNT { (n)-[:RELATED_TO]-() } AS degree
				  ORDER BY degree, n.key LIMIT 100
				  RETURN {strength: 0.25 * log(2) / log(degree), degree: degree, article: n {.title, .webUrl}}
				} + COLLECT {
				  MATCH (a)-[:ABOUT]->(t:Topic)<-[:ABOUT]-(b)
				  WITH t, COUNT { (t)<-[:ABOUT]-() } AS articleCount
				  ORDER BY articleCount, t.slug
				  WITH t, articleCount, 1 - log(articleCount) / log(articles) AS rarity
				  RETURN {strength: 0.3 * rarity, rarity: rarity, articleCount: articleCount, topic: t {.name}}
				} + COLLECT {
				  MATCH (a)-[:PUBLISHED_BY]->(p:Provider)<-[:PUBLISHED_BY]-(b)
				  RETURN {strength: 0.1 * (1 - log(COUNT { (p)<-[:PUBLISHED_BY]-() }) / log(articles)),
				    provider: p {.name}}
				} + COLLECT {
				  WITH abs(a.publishedDateTime.epochMillis - b.publishedDateTime.epochMillis) / 86400000.0 AS days
				  WHERE days IS NOT NULL
				  RETURN {strength: 0.1 / (1 + days / 7), days: days}
				} AS evidence
				RETURN {score: 1 - reduce(doubt = 1.0, e IN evidence | doubt * (1 - e.strength)),
				  evidence: evidence} AS whyRelated
				""", each("a", "b", pairs));
	}

	private static List<Map<String, Object>> each(String one, String other, List<Pair> pairs) {
		return pairs.stream().map((pair) -> Map.<String, Object>of(one, pair.from(), other, pair.to())).toList();
	}

}
