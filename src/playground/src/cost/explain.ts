import type { GraphQlError, GraphQlRequest } from '../gateway/request';

/** An operator of a plan. */
export interface Operator {
  operator: string;
  details?: string | null;
  estimatedRows?: number | null;
  children?: Operator[];
}

/** A statement that the gateway sends for a field. */
export interface Statement {
  field: string;
  cypher: string;
  parameters: Record<string, unknown>;
  plan?: Operator | null;
}

export interface Explained {
  statements: Statement[];
  /** Why there is nothing, or not all, to show. */
  problems: string[];
}

/** Asks for the statements of an operation, and their plans. */
export async function explained(
  endpoint: string,
  request: GraphQlRequest,
  headers: Record<string, string>,
  plan: boolean,
  signal: AbortSignal,
): Promise<Explained> {
  const response = await fetch(`${endpoint}/explain${plan ? '?plan=true' : ''}`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(request),
    signal,
  });
  return explainedIn(response.status, await response.text());
}

/** Reads the answer, whatever it is. */
export function explainedIn(status: number, text: string): Explained {
  let read: { statements?: Statement[]; errors?: GraphQlError[] } = {};
  try {
    read = (JSON.parse(text) as typeof read | null) ?? {};
  } catch {
    // Said by status.
  }
  const problems = Array.isArray(read.errors) ? read.errors.map((error) => error.message) : [];
  if ((status === 401 || status === 403) && problems.length === 0) {
    problems.push(
      'Statements and plans are shown to callers on the machine of the gateway, and to those with the role “analyst”.',
    );
  } else if (status === 404) {
    problems.unshift('This gateway does not show its statements.');
  } else if (status !== 200 && problems.length === 0) {
    problems.push(`The gateway answered with status ${status}.`);
  }
  return { statements: Array.isArray(read.statements) ? read.statements : [], problems };
}

/** A line of a plan, indented. */
export interface PlanLine {
  depth: number;
  operator: string;
  details: string;
  rows: number | null;
  /** The length of its bar, from 0 to 1, by the logarithm: plans span many sizes. */
  share: number;
}

/** A plan as lines, the result first. */
export function linesOf(plan: Operator): PlanLine[] {
  const lines: Omit<PlanLine, 'share'>[] = [];
  const walk = ({ operator, details, estimatedRows, children }: Operator, depth: number): void => {
    lines.push({ depth, operator: operator.replace(/@\w+$/, ''), details: details ?? '', rows: estimatedRows ?? null });
    // As Neo4j prints it: the second branch within, the first below.
    const all = children ?? [];
    all.toReversed().forEach((child, place) => walk(child, place === all.length - 1 ? depth : depth + 1));
  };
  walk(plan, 0);
  const most = Math.max(1, ...lines.map((line) => line.rows ?? 0));
  return lines.map((line) => ({ ...line, share: Math.log1p(line.rows ?? 0) / Math.log1p(most) }));
}

/** A piece of a statement, and what it is. */
export interface Piece {
  text: string;
  kind: 'word' | 'name' | 'parameter' | 'text' | 'number' | null;
}

const WORDS =
  /^(?:ALL|AND|AS|ASC|BY|CALL|CASE|COLLECT|CONTAINS|COUNT|DESC|DISTINCT|ELSE|END|ENDS|EXISTS|FALSE|IN|IS|LIMIT|MATCH|NOT|NULL|OPTIONAL|OR|ORDER|RETURN|SHORTEST|SKIP|STARTS|THEN|TRUE|UNION|UNWIND|WHEN|WHERE|WITH|XOR|YIELD|CYPHER|FINISH|USE)$/;
const PIECES =
  /('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(\$\w+|\$`[^`]*`)|(`[^`]*`)|(:[A-Za-z_]\w*)|(\b\d+(?:\.\d+)?\b)|([A-Za-z_]\w*)/g;

/** Cypher in pieces, for colours; put together they are the statement. */
export function piecesOf(cypher: string): Piece[] {
  const pieces: Piece[] = [];
  const add = (text: string, kind: Piece['kind']) => {
    const last = pieces.at(-1);
    if (last && last.kind === kind) {
      last.text += text;
    } else if (text !== '') {
      pieces.push({ text, kind });
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
  return pieces;
}
