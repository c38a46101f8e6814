import type { Filters } from '../filters/filters';
import { formatCount, formatNumber } from '../text/format';
import { ArticleList } from './ArticleList';
import { type Articles, dataOf } from './articles';
import { BarList } from './BarList';
import { ExploreCard } from './ExploreCard';
import { providerRequest } from './queries';
import { useCard } from './useCard';

interface ProviderData {
  provider: {
    name: string;
    domain: string;
    articleCount: number;
    articles: Articles;
    mostLinked: Articles;
    coverage: { totalCount: number; edges: { node: { topic: { name: string }; articleCount: number } }[] };
  } | null;
}

/** A provider: its topics, its newest articles, and those that most others are related to. */
export function ProviderDetails({ domain, filters }: { domain: string; filters: Filters }) {
  const request = providerRequest(domain, filters);
  const requested = useCard(request);
  const data = dataOf<ProviderData>(requested.answer);
  const provider = data?.provider;
  const shown = provider?.articles.totalCount ?? 0;
  const note =
    provider && (shown < provider.articleCount ? `${formatNumber(shown)} of ${formatCount(provider.articleCount, 'article')}, with these filters` : formatCount(provider.articleCount, 'article'));
  return (
    <ExploreCard title={`Provider: ${provider?.name ?? domain}`} note={note && `${note} · ${domain}`} request={request} view="table" requested={requested} kind="wide">
      {data && !provider && requested.answer?.errors.length === 0 && <p className="ng-nothing">No provider has the domain {domain}.</p>}
      {provider && (
        <div className="ng-details ng-details-three">
          <div>
            <h4>Newest articles</h4>
            <ArticleList label={`Newest articles of ${provider.name}`} articles={provider.articles.edges.map(({ node }) => node)} />
          </div>
          <div>
            <h4>Listed as related most often</h4>
            <ArticleList
              label="Listed as related most often"
              articles={provider.mostLinked.edges.map(({ node }) => node)}
              figure={({ relatedByCount }) => <span title="Articles that list it">{formatNumber(relatedByCount ?? 0)}</span>}
            />
          </div>
          <div>
            <BarList
              title="Topics"
              rows={provider.coverage.edges.map(({ node }) => ({ pick: { kind: 'topic', key: node.topic.name }, label: node.topic.name, count: node.articleCount }))}
              more={provider.coverage.totalCount > provider.coverage.edges.length ? `The ${provider.coverage.edges.length} largest of ${formatCount(provider.coverage.totalCount, 'topic')}.` : ''}
            />
          </div>
        </div>
      )}
    </ExploreCard>
  );
}
