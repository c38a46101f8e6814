import type { Filters } from '../filters/filters';
import { formatCount, formatNumber } from '../text/format';
import { ArticleList } from './ArticleList';
import { type Articles, dataOf } from './articles';
import { BarList } from './BarList';
import { ExploreCard } from './ExploreCard';
import { PickLink } from './PickLink';
import { topicRequest } from './queries';
import { useCard } from './useCard';

interface TopicData {
  topic: {
    name: string;
    articleCount: number;
    parent: { name: string } | null;
    subtopics: { name: string }[];
    articles: Articles;
    coverage: { totalCount: number; edges: { node: { provider: { name: string; domain: string }; articleCount: number } }[] };
    coTopics: { articleCount: number; topic: { name: string } }[];
  } | null;
}

/** A topic: who covers it, its newest articles, and the topics that it occurs with. */
export function TopicDetails({ name, filters }: { name: string; filters: Filters }) {
  const request = topicRequest(name, filters);
  const requested = useCard(request);
  const data = dataOf<TopicData>(requested.answer);
  const topic = data?.topic;
  const shown = topic?.articles.totalCount ?? 0;
  const note = topic && (shown < topic.articleCount ? `${formatNumber(shown)} of ${formatCount(topic.articleCount, 'article')}, with these filters` : formatCount(topic.articleCount, 'article'));
  return (
    <ExploreCard title={`Topic: ${topic?.name ?? name}`} note={note} request={request} view="coverage" requested={requested} kind="wide">
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
              rows={topic.coverage.edges.map(({ node }) => ({ pick: { kind: 'provider', key: node.provider.domain }, label: node.provider.name, count: node.articleCount }))}
              more={topic.coverage.totalCount > topic.coverage.edges.length ? `The ${topic.coverage.edges.length} largest of ${formatCount(topic.coverage.totalCount, 'provider')}.` : ''}
            />
          </div>
          <div>
            <BarList
              title="Occurs together with"
              rows={topic.coTopics.map((one) => ({ pick: { kind: 'topic', key: one.topic.name }, label: one.topic.name, count: one.articleCount }))}
              more="Articles of all time that have both topics."
            />
          </div>
        </div>
      )}
    </ExploreCard>
  );
}
