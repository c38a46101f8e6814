import { formatCount, formatDay, formatNumber } from '../text/format';
import { ExternalLink } from '../ui/ExternalLink';
import { ArticleList } from './ArticleList';
import { addressOfArticle, type Articles, dataOf, kindOf, type ListedArticle } from './articles';
import { ExploreCard } from './ExploreCard';
import { PickLink } from './PickLink';
import { articleRequest } from './queries';
import { useCard } from './useCard';

interface ArticleData {
  article:
    | (ListedArticle & {
        excerpt: string | null;
        quality: number | null;
        relatedCount: number;
        relatedByCount: number;
        related: Articles;
        relatedBy: Articles;
      })
    | null;
}

/** An article: what is known of it, the articles that it lists as related, and those that list it. */
export function ArticleDetails({ address }: { address: string }) {
  const request = articleRequest(address);
  const requested = useCard(request);
  const data = dataOf<ArticleData>(requested.answer);
  const article = data?.article;
  return (
    <ExploreCard title="Article" request={request} view="network" requested={requested} kind="wide">
      {data && !article && requested.answer?.errors.length === 0 && <p className="ng-nothing">No article has the address {address}.</p>}
      {article && (
        <>
          <h3 className="ng-details-title">{article.title}</h3>
          <Facts article={article} />
          {article.excerpt && <p className="ng-excerpt">{article.excerpt}</p>}
          {!article.hasDocument && <p className="ng-quiet">Only known because other articles list it as related.</p>}
          <div className="ng-details">
            <div>
              <h4>Related articles it lists {countOf(article.related, article.relatedCount)}</h4>
              <ArticleList label="Related articles it lists" articles={article.related.edges.map(({ node }) => node)} empty="It lists none." />
            </div>
            <div>
              <h4>Articles that list it {countOf(article.relatedBy, article.relatedByCount)}</h4>
              <ArticleList label="Articles that list it" articles={article.relatedBy.edges.map(({ node }) => node)} empty="None." />
            </div>
          </div>
        </>
      )}
    </ExploreCard>
  );
}

function Facts({ article }: { article: NonNullable<ArticleData['article']> }) {
  const { provider, publishedDateTime, heat, quality, topics } = article;
  const address = addressOfArticle(article);
  const kind = kindOf(article);
  return (
    <div className="ng-article-facts">
      {kind && <span className="ng-kind">{kind}</span>}
      {provider && <PickLink pick={{ kind: 'provider', key: provider.domain }}>{provider.name}</PickLink>}
      {publishedDateTime && <time dateTime={publishedDateTime}>{formatDay(publishedDateTime)}</time>}
      {heat !== null && heat >= 0 && <span>Heat {formatNumber(heat)}</span>}
      {quality !== null && <span>Quality {formatNumber(quality)}</span>}
      {topics.map(({ name }) => (
        <PickLink key={name} pick={{ kind: 'topic', key: name }}>
          {name}
        </PickLink>
      ))}
      {address && <ExternalLink href={address}>Open at its site ↗</ExternalLink>}
    </div>
  );
}

function countOf({ edges }: Articles, count: number): string {
  return count > edges.length ? `(${edges.length} of ${formatNumber(count)})` : `(${formatCount(count, 'article')})`;
}
