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
  const steps = scale.greatest > scale.least ? [0, 0.25, 0.5, 0.75, 1] : [1];
  return (
    <p className="ng-legend">
      <span>{figure}</span>
      {Number.isFinite(scale.greatest) &&
        steps.map((step) => {
          const { ground, text } = colourOf(step, dark);
          return (
            <span key={step} className="ng-legend-step" style={{ background: ground, color: text }}>
              {shownFigure(figure, scale.least + (scale.greatest - scale.least) * step)}
            </span>
          );
        })}
      <span className="ng-legend-step ng-gap" aria-hidden="true" />
      <span>{partial ? 'not among the rows that are here' : 'no articles'}</span>
    </p>
  );
}
