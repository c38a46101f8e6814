import type { Filters } from '../filters/filters';
import { formatCount, formatNumber } from '../text/format';
import { ArticleList } from './ArticleList';
import { type Articles, dataOf } from './articles';
import { BarList } from './BarList';
import { ExploreCard } from './ExploreCard';
import { moreOf, type OverviewData } from './Overview';
import { PickLink } from './PickLink';
import { topicRequest } from './queries';
import { useCard } from './useCard';

const LARGEST = 12;

interface TopicData {
  topic: {
    name: string;
    articleCount: number;
    parent: { name: string } | null;
    subtopics: { name: string }[];
    articles: Articles & Pick<OverviewData['articles'], 'providers' | 'topics'>;
  } | null;
}

/** A topic: who covers it, its newest articles, and the topics that it occurs with. */
export function TopicDetails({ name, filters }: { name: string; filters: Filters }) {
  const request = topicRequest(name, filters);
  const requested = useCard(request);
  const data = dataOf<TopicData>(requested.answer);
  const topic = data?.topic;
  const shown = topic?.articles.totalCount ?? 0;
  const others = (topic?.articles.topics.nodes ?? []).flatMap(({ count, topic: other }) => (other && other.name !== topic?.name ? [{ count, topic: other }] : []));
  const note = topic && (shown < topic.articleCount ? `${formatNumber(shown)} of ${formatCount(topic.articleCount, 'article')}, with these filters` : formatCount(topic.articleCount, 'article'));
  return (
    <ExploreCard title={`Topic: ${topic?.name ?? name}`} note={note} request={request} view="table" requested={requested} kind="wide">
      {data && !topic && requested.answer!.errors.length === 0 && <p className="ng-nothing">No topic has the name {name}.</p>}
      {topic && (
        <div className="ng-details ng-details-three">
          <div>
            {(topic.parent || topic.subtopics.length > 0) && (
              <p className="ng-article-facts">
                {topic.parent && (
                  <span>
                    Part of <PickLink pick={{ kind: 'topic', key: topic.parent.name }}>{topic.parent.name}</PickLink>
                  </span>
                )}
                {topic.subtopics.map((one) => (
                  <PickLink key={one.name} pick={{ kind: 'topic', key: one.name }}>
                    {one.name}
                  </PickLink>
                ))}
              </p>
            )}
            <h4>Newest articles</h4>
            <ArticleList label={`Newest articles about ${topic.name}`} articles={topic.articles.edges.map(({ node }) => node)} />
          </div>
          <div>
            <BarList
              title="Who covers it most"
              rows={topic.articles.providers.nodes
                .slice(0, LARGEST)
                .flatMap(({ count, provider }) => (provider ? [{ pick: { kind: 'provider' as const, key: provider.domain }, label: provider.name, count }] : []))}
              more={moreOf(topic.articles.providers.totalCount, LARGEST, 'provider')}
            />
          </div>
          <div>
            <BarList
              title="Occurs together with"
              rows={others.slice(0, LARGEST).map(({ count, topic: { name: other } }) => ({ pick: { kind: 'topic' as const, key: other }, label: other, count }))}
              more={moreOf(others.length, LARGEST, 'topic')}
            />
          </div>
        </div>
      )}
    </ExploreCard>
  );
}
