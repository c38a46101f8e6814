import { formatValue } from '../text/format';
import { ArticleList } from './ArticleList';
import { dataOf, type ListedArticle } from './articles';
import { type Evidence, reasonsOf } from './evidence';
import { ExploreCard } from './ExploreCard';
import { similarRequest } from './queries';
import { useCard } from './useCard';

interface SimilarData {
  article: { webUrl: string | null; similar: { score: number; article: ListedArticle; evidence: Evidence[] }[] } | null;
}

/** The articles that belong together with an article, most first, with the reasons. */
export function SimilarArticles({ address }: { address: string }) {
  const request = similarRequest(address);
  const requested = useCard(request);
  const article = dataOf<SimilarData>(requested.answer)?.article;
  const similar = article?.similar ?? [];
  return (
    <ExploreCard title="Belongs together with" note="Score from 0 to 1, and why" request={request} view="network" requested={requested} kind="tall">
      <ArticleList
        label="Belongs together with"
        articles={similar.map((one) => one.article)}
        figure={(_, index) => formatValue(Math.round(similar[index]!.score * 100) / 100)}
        more={(_, index) => <p className="ng-fragment">{reasonsOf(similar[index]!.evidence, article!.webUrl)}</p>}
        empty="No other article shares a relation or a topic with it."
      />
    </ExploreCard>
  );
}
