import type { ReactNode } from 'react';
import { ExternalLink } from '../ui/ExternalLink';
import { formatDay, formatNumber } from '../text/format';
import { addressOfArticle, kindOf, type ListedArticle } from './articles';
import { PickLink } from './PickLink';

interface ArticleListProps {
  articles: readonly ListedArticle[];
  label: string;
  /** The figure that the list is about, shown first. */
  figure?: ((article: ListedArticle, index: number) => ReactNode) | undefined;
  /** More of an article, below its title. */
  more?: ((article: ListedArticle, index: number) => ReactNode) | undefined;
  empty?: string;
}

/** Articles with title, provider, date and topics. The title shows the article in Explore; the arrow opens it. */
export function ArticleList({ articles, label, figure, more, empty = 'No articles with these filters.' }: ArticleListProps) {
  if (articles.length === 0) {
    return <p className="ng-nothing">{empty}</p>;
  }
  return (
    <ul className="ng-articles" aria-label={label}>
      {articles.map((article, index) => (
        <ArticleItem key={addressOfArticle(article) ?? index} article={article} figure={figure?.(article, index)} more={more?.(article, index)} />
      ))}
    </ul>
  );
}

function ArticleItem({ article, figure, more }: { article: ListedArticle; figure: ReactNode; more: ReactNode }) {
  const address = addressOfArticle(article);
  const { title, provider, publishedDateTime, topics, heat } = article;
  const kind = kindOf(article);
  return (
    <li>
      {figure !== undefined && <span className="ng-article-figure">{figure}</span>}
      <div className="ng-article">
        <div className="ng-article-title">
          {address ? <PickLink pick={{ kind: 'article', key: address }}>{title}</PickLink> : title}
          {address && (
            <ExternalLink href={address}>
              <span aria-hidden="true">↗</span>
              <span className="ng-unseen">Open “{title}” at its site</span>
            </ExternalLink>
          )}
        </div>
        <div className="ng-article-facts">
          {kind && <span className="ng-kind">{kind}</span>}
          {provider && <PickLink pick={{ kind: 'provider', key: provider.domain }}>{provider.name}</PickLink>}
          {publishedDateTime && <time dateTime={publishedDateTime}>{formatDay(publishedDateTime)}</time>}
          {heat !== null && heat >= 0 && figure === undefined && <span>Heat {formatNumber(heat)}</span>}
          {topics.map(({ name }) => (
            <PickLink key={name} pick={{ kind: 'topic', key: name }}>
              {name}
            </PickLink>
          ))}
        </div>
        {more}
      </div>
    </li>
  );
}
