/** A text without differences of case and accents, as it is compared in searches. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of a search text, folded. */
export function wordsOf(text: string): string[] {
  return foldText(text).split(/\s+/).filter(Boolean);
}

/** The items whose texts contain every word of a search text, in any order. */
export function filterByWords<T>(items: readonly T[], searchText: string, textsOf: (item: T) => readonly string[]): T[] {
  const words = wordsOf(searchText);
  return items.filter((item) => {
    const text = foldText(textsOf(item).join(' '));
    return words.every((word) => text.includes(word));
  });
}
