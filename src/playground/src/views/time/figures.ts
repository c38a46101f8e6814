const LABELS: Record<string, string> = {
  count: 'Number of articles',
  articleCount: 'Number of articles',
  averageQuality: 'Average quality',
  averageHeat: 'Average heat',
  'quality.average': 'Average quality',
  'quality.min': 'Lowest quality',
  'quality.max': 'Highest quality',
  'heat.average': 'Average heat',
  'heat.min': 'Lowest heat',
  'heat.max': 'Highest heat',
};

/** The label of a figure of periods, from its field name. */
export function figureLabel(figure: string): string {
  return LABELS[figure] ?? figure;
}

/** Whether a figure is a count, so that a period without articles has 0 and its axis starts at 0. */
export function isCount(figure: string): boolean {
  return /count$/i.test(figure);
}

/** A value as text, with two decimal places if it is not whole. */
export function figureText(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 2, minimumFractionDigits: Number.isInteger(value) ? 0 : 2 });
}
