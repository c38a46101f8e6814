import { cellColour } from './colours';
import { COUNT } from './matrix';
import { measureLabel, measureText } from './measures';
import { isDiverging, type Scale, scalePosition, valueAt } from './scale';

interface LegendProps {
  scale: Scale;
  measure: string;
  dark: boolean;
  /** What a cell that is not in the matrix means. */
  gap: string;
  /** How the measure is computed. */
  explanation: string;
}

/** The legend of the colour scale. */
export function Legend({ scale, measure, dark, gap, explanation }: LegendProps) {
  return (
    <p className="ng-legend">
      <span>{measureLabel(measure)}</span>
      {legendSteps(scale, measure, dark).map(({ value, ground, text, label }) => (
        <span key={value} className="ng-legend-step" style={{ background: ground, color: text }}>
          {label}
        </span>
      ))}
      {scale.kind === 'root' && <span>(colours by square root)</span>}
      <span className="ng-legend-step ng-gap" aria-hidden="true" />
      <span>{gap}</span>
      {explanation && <span className="ng-legend-more">{explanation}</span>}
    </p>
  );
}

/** The steps of a legend, with their colours. */
export function legendSteps(scale: Scale, measure: string, dark: boolean): { value: number; ground: string; text: string; label: string }[] {
  if (!Number.isFinite(scale.max)) {
    return [];
  }
  const values = (scale.max > scale.min ? [0, 0.25, 0.5, 0.75, 1] : [1]).map((step) => valueAt(step, scale));
  // A count has no fractions.
  const shown = [...new Set(measure === COUNT ? values.map(Math.round) : values)];
  return shown.map((value, place) => {
    const text = measureText(measure, value);
    const end = isDiverging(scale) && scale.kind === 'ratio' && (place === 0 || place === shown.length - 1);
    return { value, ...cellColour(scalePosition(value, scale), dark, isDiverging(scale)), label: end ? `${text} ${place === 0 ? 'or less' : 'or more'}` : text };
  });
}
