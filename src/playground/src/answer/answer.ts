import type { GraphQlError, GraphQlRequest } from '../gateway/request';
import { withoutAdditions } from '../operation/additions';
import { type Graph, graphOf } from './graph';

/** What came back for one run, and what was run. */
export interface Answer {
  /** Counts up; a new run has a new number. */
  serial: number;
  /** What was written, without additions. */
  request: GraphQlRequest;
  /** With the fields that the playground added. */
  data: unknown;
  errors: GraphQlError[];
  extensions: Record<string, unknown>;
  status: number;
  milliseconds: number;
  bytes: number;
}

/** Of each root field: how long its statement took, and how many objects it gave; from `extensions.statistics`. */
export interface Statistics {
  milliseconds: number;
  statements: { field: string; milliseconds: number; rows: number }[];
}

export function statisticsOf(answer: Answer): Statistics | null {
  return (answer.extensions['statistics'] as Statistics | undefined) ?? null;
}

const graphs = new WeakMap<Answer, Graph>();

/** The things of an answer and what ties them; computed when first asked for. */
export function graph(answer: Answer): Graph {
  let known = graphs.get(answer);
  if (!known) {
    known = graphOf(answer.data);
    graphs.set(answer, known);
  }
  return known;
}

/** The answer as it is shown: what was asked for, and no more. */
export function shown(answer: Answer): Record<string, unknown> {
  const { statistics: _, ...extensions } = answer.extensions;
  return {
    ...(answer.errors.length > 0 ? { errors: answer.errors } : {}),
    ...(answer.data === undefined ? {} : { data: withoutAdditions(answer.data) }),
    ...(Object.keys(extensions).length > 0 ? { extensions } : {}),
  };
}
