import { type GraphQlError, type GraphQlRequest, postJson } from '../gateway/request';

/** An operator of a plan. */
export interface Operator {
  operator: string;
  details?: string | null;
  estimatedRows?: number | null;
  children?: Operator[];
}

/** A statement that the gateway sends to the database for a root field. */
export interface Statement {
  field: string;
  cypher: string;
  parameters: Record<string, unknown>;
  plan?: Operator | null;
}

export interface Explanation {
  statements: Statement[];
  /** Why statements are missing. */
  problems: string[];
}

/** Requests the statements of an operation and, if wanted, their plans. */
export async function fetchExplanation(
  endpoint: string,
  request: GraphQlRequest,
  headers: Record<string, string>,
  plan: boolean,
  signal: AbortSignal,
): Promise<Explanation> {
  const response = await postJson(`${endpoint}/explain${plan ? '?plan=true' : ''}`, request, { headers, signal });
  return parseExplanation(response.status, await response.text());
}

/** Parses a response, whatever its status and content. */
export function parseExplanation(status: number, text: string): Explanation {
  let read: { statements?: Statement[]; errors?: GraphQlError[] } = {};
  try {
    read = (JSON.parse(text) as typeof read | null) ?? {};
  } catch {
    // The status tells the problem.
  }
  const problems = Array.isArray(read.errors) ? read.errors.map((error) => error.message) : [];
  if ((status === 401 || status === 403) && problems.length === 0) {
    problems.push(
      'Only users on the machine of the gateway, and those with the role “analyst”, may see statements and plans.',
    );
  } else if (status === 404) {
    problems.unshift('This gateway does not show its statements.');
  } else if (status !== 200 && problems.length === 0) {
    problems.push(`The gateway answered with status ${status}.`);
  }
  return { statements: Array.isArray(read.statements) ? read.statements : [], problems };
}

/** A line of a plan, indented by its depth. */
export interface PlanLine {
  depth: number;
  operator: string;
  details: string;
  rows: number | null;
  /** The length of the bar for the rows, from 0 to 1. The scale is logarithmic, since plans span many orders of magnitude. */
  share: number;
}

/** The lines of a plan, the result first. */
export function planLines(plan: Operator): PlanLine[] {
  const lines: Omit<PlanLine, 'share'>[] = [];
  const walk = ({ operator, details, estimatedRows, children }: Operator, depth: number): void => {
    lines.push({ depth, operator: operator.replace(/@\w+$/, ''), details: details ?? '', rows: estimatedRows ?? null });
    // In the order of Neo4j's own output: the second branch is indented, the first follows.
    const all = children ?? [];
    all.toReversed().forEach((child, place) => walk(child, place === all.length - 1 ? depth : depth + 1));
  };
  walk(plan, 0);
  const most = Math.max(1, ...lines.map((line) => line.rows ?? 0));
  return lines.map((line) => ({ ...line, share: Math.log1p(line.rows ?? 0) / Math.log1p(most) }));
}

/** A token of a Cypher statement with its kind. */
export interface Token {
  text: string;
  kind: 'word' | 'name' | 'parameter' | 'text' | 'number' | null;
}

const WORDS =
  /^(?:ALL|AND|AS|ASC|BY|CALL|CASE|COLLECT|CONTAINS|COUNT|DESC|DISTINCT|ELSE|END|ENDS|EXISTS|FALSE|IN|IS|LIMIT|MATCH|NOT|NULL|OPTIONAL|OR|ORDER|RETURN|SHORTEST|SKIP|STARTS|THEN|TRUE|UNION|UNWIND|WHEN|WHERE|WITH|XOR|YIELD|CYPHER|FINISH|USE)$/;
const PIECES =
  /('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(\$\w+|\$`[^`]*`)|(`[^`]*`)|(:[A-Za-z_]\w*)|(\b\d+(?:\.\d+)?\b)|([A-Za-z_]\w*)/g;

/** The tokens of a Cypher statement, for syntax colours. Together they are the whole text. */
export function tokenize(cypher: string): Token[] {
  const tokens: Token[] = [];
  const add = (text: string, kind: Token['kind']) => {
    const last = tokens.at(-1);
    if (last && last.kind === kind) {
      last.text += text;
    } else if (text !== '') {
      tokens.push({ text, kind });
    }
  };
  let from = 0;
  for (const match of cypher.matchAll(PIECES)) {
    add(cypher.slice(from, match.index), null);
    const [all, text, parameter, quoted, label, digits] = match;
    add(
      all,
      text
        ? 'text'
        : parameter
          ? 'parameter'
          : label
            ? 'name'
            : quoted
              ? null
              : digits
                ? 'number'
                : WORDS.test(all)
                  ? 'word'
                  : null,
    );
    from = match.index + all.length;
  }
  add(cypher.slice(from), null);
  return tokens;
}
