import { type Card, type CardWidth, WIDTHS } from './dashboard';

/** The cards with one of them at another place, from 0 on; places outside are those at the ends. */
export function moveCard(cards: readonly Card[], id: string, to: number): readonly Card[] {
  const from = cards.findIndex((card) => card.id === id);
  const place = Math.max(0, Math.min(cards.length - 1, to));
  if (from < 0 || from === place) {
    return cards;
  }
  const others = cards.filter((card) => card.id !== id);
  return [...others.slice(0, place), cards[from]!, ...others.slice(place)];
}

/** The next width, smaller or larger; the same at the ends. */
export function nextWidth(width: CardWidth, step: -1 | 1): CardWidth {
  return WIDTHS[Math.max(0, Math.min(WIDTHS.length - 1, WIDTHS.indexOf(width) + step))]!;
}

/** The width that is closest to a number of sixths. */
export function closestWidth(sixths: number): CardWidth {
  return WIDTHS.reduce((best, next) => (Math.abs(next - sixths) < Math.abs(best - sixths) ? next : best));
}

/** An id that no card has. */
export function freeCardId(cards: readonly Card[]): string {
  let number = cards.length + 1;
  while (cards.some(({ id }) => id === `card-${number}`)) {
    number++;
  }
  return `card-${number}`;
}
