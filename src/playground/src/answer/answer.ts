import type { GraphQlError, GraphQlRequest } from '../gateway/request';
import { withoutAdditions } from '../operation/additions';
import { type Graph, graphOf } from './graph';

/** The response to one run, with its request. */
export interface Answer {
  /** A number that is unique to the run. */
  serial: number;
  /** The request as written, without the added fields. */
  request: GraphQlRequest;
  /** The data, with the values of the added fields. */
  data: unknown;
  errors: GraphQlError[];
  extensions: Record<string, unknown>;
  status: number;
  milliseconds: number;
  bytes: number;
  /** The headers of the response that the page may read. */
  headers?: readonly (readonly [string, string])[];
  /** The answer of the run itself, if more rows were read since. */
  original?: Answer;
}

/** The answer of the run itself, which the JSON view shows. */
export function originalOf(answer: Answer): Answer {
  return answer.original ?? answer;
}

const LARGE_BYTES = 300_000;

/** Whether an answer is so large that the views are computed in steps, and the JSON is shown without wrapping. */
export function isLarge(answer: Answer): boolean {
  return answer.bytes > LARGE_BYTES;
}

/** The duration and the number of objects of each root field's statement, from `extensions.statistics`. */
export interface Statistics {
  milliseconds: number;
  statements: { field: string; milliseconds: number; rows: number }[];
}

export function statisticsOf(answer: Answer): Statistics | null {
  return (answer.extensions['statistics'] as Statistics | undefined) ?? null;
}

const graphs = new WeakMap<Answer, Graph>();

/** The graph of an answer; computed on the first call. */
export function graphIn(answer: Answer): Graph {
  let known = graphs.get(answer);
  if (!known) {
    known = graphOf(answer.data);
    graphs.set(answer, known);
  }
  return known;
}

/** The response without the added fields, as it is displayed. */
export function responseOf(answer: Answer): Record<string, unknown> {
  const all = fullResponseOf(answer);
  return 'data' in all ? { ...all, data: withoutAdditions(all['data']) } : all;
}

const fullResponses = new WeakMap<Answer, Record<string, unknown>>();

/** The response with the added fields. */
export function fullResponseOf(answer: Answer): Record<string, unknown> {
  let known = fullResponses.get(answer);
  if (!known) {
    const { statistics: _, cost: __, ...extensions } = answer.extensions;
    known = {
      ...(answer.errors.length > 0 ? { errors: answer.errors } : {}),
      ...(answer.data === undefined ? {} : { data: answer.data }),
      ...(Object.keys(extensions).length > 0 ? { extensions } : {}),
    };
    fullResponses.set(answer, known);
  }
  return known;
}
