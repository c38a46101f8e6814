import { type DocumentNode, type GraphQLError, Kind, parse } from 'graphql';
import type { Filters } from '../filters/filters';
import { isViewName, type ViewName } from '../session/viewNames';
import type { ViewState } from '../session/viewState';

const FORMAT = 'newsgraph-dashboard';
export const MAX_CARDS = 24;
const MAX_TITLE = 200;
const MAX_TEXT = 2_000;
const MAX_QUERY = 64_000;
const MAX_VALUES = 64_000;
/** A larger file is not a dashboard. */
export const MAX_FILE = 1_000_000;

/** The widths of a card, in sixths of the page. */
export const WIDTHS = [2, 3, 4, 6] as const;

export type CardWidth = (typeof WIDTHS)[number];

/** A saved view: a query with its variables, and how its answer is shown. */
export interface Card {
  /** An id within the dashboard. */
  id: string;
  title: string;
  query: string;
  variables: Readonly<Record<string, unknown>>;
  view: ViewName;
  /** The settings of the view; see `useViewState`. */
  settings: ViewState;
  width: CardWidth;
  /** Whether it is twice as high. */
  tall: boolean;
}

/** Saved views on one page, under common filters. */
export interface Dashboard {
  title: string;
  sentence: string;
  /** The filters that the dashboard opens with; the address can have others. */
  filters: Filters;
  cards: readonly Card[];
}

/** A dashboard that is wrong, with a message for people. */
export class DashboardError extends Error {}

/** The content of the file of a dashboard. */
export function dashboardFile(dashboard: Dashboard): string {
  return `${JSON.stringify(asJson(dashboard), null, 2)}\n`;
}

/** A dashboard as JSON, without what is as usual. */
export function asJson({ title, sentence, filters, cards }: Dashboard): Record<string, unknown> {
  const { from, until, topics, providers } = filters;
  return {
    format: FORMAT,
    version: 1,
    title,
    ...(sentence ? { sentence } : {}),
    ...(from || until || topics.length > 0 || providers.length > 0
      ? { filters: { ...(from ? { from } : {}), ...(until ? { until } : {}), ...(topics.length > 0 ? { topics } : {}), ...(providers.length > 0 ? { providers } : {}) } }
      : {}),
    cards: cards.map((card) => ({
      title: card.title,
      query: card.query,
      ...(Object.keys(card.variables).length > 0 ? { variables: card.variables } : {}),
      view: card.view,
      ...(Object.keys(card.settings).length > 0 ? { settings: card.settings } : {}),
      width: card.width,
      ...(card.tall ? { tall: true } : {}),
    })),
  };
}

/** Reads the text of a dashboard's file. Throws a `DashboardError` that says what is wrong. */
export function readDashboard(text: string): Dashboard {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new DashboardError('This is not JSON. Choose a file that “Download file” of a dashboard wrote.');
  }
  return dashboardOf(read);
}

/** Reads a dashboard from JSON. Throws a `DashboardError` that says what is wrong. */
export function dashboardOf(value: unknown): Dashboard {
  const { format, version, title, sentence = '', filters = {}, cards } = recordOf(value, 'This is not a dashboard.');
  check(format === FORMAT, `This is not a dashboard: it has no "format": "${FORMAT}".`);
  check(version === 1, `This dashboard is of version ${short(version)}; this page reads version 1.`);
  check(typeof title === 'string' && title.trim() !== '', 'The dashboard has no title.');
  check((title as string).length <= MAX_TITLE, `The title has more than ${MAX_TITLE} characters.`);
  check(typeof sentence === 'string' && sentence.length <= MAX_TEXT, `The sentence is not a text of at most ${MAX_TEXT} characters.`);
  check(Array.isArray(cards), 'The dashboard has no list of cards.');
  check((cards as unknown[]).length <= MAX_CARDS, `The dashboard has ${(cards as unknown[]).length} cards; at most ${MAX_CARDS} are possible.`);
  return {
    title: title as string,
    sentence: sentence as string,
    filters: filtersOf(filters),
    cards: (cards as unknown[]).map((card, place) => cardOf(card, place + 1)),
  };
}

function filtersOf(value: unknown): Filters {
  const { from, until, topics = [], providers = [] } = recordOf(value, 'The filters are not an object.');
  const date = (one: unknown, name: string): string | undefined => {
    check(one === undefined || (typeof one === 'string' && !Number.isNaN(Date.parse(one))), `The filter "${name}" is not a date-time.`);
    return one as string | undefined;
  };
  const texts = (some: unknown, name: string): string[] => {
    check(Array.isArray(some) && some.length <= 250 && some.every((one) => typeof one === 'string'), `The filter "${name}" is not a list of at most 250 texts.`);
    return some as string[];
  };
  return { from: date(from, 'from'), until: date(until, 'until'), topics: texts(topics, 'topics'), providers: texts(providers, 'providers') };
}

function cardOf(value: unknown, number: number): Card {
  const of = `Card ${number}`;
  const { title, query, variables = {}, view, settings = {}, width = 3, tall = false } = recordOf(value, `${of} is not an object.`);
  check(typeof title === 'string' && title.trim() !== '' && title.length <= MAX_TITLE, `${of} has no title of at most ${MAX_TITLE} characters.`);
  const named = `${of} (“${title as string}”)`;
  check(typeof query === 'string', `${named} has no query.`);
  const problem = queryProblem(query as string);
  check(problem === null, `${named}: ${problem ?? ''}`);
  check(isViewName(view), `${named} names a view that does not exist: ${short(view)}. Use json, table, network, time or coverage.`);
  check((WIDTHS as readonly unknown[]).includes(width), `${named} has the width ${short(width)}; use ${WIDTHS.slice(0, -1).join(', ')} or ${WIDTHS.at(-1)!}.`);
  return {
    id: `card-${number}`,
    title: title as string,
    query: query as string,
    variables: boundedRecord(variables, `${named} has variables that are not an object`),
    view: view as ViewName,
    settings: boundedRecord(settings, `${named} has settings that are not an object`),
    width: width as CardWidth,
    tall: tall === true,
  };
}

/** Why a query cannot be in a dashboard; null if it can. Only one query is allowed, never a mutation. */
export function queryProblem(query: string): string | null {
  if (query.length > MAX_QUERY) {
    return `The query has more than ${MAX_QUERY} characters.`;
  }
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: 10_000 });
  } catch (error) {
    const { message, locations } = error as GraphQLError;
    const place = locations?.[0];
    return `The query cannot be read: ${message}${place ? ` (line ${place.line}, column ${place.column})` : ''}`;
  }
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const other = operations.find(({ operation }) => operation !== 'query');
  if (other) {
    return `A dashboard only reads. Remove the ${other.operation} from the query.`;
  }
  return operations.length === 1 ? null : `The query must have one operation; it has ${operations.length}.`;
}

function boundedRecord(value: unknown, problem: string): Record<string, unknown> {
  const record = recordOf(value, `${problem}.`);
  check(JSON.stringify(record).length <= MAX_VALUES, `${problem} of at most ${MAX_VALUES} characters.`);
  return record;
}

function recordOf(value: unknown, problem: string): Record<string, unknown> {
  check(typeof value === 'object' && value !== null && !Array.isArray(value), problem);
  return value as Record<string, unknown>;
}

function check(correct: boolean, problem: string): void {
  if (!correct) {
    throw new DashboardError(problem);
  }
}

function short(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 60);
}
