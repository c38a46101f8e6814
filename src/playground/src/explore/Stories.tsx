import type { Filters } from '../filters/filters';
import { whereOf } from '../filters/filters';
import { formatDay, formatNumber } from '../text/format';
import { dataOf } from './articles';
import { ExploreCard } from './ExploreCard';
import { NoStories } from './NoStories';
import { PickLink } from './PickLink';
import { type ListedStory, spanOf } from './storyFigures';
import { StoryFacts } from './StoryFacts';
import { StoryLane } from './StoryLane';
import { storiesRequest } from './storyQueries';
import { useCard } from './useCard';

interface StoriesData {
  stories: { totalCount: number; nodes: ListedStory[] };
}

/** The latest stories, each with its size, its span, who was first, its providers, and a lane of its days. */
export function Stories({ filters }: { filters: Filters }) {
  const request = storiesRequest(filters);
  const requested = useCard(request);
  const found = dataOf<StoriesData>(requested.answer)?.stories;
  const stories = found?.nodes ?? [];
  const span = spanOf(stories);
  const note = found && (found.totalCount > stories.length ? `The ${stories.length} latest of ${formatNumber(found.totalCount)}` : 'Latest first');
  return (
    <ExploreCard title="Stories" note={stories.length > 0 && note} request={request} view="table" requested={requested} kind="wide">
      {found && stories.length === 0 && <NoStories filtered={!!whereOf(filters)} />}
      {span && (
        <p className="ng-lane-axis" aria-hidden="true">
          <span>{formatDay(new Date(span.from).toISOString())}</span>
          <span>{formatDay(new Date(span.until).toISOString())}</span>
        </p>
      )}
      {stories.length > 0 && (
        <ul className="ng-stories" aria-label="Stories">
          {stories.map((story) => (
            <li key={story.id}>
              <div>
                <h3>
                  <PickLink pick={{ kind: 'story', key: story.id }}>{story.title}</PickLink>
                </h3>
                <StoryFacts story={story} />
              </div>
              {span && <StoryLane story={story} span={span} />}
            </li>
          ))}
        </ul>
      )}
    </ExploreCard>
  );
}
