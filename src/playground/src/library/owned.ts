import { type GraphQLError, parse } from 'graphql';
import type { ViewName } from '../store';

const VIEWS: readonly unknown[] = ['json', 'table', 'network', 'time', 'coverage'];
const FORMAT = 'newsgraph-questions';
const MOST = 2_000;

/** A question that a person saved in the browser. */
export interface OwnQuestion {
  id: string;
  title: string;
  sentence: string;
  query: string;
  /** JSON, or nothing. */
  variables: string | null;
  view: ViewName | null;
}

/** What came out of reading a file. */
export interface Brought {
  questions: OwnQuestion[];
  /** What was taken and left, for a person. */
  said: string[];
  problems: string[];
}

/** Why a query cannot be saved; nothing when it can. */
export function problemOf(query: string): string | null {
  if (query.trim() === '') {
    return 'There is no query in this tab.';
  }
  try {
    parse(query);
    return null;
  } catch (error) {
    const { message, locations } = error as GraphQLError;
    const place = locations?.[0];
    return `${message}${place ? ` (line ${place.line}, column ${place.column})` : ''}`;
  }
}

/** The questions as a file's text. */
export function fileOf(questions: readonly OwnQuestion[]): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, questions: questions.map(({ id: _, ...rest }) => rest) }, null, 2)}\n`;
}

/** Adds a file's questions to those that are there; none is overwritten. */
export function bring(text: string, there: readonly OwnQuestion[], newId: () => string): Brought {
  const read = readFile(text);
  if (typeof read === 'string') {
    return { questions: [...there], said: [], problems: [read] };
  }
  const questions = [...there];
  const problems: string[] = [];
  let known = 0;
  const renamed: string[] = [];
  read.forEach((value, place) => {
    const question = questionOf(value);
    if (typeof question === 'string') {
      problems.push(`Question ${place + 1}${titled(value)} ${question}`);
    } else if (questions.some((one) => sameText(one, question))) {
      known++;
    } else if (questions.length >= MOST) {
      problems.push(`Question ${place + 1}${titled(value)} is one too many: ${MOST} are kept.`);
    } else {
      const title = freeTitle(question.title, questions);
      if (title !== question.title) {
        renamed.push(title);
      }
      questions.push({ ...question, title, id: newId() });
    }
  });
  const added = questions.length - there.length;
  const said = [`${counted(added)} added${known > 0 ? `, ${known} there already` : ''}.`];
  if (renamed.length > 0) {
    said.push(`Named anew, as the title was taken: ${renamed.join(', ')}.`);
  }
  return { questions, said, problems };
}

/** Reads what was kept; what is no question is left out. */
export function kept(text: string | null): OwnQuestion[] {
  try {
    const read: unknown = JSON.parse(text ?? '[]');
    return (Array.isArray(read) ? read : []).flatMap((value: unknown, place) => {
      const question = questionOf(value);
      const { id } = (value ?? {}) as { id?: unknown };
      return typeof question === 'string' ? [] : [{ ...question, id: typeof id === 'string' ? id : `kept-${place}` }];
    });
  } catch {
    return [];
  }
}

/** The title, or with a number behind it when another question has it. */
export function freeTitle(title: string, questions: readonly Pick<OwnQuestion, 'title'>[]): string {
  const taken = new Set(questions.map((question) => question.title));
  let free = title;
  for (let number = 2; taken.has(free); number++) {
    free = `${title} (${number})`;
  }
  return free;
}

function readFile(text: string): unknown[] | string {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return 'This file is no JSON. Choose one that “Export” of this library wrote.';
  }
  const { format, version, questions } = (read ?? {}) as Record<string, unknown>;
  if (format !== FORMAT || !Array.isArray(questions)) {
    return 'This file holds no questions. Choose one that “Export” of this library wrote.';
  }
  return version === 1 ? questions : `This file is of version ${String(version)}; this playground reads version 1.`;
}

function questionOf(value: unknown): Omit<OwnQuestion, 'id'> | string {
  if (typeof value !== 'object' || value === null) {
    return 'is no question.';
  }
  const { title, sentence = '', query, variables = null, view = null } = value as Record<string, unknown>;
  if (typeof title !== 'string' || title.trim() === '') {
    return 'has no title.';
  }
  if (typeof sentence !== 'string') {
    return 'has a sentence that is no text.';
  }
  if (typeof query !== 'string') {
    return 'has no query.';
  }
  const problem = problemOf(query);
  if (problem) {
    return `has a query that cannot be read: ${problem}`;
  }
  if (variables !== null && typeof variables !== 'string') {
    return 'has variables that are no text.';
  }
  if (view !== null && !VIEWS.includes(view)) {
    return `names a view that there is not: ${String(view)}.`;
  }
  return { title: title.trim(), sentence, query, variables, view: view as ViewName | null };
}

function titled(value: unknown): string {
  const title = (value as { title?: unknown } | null)?.title;
  return typeof title === 'string' && title.trim() !== '' ? ` (“${title.slice(0, 80)}”)` : '';
}

function sameText(one: Omit<OwnQuestion, 'id'>, other: Omit<OwnQuestion, 'id'>): boolean {
  return (
    one.query === other.query &&
    (one.variables ?? '') === (other.variables ?? '') &&
    one.sentence === other.sentence &&
    one.view === other.view &&
    baseTitle(one.title) === baseTitle(other.title)
  );
}

function baseTitle(title: string): string {
  return title.replace(/ \(\d+\)$/, '');
}

function counted(number: number): string {
  return number === 1 ? '1 question' : `${number} questions`;
}
