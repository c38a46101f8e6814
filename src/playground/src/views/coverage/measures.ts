import type { CoverageTotals } from '../../answer/coverageTotals';
import { cellKey, COUNT, figureOf, graphKeyOf, type Matrix, type MatrixSide } from './matrix';
import type { Scale } from './scale';

/** What is computed from the totals of providers and topics. */
export const DERIVED = ['expected', 'difference', 'ratio'] as const;

export type Derived = (typeof DERIVED)[number];

const LABELS: Record<string, string> = {
  articleCount: 'Number of articles',
  share: 'Share of the topic',
  averageQuality: 'Average quality',
  averageHeat: 'Average heat',
  expected: 'Expected number of articles',
  difference: 'Difference from expected',
  ratio: 'Ratio to expected (lift)',
};

/** The label of a measure. */
export function measureLabel(measure: string): string {
  return LABELS[measure] ?? measure;
}

export function isDerived(measure: string): measure is Derived {
  return (DERIVED as readonly string[]).includes(measure);
}

/** The measures that a matrix can show; those compared with totals need to know which articles are counted. */
export function measuresOf({ figures }: Matrix, comparable: boolean): string[] {
  return [...figures, ...(comparable ? (figures.includes(COUNT) ? DERIVED : ['expected']) : [])];
}

/** The number of articles of a provider about a topic if the two were independent: their numbers, multiplied, by all. */
export function expectedOf(totals: CoverageTotals, provider: MatrixSide, topic: MatrixSide): number | null {
  const [ofProvider, ofTopic] = [totals.providers.get(graphKeyOf(provider)), totals.topics.get(graphKeyOf(topic))];
  return ofProvider === undefined || ofTopic === undefined || totals.all === 0 ? null : (ofProvider * ofTopic) / totals.all;
}

/** Reads the values of a measure; `gapsAreEmpty` tells whether a cell that is not in the matrix has no articles. */
export function measureReader(matrix: Matrix, measure: string, totals: CoverageTotals | null, gapsAreEmpty: boolean): (provider: MatrixSide, topic: MatrixSide) => number | null {
  return (provider, topic) => {
    const row = matrix.cells.get(cellKey(provider, topic));
    if (!isDerived(measure)) {
      return row ? figureOf(matrix, row, measure) : null;
    }
    const expected = totals && expectedOf(totals, provider, topic);
    if (expected === null || measure === 'expected') {
      return expected;
    }
    const found = row ? figureOf(matrix, row, COUNT) : gapsAreEmpty ? 0 : null;
    return found === null ? null : measure === 'difference' ? found - expected : expected > 0 ? found / expected : null;
  };
}

// A ratio is coloured up to this factor, so that one extreme cell does not make all others pale.
const MAX_FACTOR = 8;

/** The colour scale of these values. */
export function scaleOf(measure: string, values: readonly number[]): Scale {
  const [min, max] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
  if (measure === 'difference') {
    const most = Math.max(Math.abs(min), Math.abs(max));
    return { kind: 'difference', min: -most, max: most };
  }
  if (measure === 'ratio') {
    const factors = values.map((value) => (value > 0 ? Math.max(value, 1 / value) : MAX_FACTOR));
    const most = Math.min(MAX_FACTOR, Math.max(2, ...factors.slice(0, 100_000)));
    return { kind: 'ratio', min: 1 / most, max: most };
  }
  // Counts and shares start at 0, and the square root separates small ones; an average starts at its minimum.
  return /average/i.test(measure) ? { kind: 'linear', min, max } : { kind: 'root', min: 0, max };
}

/** A value of a measure as text. */
export function measureText(measure: string, value: number): string {
  if (measure === 'share') {
    return `${(value * 100).toFixed(value >= 0.1 ? 0 : 1)}%`;
  }
  if (measure === 'ratio') {
    return `×${value.toFixed(value >= 10 || value === 0 ? 0 : 2)}`;
  }
  const text = Number.isInteger(value) ? String(Math.abs(value)) : Math.abs(value).toFixed(Math.abs(value) >= 100 ? 0 : 1);
  const rounded = Number(text) === 0;
  return value < 0 && !rounded ? `−${text}` : measure === 'difference' && !rounded ? `+${text}` : text;
}

/** A value with its measure, for a tooltip: `12 articles`, `average quality 51.3`. */
export function measureSentence(measure: string, value: number): string {
  const text = measureText(measure, value);
  return measure === COUNT ? `${text} ${value === 1 ? 'article' : 'articles'}` : `${measureLabel(measure).toLowerCase()} ${text}`;
}
