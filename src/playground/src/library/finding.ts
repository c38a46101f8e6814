/** What is found by words: all of them, anywhere in its texts, whatever their case and accents. */
export function found<T>(things: readonly T[], words: string, textsOf: (thing: T) => readonly string[]): T[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return things.filter((thing) => {
    const text = plain(textsOf(thing).join(' '));
    return wanted.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
