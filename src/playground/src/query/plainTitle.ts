/** The title of a tab in words: that of an operation such as `WhoCovers` is "Who covers"; a tab without a title has none. */
export function plainTitle(title: string): string {
  if (title === '<untitled>') {
    return '';
  }
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(title)) {
    return title;
  }
  const words = title
    .replace(/_+/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before} ${after}`)
    .trim()
    .split(' ')
    .map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()))
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
