import { formatValue } from '../text/format';
import { ArticleList } from './ArticleList';
import { dataOf, type ListedArticle } from './articles';
import { type Evidence, reasonsOf } from './evidence';
import { ExploreCard } from './ExploreCard';
import { similarRequest } from './queries';
import { useCard } from './useCard';

interface SimilarData {
  article: { webUrl: string | null; similar: { edges: { score: number; node: ListedArticle; evidence: Evidence[] }[] } } | null;
}

/** The articles that belong together with an article, the best score first, each with the reasons. */
export function SimilarArticles({ address }: { address: string }) {
  const request = similarRequest(address);
  const requested = useCard(request);
  const article = dataOf<SimilarData>(requested.answer)?.article;
  const similar = article?.similar.edges ?? [];
  return (
    <ExploreCard title="Belongs together with" note="Best score first, with the reasons" request={request} view="network" requested={requested} kind="tall">
      {article && (
        <ArticleList
          label="Belongs together with"
          articles={similar.map((one) => one.node)}
          figure={(_, index) => <span title="Score from 0 to 1">{formatValue(Math.round(similar[index]!.score * 100) / 100)}</span>}
          more={(_, index) => <p className="ng-fragment">{reasonsOf(similar[index]!.evidence, article.webUrl)}</p>}
          empty="No other article shares a relation or a topic with it."
        />
      )}
    </ExploreCard>
  );
}
