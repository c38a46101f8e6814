import { type GraphQlError, type GraphQlRequest, postJson } from '../gateway/request';
import { describeMessage } from '../text/describeMessage';
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

/** The estimate in short. */
export function shortSummary(estimate: Estimate): string {
  return `at most ${formatCount(estimate.rows, 'row')}`;
}

/** The estimate in one line: the number of rows, and the use of the limits. */
export function summary(estimate: Estimate): string[] {
  const { selections, depth } = estimate.limits;
  return [
    shortSummary(estimate),
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
  return [...new Set(left.map(({ message }) => describeMessage(message).message))];
}

/** How a use over a limit is called, and what to do about it. */
const LIMITS: Record<string, { tooMuch: string; advice: string }> = {
  selections: { tooMuch: 'many fields', advice: 'Ask for fewer fields.' },
  depth: { tooMuch: 'many levels of nested fields', advice: 'Ask for fewer levels.' },
  rootFields: { tooMuch: 'many fields at the top', advice: 'Split the query into several.' },
  aliases: { tooMuch: 'many aliases', advice: 'Split the query into several.' },
  directives: { tooMuch: 'many directives', advice: 'Use fewer directives.' },
  tokens: { tooMuch: 'many words and signs of the query', advice: 'Shorten the query, or pass values as variables.' },
  characters: { tooMuch: 'many characters of the query', advice: 'Shorten the query, or pass values as variables.' },
  subqueryDepth: { tooMuch: 'many levels of nested lists', advice: 'Ask for fewer levels of lists.' },
  subqueries: { tooMuch: 'many nested lists', advice: 'Ask for fewer lists.' },
  first: { tooMuch: 'many rows of one page', advice: 'Ask for fewer rows, and load the others afterwards.' },
  rows: { tooMuch: 'many rows', advice: 'Ask for fewer rows.' },
  values: { tooMuch: 'many values', advice: 'Ask for fewer rows or fewer fields.' },
  cost: { tooMuch: 'much work', advice: 'Ask for fewer rows, or narrow the time range.' },
};

/** What a limit counts, in words. */
export function nameOfLimit(name: string): string {
  return LIMITS[name]?.tooMuch.replace(/^m[a-z]+ /, '') ?? name;
}

/** Warnings about the limits, the most severe first. An operation that would be refused for another reason has none. */
export function warnings(estimate: Estimate): { text: string; over: boolean }[] {
  if (estimate.errors.length > 0) {
    return [];
  }
  const limits = limitsOf(estimate);
  const said = (state: LimitUse['state'], start: string) =>
    limits
      .filter((limit) => limit.state === state)
      .map(({ name, used, most }) => {
        const { tooMuch, advice } = LIMITS[name] ?? { tooMuch: `many ${name}`, advice: 'Ask for less.' };
        return { text: `${start} ${tooMuch}: ${formatNumber(used)} of at most ${formatNumber(most)}. ${advice}`, over: state === 'over' };
      });
  return [...said('over', 'Too'), ...said('near', 'Nearly too')];
}
