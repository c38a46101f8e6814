import { type Column, textOf } from '../../answer/columns';
import type { Row } from '../../answer/lists';
import { foldText, wordsOf } from '../../text/search';

const texts = new WeakMap<readonly Column[], WeakMap<Row, string>>();

/** The rows that contain all words in any column, regardless of case and accents. */
export function filterRows(rows: readonly Row[], columns: readonly Column[], searchText: string): readonly Row[] {
  const words = wordsOf(searchText);
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
      text = foldText(columns.map((column) => textOf(column.value(row))).join('\n'));
      of.set(row, text);
    }
    return words.every((word) => text.includes(word));
  });
}
