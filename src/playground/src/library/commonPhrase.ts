const WORD = /[\p{L}\p{N}]+/gu;
const SHORTEST = 4;
// The words that a full-text index ignores or that say little; a phrase with one of them is a poor example.
const COMMON = new Set('about after against also first last time times year years although because been being between could from have into more other over says should some than that their them they this were what when where which while will with without would your'.split(' '));

/**
 * A search text that finds articles with these titles: the first topic of several words that a title has, in quotes; else the two
 * adjacent words that most titles have; else the longest word of the first title.
 */
export function commonPhrase(titles: readonly string[], topics: readonly string[] = []): string | undefined {
  const topic = topics.find((name) => /^[\p{L}\p{N}]+( [\p{L}\p{N}]+)+$/u.test(name) && titles.some((title) => title.toLowerCase().includes(name.toLowerCase())));
  if (topic !== undefined) {
    return `"${topic.toLowerCase()}"`;
  }
  const counts = new Map<string, number>();
  for (const title of new Set(titles)) {
    for (const phrase of new Set(phrasesIn(title))) {
      counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    }
  }
  const [best, count = 0] = [...counts].reduce<readonly [string, number] | []>((most, next) => (next[1] > (most[1] ?? 0) ? next : most), []);
  return best !== undefined && count > 1 ? `"${best}"` : longestWord(titles[0] ?? '');
}

// Words next to each other, with nothing but a space between them.
function phrasesIn(title: string): string[] {
  return title
    .toLowerCase()
    .split(/[^\p{L}\p{N} ]+/u)
    .flatMap((part) => {
      const words = part.match(WORD) ?? [];
      return words.slice(1).flatMap((word, place) => {
        const before = words[place]!;
        return [before, word].every((one) => one.length >= SHORTEST && !COMMON.has(one)) ? [`${before} ${word}`] : [];
      });
    });
}

function longestWord(title: string): string | undefined {
  return title.match(WORD)?.reduce((longest, word) => (word.length > longest.length ? word : longest));
}
