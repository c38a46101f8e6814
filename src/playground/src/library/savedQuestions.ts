import { type GraphQLError, parse } from 'graphql';
import { isViewName, type ViewName } from '../session/viewNames';
import { formatCount } from '../text/format';

const FORMAT = 'newsgraph-questions';
const MAX_QUESTIONS = 2_000;

/** A question that is saved in the browser. */
export interface SavedQuestion {
  id: string;
  title: string;
  sentence: string;
  query: string;
  /** JSON text, or null. */
  variables: string | null;
  view: ViewName | null;
}

/** The result of importing a file. */
export interface ImportResult {
  questions: SavedQuestion[];
  /** Messages about added and skipped questions. */
  messages: string[];
  problems: string[];
}

/** Why a query cannot be saved; null if it can. */
export function queryProblem(query: string): string | null {
  if (query.trim() === '') {
    return 'This tab has no query.';
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

/** The content of a file with these questions. */
export function exportQuestions(questions: readonly SavedQuestion[]): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, questions: questions.map(({ id: _, ...rest }) => rest) }, null, 2)}\n`;
}

/** Adds the questions of a file to the saved ones; existing questions are not overwritten. */
export function importQuestions(text: string, there: readonly SavedQuestion[], newId: () => string): ImportResult {
  const read = readFile(text);
  if (typeof read === 'string') {
    return { questions: [...there], messages: [], problems: [read] };
  }
  const questions = [...there];
  const problems: string[] = [];
  let known = 0;
  const renamed: string[] = [];
  read.forEach((value, place) => {
    const question = questionOf(value);
    if (typeof question === 'string') {
      problems.push(`Question ${place + 1}${titled(value)} ${question}`);
    } else if (questions.some((one) => isSameQuestion(one, question))) {
      known++;
    } else if (questions.length >= MAX_QUESTIONS) {
      problems.push(`Question ${place + 1}${titled(value)} is one too many: ${MAX_QUESTIONS} are kept.`);
    } else {
      const title = freeTitle(question.title, questions);
      if (title !== question.title) {
        renamed.push(title);
      }
      questions.push({ ...question, title, id: newId() });
    }
  });
  const added = questions.length - there.length;
  const messages = [`${formatCount(added, 'question')} added${known > 0 ? `, ${known} there already` : ''}.`];
  if (renamed.length > 0) {
    messages.push(`Renamed, as the title was taken: ${renamed.join(', ')}.`);
  }
  return { questions, messages, problems };
}

/** Reads the stored questions; invalid entries are left out. */
export function readStored(text: string | null): SavedQuestion[] {
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

/** The title, with a number after it if another question has the same title. */
export function freeTitle(title: string, questions: readonly Pick<SavedQuestion, 'title'>[]): string {
  const titles = new Set(questions.map((question) => question.title));
  let free = title;
  for (let number = 2; titles.has(free); number++) {
    free = `${title} (${number})`;
  }
  return free;
}

function readFile(text: string): unknown[] | string {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return 'This file is not JSON. Choose one that “Export” of this library wrote.';
  }
  const { format, version, questions } = (read ?? {}) as Record<string, unknown>;
  if (format !== FORMAT || !Array.isArray(questions)) {
    return 'This file holds no questions. Choose one that “Export” of this library wrote.';
  }
  return version === 1 ? questions : `This file is of version ${String(version)}; this playground reads version 1.`;
}

function questionOf(value: unknown): Omit<SavedQuestion, 'id'> | string {
  if (typeof value !== 'object' || value === null) {
    return 'is not a question.';
  }
  const { title, sentence = '', query, variables = null, view = null } = value as Record<string, unknown>;
  if (typeof title !== 'string' || title.trim() === '') {
    return 'has no title.';
  }
  if (typeof sentence !== 'string') {
    return 'has a sentence that is not a text.';
  }
  if (typeof query !== 'string') {
    return 'has no query.';
  }
  const problem = queryProblem(query);
  if (problem) {
    return `has a query that cannot be read: ${problem}`;
  }
  if (variables !== null && typeof variables !== 'string') {
    return 'has variables that are not a text.';
  }
  if (view !== null && !isViewName(view)) {
    return `names a view that there is not: ${String(view)}.`;
  }
  return { title: title.trim(), sentence, query, variables, view };
}

function titled(value: unknown): string {
  const title = (value as { title?: unknown } | null)?.title;
  return typeof title === 'string' && title.trim() !== '' ? ` (“${title.slice(0, 80)}”)` : '';
}

function isSameQuestion(one: Omit<SavedQuestion, 'id'>, other: Omit<SavedQuestion, 'id'>): boolean {
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
