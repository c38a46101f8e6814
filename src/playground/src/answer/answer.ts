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
  /** As it came, where more rows were read since. */
  came?: Answer;
}

/** What came back for the run itself; it is what the JSON shows. */
export function cameAs(answer: Answer): Answer {
  return answer.came ?? answer;
}

const BIG = 300_000;

/** Whether it is so long that what is made of it is made piece by piece, and shown with less comfort. */
export function isBig(answer: Answer): boolean {
  return answer.bytes > BIG;
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
  const all = whole(answer);
  return 'data' in all ? { ...all, data: withoutAdditions(all['data']) } : all;
}

const wholes = new WeakMap<Answer, Record<string, unknown>>();

/** The same with the fields that the playground added. */
export function whole(answer: Answer): Record<string, unknown> {
  let known = wholes.get(answer);
  if (!known) {
    const { statistics: _, ...extensions } = answer.extensions;
    known = {
      ...(answer.errors.length > 0 ? { errors: answer.errors } : {}),
      ...(answer.data === undefined ? {} : { data: answer.data }),
      ...(Object.keys(extensions).length > 0 ? { extensions } : {}),
    };
    wholes.set(answer, known);
  }
  return known;
}
