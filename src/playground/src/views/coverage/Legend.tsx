import { cellColour } from './colours';
import { shownFigure } from './matrix';
import { type Scale, scalePosition, valueAt } from './scale';


/** The legend of the colour scale. */
export function Legend({ scale, figure, dark, incomplete }: { scale: Scale; figure: string; dark: boolean; incomplete: boolean }) {
  const values = valuesOf(scale, /count$/i.test(figure));
  return (
    <p className="ng-legend">
      <span title={scale.squareRoot ? 'Coloured by the square root, so that small figures can be told apart' : undefined}>{figure}</span>
      {Number.isFinite(scale.max) &&
        values.map((value) => {
          const { ground, text } = cellColour(scalePosition(value, scale), dark);
          return (
            <span key={value} className="ng-legend-step" style={{ background: ground, color: text }}>
              {shownFigure(figure, value)}
            </span>
          );
        })}
      <span className="ng-legend-step ng-gap" aria-hidden="true" />
      <span>{incomplete ? 'not among the rows that are here' : 'no articles'}</span>
    </p>
  );
}

// A count has no fractions.
function valuesOf(scale: Scale, whole: boolean): number[] {
  const values = (scale.max > scale.min ? [0, 0.25, 0.5, 0.75, 1] : [1]).map((step) => valueAt(step, scale));
  return [...new Set(whole ? values.map(Math.round) : values)];
}
