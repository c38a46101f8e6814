import assert from 'node:assert/strict';
import { test } from 'vitest';
import { parseExplanation, planLines, tokenize } from './explain';

test('piecesPutTogetherAreTheStatement', () => {
  const cypher =
    "MATCH (a:Article {key: $key})-[:RELATED_TO*..4]-(b)\nWHERE a.title <> 'it''s \\' $x' AND b.`odd name` > 12.5 RETURN count(*)";
  const tokens = tokenize(cypher);
  assert.equal(tokens.map((piece) => piece.text).join(''), cypher);
  const of = (kind: string) => tokens.filter((piece) => piece.kind === kind).map((piece) => piece.text);
  assert.deepEqual(of('word'), ['MATCH', 'WHERE', 'AND', 'RETURN']);
  assert.deepEqual(of('parameter'), ['$key']);
  assert.deepEqual(of('name'), [':Article', ':RELATED_TO']);
});

test('takesNoTimeForALongStatementThatDoesNotEnd', () => {
  const cypher = `'${'\\'.repeat(100_001)}${'a'.repeat(100_000)}`;
  const began = performance.now();
  assert.equal(
    tokenize(cypher)
      .map((piece) => piece.text)
      .join(''),
    cypher,
  );
  assert.ok(performance.now() - began < 1000);
});

test('indentsAPlanWhereItBranches', () => {
  const lines = planLines({
    operator: 'ProduceResults@neo4j',
    estimatedRows: 10,
    children: [
      {
        operator: 'Apply@neo4j',
        estimatedRows: 100,
        children: [{ operator: 'NodeIndexSeek@neo4j', details: 'a', estimatedRows: 1 }, { operator: 'Expand(All)@neo4j' }],
      },
    ],
  });
  assert.deepEqual(
    lines.map(({ depth, operator, rows }) => [depth, operator, rows]),
    [
      [0, 'ProduceResults', 10],
      [0, 'Apply', 100],
      [1, 'Expand(All)', null],
      [0, 'NodeIndexSeek', 1],
    ],
  );
  assert.equal(lines[1]!.share, 1);
  assert.ok(lines[0]!.share > 0.4 && lines[0]!.share < 0.6);
});

test('tellsWhyThereIsNothing', () => {
  assert.match(parseExplanation(403, '{}').problems[0]!, /role “analyst”/);
  assert.deepEqual(parseExplanation(403, '{"errors":[{"message":"Not for you."}]}').problems, ['Not for you.']);
  assert.match(parseExplanation(404, '<html>').problems[0]!, /does not show/);
  assert.match(parseExplanation(500, '').problems[0]!, /status 500/);
  assert.deepEqual(parseExplanation(200, '{"errors":[{"message":"No."}]}'), { statements: [], problems: ['No.'] });
});
