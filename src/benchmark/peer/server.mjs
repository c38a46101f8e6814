// Serves the graph of a gateway by @neo4j/graphql on a free port of the loopback interface, and prints the port. The
// environment variables BOLT and PASSWORD say how the embedded server is reached.
import { createServer } from "node:http";
import { Neo4jGraphQL } from "@neo4j/graphql";
import { createYoga } from "graphql-yoga";
import neo4j from "neo4j-driver";

const typeDefs = `
  type Article @node {
    key: String!
    title: String
    webUrl: String
    publishedDateTime: DateTime
    quality: Int
    heat: Int
    provider: [Provider!]! @relationship(type: "PUBLISHED_BY", direction: OUT)
    topics: [Topic!]! @relationship(type: "ABOUT", direction: OUT)
    related: [Article!]! @relationship(type: "RELATED_TO", direction: OUT, properties: "Position")
  }
  type Position @relationshipProperties {
    position: Int
  }
  type Provider @node {
    domain: String!
    name: String
    articles: [Article!]! @relationship(type: "PUBLISHED_BY", direction: IN)
  }
  type Coverage {
    domain: String!
    name: String
    articleCount: Int!
    share: Float!
    averageQuality: Float
    averageHeat: Float
    firstPublished: DateTime
    lastPublished: DateTime
  }
  type Topic @node {
    slug: String!
    name: String
    articles: [Article!]! @relationship(type: "ABOUT", direction: IN)
    coverage(first: Int!): [Coverage!]! @cypher(
      statement: """
      WITH this, COUNT { (this)<-[:ABOUT]-() } AS articles
      MATCH (this)<-[:ABOUT]-(a:Article)-[:PUBLISHED_BY]->(p:Provider)
      WITH p, articles, count(*) AS articleCount, avg(a.quality) AS averageQuality,
        avg(CASE WHEN a.heat <> -1 THEN a.heat END) AS averageHeat,
        min(a.publishedDateTime) AS firstPublished, max(a.publishedDateTime) AS lastPublished
      ORDER BY articleCount DESC, p.domain LIMIT $first
      RETURN {domain: p.domain, name: p.name, articleCount: articleCount, share: toFloat(articleCount) / articles,
        averageQuality: averageQuality, averageHeat: averageHeat, firstPublished: firstPublished,
        lastPublished: lastPublished} AS coverage
      """
      columnName: "coverage"
    )
  }
`;

const driver = neo4j.driver(process.env.BOLT, neo4j.auth.basic("neo4j", process.env.PASSWORD));
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const yoga = createYoga({ schema, logging: false, context: () => ({ sessionConfig: { database: "neo4j" } }) });
const server = createServer(yoga);
server.listen(0, "127.0.0.1", () => console.log(`listening on ${server.address().port}`));
