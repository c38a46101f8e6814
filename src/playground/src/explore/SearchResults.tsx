import type { Filters } from '../filters/filters';
import { formatCount, formatNumber } from '../text/format';
import { ArticleList } from './ArticleList';
import { dataOf, type ListedArticle } from './articles';
import { ExploreCard } from './ExploreCard';
import { HighlightedText } from './HighlightedText';
import { searchRequest } from './queries';
import { useCard } from './useCard';

interface Highlight {
  field: string;
  fragment: string;
  matches: { start: number; end: number }[];
}

interface SearchData {
  search: { totalCount: number; capped: boolean; edges: { score: number; highlights: Highlight[]; node: ListedArticle }[] };
}

/** The articles that match the search text, best first. */
export function SearchResults({ text, filters }: { text: string; filters: Filters }) {
  const request = searchRequest(text, filters);
  const requested = useCard(request);
  const search = dataOf<SearchData>(requested.answer)?.search;
  const shown = search?.edges ?? [];
  const note = search && (
    <>
      {search.totalCount > shown.length ? `The best ${shown.length} of ` : ''}
      {search.capped ? 'more than ' : ''}
      {formatCount(search.totalCount, 'article')}
    </>
  );
  return (
    <ExploreCard title={`Articles with “${text}”`} note={note} request={request} view="table" requested={requested} kind="list">
      <ArticleList
        label={`Articles with ${text}`}
        articles={shown.map(({ node }) => node)}
        figure={(_, index) => formatNumber(index + 1)}
        more={(_, index) => {
          const highlight = shown[index]!.highlights.find(({ field }) => field !== 'title');
          return highlight && <HighlightedText text={highlight.fragment} matches={highlight.matches} />;
        }}
        empty="No article with these words and filters. Try fewer words, or remove a filter."
      />
    </ExploreCard>
  );
}
