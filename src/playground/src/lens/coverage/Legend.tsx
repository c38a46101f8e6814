import { colourOf } from './colours';
import { shownFigure } from './matrix';
import { partOf, type Scale, valueAt } from './scale';


/** What the colours mean. */
export function Legend({ scale, figure, dark, partial }: { scale: Scale; figure: string; dark: boolean; partial: boolean }) {
  const values = valuesOf(scale, /count$/i.test(figure));
  return (
    <p className="ng-legend">
      <span title={scale.root ? 'Coloured by the square root, so that small figures can be told apart' : undefined}>{figure}</span>
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
function valuesOf(scale: Scale, whole: boolean): number[] {
  const values = (scale.greatest > scale.least ? [0, 0.25, 0.5, 0.75, 1] : [1]).map((step) => valueAt(step, scale));
  return [...new Set(whole ? values.map(Math.round) : values)];
}
