import { colourOf } from './colours';
import { shownFigure } from './matrix';

export interface Scale {
  least: number;
  greatest: number;
}

/** Where a value stands between the least and the greatest. */
export function partOf(value: number, { least, greatest }: Scale): number {
  return greatest > least ? (value - least) / (greatest - least) : 1;
}

/** What the colours mean. */
export function Legend({ scale, figure, dark, partial }: { scale: Scale; figure: string; dark: boolean; partial: boolean }) {
  const values = valuesOf(scale, /count$/i.test(figure));
  return (
    <p className="ng-legend">
      <span>{figure}</span>
      {Number.isFinite(scale.greatest) &&
        values.map((value) => {
          const { ground, text } = colourOf(partOf(value, scale), dark);
          return (
            <span key={value} className="ng-legend-step" style={{ background: ground, color: text }}>
              {shownFigure(figure, value)}
            </span>
          );
        })}
      <span className="ng-legend-step ng-gap" aria-hidden="true" />
      <span>{partial ? 'not among the rows that are here' : 'no articles'}</span>
    </p>
  );
}

// Nothing counts a part of an article.
function valuesOf({ least, greatest }: Scale, whole: boolean): number[] {
  const values = (greatest > least ? [0, 0.25, 0.5, 0.75, 1] : [1]).map((step) => least + (greatest - least) * step);
  return [...new Set(whole ? values.map(Math.round) : values)];
}
