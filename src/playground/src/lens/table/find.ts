import type { Row } from '../../answer/lists';
import { type Column, textOf } from './columns';

const texts = new WeakMap<readonly Column[], WeakMap<Row, string>>();

/** The rows that hold all of these words, in whatever column; capitals and accents make no difference. */
export function found(rows: readonly Row[], columns: readonly Column[], sought: string): readonly Row[] {
  const words = plain(sought).split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return rows;
  }
  let known = texts.get(columns);
  if (!known) {
    known = new WeakMap();
    texts.set(columns, known);
  }
  const of = known;
  return rows.filter((row) => {
    let text = of.get(row);
    if (text === undefined) {
      text = plain(columns.map((column) => textOf(column.value(row))).join('\n'));
      of.set(row, text);
    }
    return words.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
