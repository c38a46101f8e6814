import type { GraphQlError, GraphQlRequest } from '../gateway/request';

export interface Limit {
  used: number;
  most: number;
}

/** What an operation may cost, by the same reckoning that enforces the limits. */
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

/** Of how much of a limit one is told. */
const NEAR = 0.8;

export interface LimitInWords extends Limit {
  name: string;
  state: 'within' | 'near' | 'over';
}

/** Asks what an operation may cost; nothing when this gateway does not tell. */
export async function estimateOf(
  endpoint: string,
  request: GraphQlRequest,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Estimate | null> {
  const response = await fetch(`${endpoint}/estimate`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(request),
    signal,
  });
  return response.status === 404 || response.status === 405 ? null : estimateIn(await response.text());
}

/** Reads an estimate; nothing when the text is none. */
export function estimateIn(text: string): Estimate | null {
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

// A page of the greatest size is no reason to warn.
const ONLY_OVER = 'first';

export function limitsOf(estimate: Estimate): LimitInWords[] {
  return Object.entries(estimate.limits)
    .filter(([, limit]) => typeof limit?.most === 'number' && typeof limit.used === 'number')
    .map(([name, { used, most }]) => ({
      name,
      used,
      most,
      state: used > most ? 'over' : name !== ONLY_OVER && used >= most * NEAR ? 'near' : 'within',
    }));
}

/** The quiet line: what may come back, and what of the limits it takes. */
export function summary(estimate: Estimate): string[] {
  const { fields, depth } = estimate.limits;
  return [
    `at most ${counted(estimate.rows, 'row')}`,
    counted(estimate.statements, 'statement'),
    fields ? `${number(fields.used)} of ${number(fields.most)} fields` : counted(estimate.fields, 'field'),
    depth ? `depth ${number(depth.used)} of ${number(depth.most)}` : `depth ${number(estimate.depth)}`,
  ];
}

/** Why it would be refused, each reason once; not what the answer says anyway. */
export function problems(estimate: Estimate, answered: readonly GraphQlError[]): string[] {
  const same = (one: GraphQlError, other: GraphQlError) =>
    one.message === other.message && one.extensions?.['code'] === other.extensions?.['code'];
  const left = estimate.errors.filter((error) => !answered.some((other) => same(error, other)));
  return [...new Set(left.map(({ message }) => message))];
}

/** What a person should know before running; the worst first. What will be refused in the gateway's own words is near no limit. */
export function warnings(estimate: Estimate): string[] {
  if (estimate.errors.length > 0) {
    return [];
  }
  const limits = limitsOf(estimate);
  const over = limits
    .filter(({ state }) => state === 'over')
    .map(({ name, used, most }) => `${name} (${number(used)}, and ${number(most)} are allowed)`);
  return [
    ...(over.length > 0 ? [`Over the limit of ${over.join(' and of ')}. It will be refused; ask for less.`] : []),
    ...limits
      .filter(({ state }) => state === 'near')
      .map(({ name, used, most }) => `Near the limit of ${name}: ${number(used)} of ${number(most)}.`),
  ];
}

export function counted(count: number, thing: string): string {
  return `${number(count)} ${thing}${count === 1 ? '' : 's'}`;
}

export function number(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 1 : 0 });
}

export function duration(milliseconds: number): string {
  return milliseconds < 1
    ? 'under 1 ms'
    : milliseconds < 1000
      ? `${Math.round(milliseconds)} ms`
      : `${number(milliseconds / 1000)} s`;
}

export function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} bytes` : bytes < 1_000_000 ? `${number(bytes / 1000)} KB` : `${number(bytes / 1_000_000)} MB`;
}
