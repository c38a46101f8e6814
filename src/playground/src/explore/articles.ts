import { addressOf } from '../answer/address';
import type { Answer } from '../answer/answer';

/** An article in a list of a card. */
export interface ListedArticle {
  title: string;
  webUrl: string | null;
  originalUrl: string | null;
  publishedDateTime: string | null;
  heat: number | null;
  type: string | null;
  hasDocument: boolean;
  provider: { name: string; domain: string } | null;
  topics: { name: string }[];
  relatedByCount?: number;
}

/** A connection of articles in an answer. */
export interface Articles {
  totalCount?: number;
  edges: { node: ListedArticle }[];
}

/** The data of an answer, in the shape that its query gives it. */
export function dataOf<T>(answer: Answer | undefined): T | null {
  return (answer?.data ?? null) as T | null;
}

/** The address of an article, whichever it has. */
export function addressOfArticle(article: ListedArticle): string | null {
  return addressOf({ ...article });
}

/** The type of an article if it is not an ordinary one: `video`, `course`. */
export function kindOf({ type }: ListedArticle): string | null {
  return type && type !== 'article' ? type : null;
}
