import { formatCount, formatDay } from '../text/format';
import { laneOf, type ListedStory } from './storyFigures';

/** The days of a story as dots on a line. All lanes of a list have the same time from left to right. */
export function StoryLane({ story, span }: { story: ListedStory; span: { from: number; until: number } }) {
  const days = laneOf(story, span);
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) {
    return <p className="ng-quiet">No article has a date.</p>;
  }
  const busiest = days.reduce((most, day) => (day.count > most.count ? day : most));
  const label = `${formatCount(days.reduce((sum, { count }) => sum + count, 0), 'article')} on ${formatCount(days.length, 'day')}; most on ${formatDay(busiest.start)}: ${busiest.count}`;
  return (
    <div className="ng-lane" role="img" aria-label={label}>
      <span className="ng-lane-line" style={{ left: percent(first.at), width: percent(last.at - first.at) }} />
      {days.map(({ at, start, count }) => (
        <span key={start} className="ng-lane-day" title={`${formatDay(start)}: ${formatCount(count, 'article')}`} style={{ left: percent(at), ...sizeOf(count) }} />
      ))}
    </div>
  );
}

// Dots stay within the lane.
function percent(at: number): string {
  return `${Math.round(Math.min(at, 1) * 1000) / 10}%`;
}

function sizeOf(count: number): { width: number; height: number } {
  const size = Math.round(Math.min(8 + 4 * Math.sqrt(count - 1), 24));
  return { width: size, height: size };
}
