import { type GraphQlError, type GraphQlRequest, postJson } from '../gateway/request';
import { formatCount, formatNumber } from '../text/format';

export interface Limit {
  used: number;
  most: number;
}

/** The estimated cost of an operation, computed by the same rules that enforce the limits. */
export interface Estimate {
  fields: number;
  depth: number;
  rows: number;
  cost: number;
  statements: number;
  limits: Record<string, Limit>;
  roots: { field: string; rows: number; cost: number }[];
  errors: GraphQlError[];
}

/** The share of a limit from which a warning is shown. */
const NEAR_LIMIT = 0.8;

export interface LimitUse extends Limit {
  name: string;
  state: 'within' | 'near' | 'over';
}

/** Requests the estimate of an operation; null if the gateway does not offer estimates. */
export async function fetchEstimate(
  endpoint: string,
  request: GraphQlRequest,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Estimate | null> {
  const response = await postJson(`${endpoint}/estimate`, request, { headers, signal });
  return response.status === 404 || response.status === 405 ? null : parseEstimate(await response.text());
}

/** Parses an estimate; null if the text is not one. */
export function parseEstimate(text: string): Estimate | null {
  try {
    const read = JSON.parse(text) as Partial<Estimate> | null;
    if (typeof read !== 'object' || read === null || (typeof read.fields !== 'number' && !Array.isArray(read.errors))) {
      return null;
    }
    return {
      fields: read.fields ?? 0,
      depth: read.depth ?? 0,
      rows: read.rows ?? 0,
      cost: read.cost ?? 0,
      statements: read.statements ?? 0,
      limits: read.limits ?? {},
      roots: read.roots ?? [],
      errors: read.errors ?? [],
    };
  } catch {
    return null;
  }
}

// A page of the maximum size is allowed, so it is not a reason for a warning.
const ONLY_OVER = 'first';

export function limitsOf(estimate: Estimate): LimitUse[] {
  return Object.entries(estimate.limits)
    .filter(([, limit]) => typeof limit?.most === 'number' && typeof limit.used === 'number')
    .map(([name, { used, most }]) => ({
      name,
      used,
      most,
      state: used > most ? 'over' : name !== ONLY_OVER && used >= most * NEAR_LIMIT ? 'near' : 'within',
    }));
}

/** The estimate in one line: the number of rows, and the use of the limits. */
export function summary(estimate: Estimate): string[] {
  const { selections, depth } = estimate.limits;
  return [
    `at most ${formatCount(estimate.rows, 'row')}`,
    formatCount(estimate.statements, 'statement'),
    selections ? `${formatNumber(selections.used)} of ${formatNumber(selections.most)} fields` : formatCount(estimate.fields, 'field'),
    depth ? `depth ${formatNumber(depth.used)} of ${formatNumber(depth.most)}` : `depth ${formatNumber(estimate.depth)}`,
  ];
}

/** Why the operation would be refused; messages that the answer has already are left out. */
export function problems(estimate: Estimate, answered: readonly GraphQlError[]): string[] {
  const same = (one: GraphQlError, other: GraphQlError) =>
    one.message === other.message && one.extensions?.['code'] === other.extensions?.['code'];
  const left = estimate.errors.filter((error) => !answered.some((other) => same(error, other)));
  return [...new Set(left.map(({ message }) => message))];
}

/** Warnings about the limits, the most severe first. An operation that would be refused for another reason has none. */
export function warnings(estimate: Estimate): string[] {
  if (estimate.errors.length > 0) {
    return [];
  }
  const limits = limitsOf(estimate);
  const over = limits
    .filter(({ state }) => state === 'over')
    .map(({ name, used, most }) => `${name} (${formatNumber(used)}, and ${formatNumber(most)} are allowed)`);
  return [
    ...(over.length > 0 ? [`Over the limit of ${over.join(' and of ')}. It will be refused; ask for less.`] : []),
    ...limits
      .filter(({ state }) => state === 'near')
      .map(({ name, used, most }) => `Near the limit of ${name}: ${formatNumber(used)} of ${formatNumber(most)}.`),
  ];
}
