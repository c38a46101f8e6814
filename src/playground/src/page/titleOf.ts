const LONGEST = 60;

/** The title of the document: what is shown, the page, and the product. */
export function titleOf(page: string, shown: string): string {
  const short = shown.length > LONGEST ? `${shown.slice(0, LONGEST - 1).trimEnd()}…` : shown;
  return [short, page, 'Newsgraph'].filter(Boolean).join(' · ');
}
