import { formatCount } from '../text/format';
import { ArticleList } from './ArticleList';
import { type Articles, dataOf } from './articles';
import { BlindSpotText } from './BlindSpotText';
import { ExploreCard } from './ExploreCard';
import { PickLink } from './PickLink';
import { type BlindSpot, describeListed, type ListedStory } from './storyFigures';
import { StoryFacts } from './StoryFacts';
import { storyNetworkRequest, storyRequest } from './storyQueries';
import { useCard } from './useCard';
import { ViewCard } from './ViewCard';

interface StoryData {
  story: (ListedStory & { topics: { name: string }[]; articles: Articles; blindSpots: { totalCount: number; nodes: BlindSpot[] } }) | null;
}

/** A story: its articles, the providers that left it out, and its network. */
export function StoryDetails({ id }: { id: string }) {
  const request = storyRequest(id);
  const requested = useCard(request);
  const data = dataOf<StoryData>(requested.answer);
  const story = data?.story;
  const shown = story?.articles.edges.length ?? 0;
  const left = story?.blindSpots.nodes.length ?? 0;
  return (
    <>
      <ExploreCard title="Story" request={request} view="network" requested={requested} kind="wide">
        {data && !story && requested.answer?.errors.length === 0 && <p className="ng-nothing">This story is no longer in the graph.</p>}
        {story && (
          <>
            <h3 className="ng-details-title">{story.title}</h3>
            <StoryFacts story={story} />
            <p className="ng-article-facts">
              {story.topics.map(({ name }) => (
                <PickLink key={name} pick={{ kind: 'topic', key: name }}>
                  {name}
                </PickLink>
              ))}
            </p>
            <div className="ng-details">
              <div>
                <h4>Articles {shown < story.articleCount ? `(${shown} of ${story.articleCount})` : `(${formatCount(story.articleCount, 'article')})`}</h4>
                <ArticleList label="Articles of the story" articles={story.articles.edges.map(({ node }) => node)} />
              </div>
              <div>
                <h4>Providers that left it out{describeListed(left, story.blindSpots.totalCount)}</h4>
                {left === 0 && <p className="ng-quiet">No provider without an article here is expected to have one, judged by its share of the articles on these topics in the 90 days before.</p>}
                <ul className="ng-spots">
                  {story.blindSpots.nodes.map((spot) => (
                    <li key={spot.provider.domain}>
                      <BlindSpotText spot={spot} />
                    </li>
                  ))}
                </ul>
              </div>
            </div>
          </>
        )}
      </ExploreCard>
      <ViewCard name="story" title="The articles of the story and what they are related to" request={storyNetworkRequest(id)} view="network" kind="wide" empty="The story has no articles." />
    </>
  );
}
