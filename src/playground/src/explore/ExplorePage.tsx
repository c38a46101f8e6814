import type { Answer } from '../answer/answer';
import { FilterBar } from '../filters/FilterBar';
import type { Filters } from '../filters/filters';
import { intervalOf } from '../filters/timeRange';
import { useGraphSpan } from '../filters/useGraphSpan';
import { formatCount, formatNumber } from '../text/format';
import { ArticleDetails } from './ArticleDetails';
import { ArticleList } from './ArticleList';
import { type Articles, dataOf } from './articles';
import { BlindSpots } from './BlindSpots';
import { Changes } from './Changes';
import { ExploreCard } from './ExploreCard';
import type { ExploreState } from './exploreState';
import { Overview, type OverviewData } from './Overview';
import { PickLink } from './PickLink';
import { ProviderDetails } from './ProviderDetails';
import { aroundArticleRequest, coverageRequest, hottestRequest, networkRequest, newestRequest, overviewRequest, searchNetworkRequest, timelineRequest } from './queries';
import { SearchBox } from './SearchBox';
import { SearchResults } from './SearchResults';
import { SECTION_LABELS, SectionLinks } from './SectionLinks';
import { SimilarArticles } from './SimilarArticles';
import { Stories } from './Stories';
import { StoryDetails } from './StoryDetails';
import { TopicDetails } from './TopicDetails';
import { useCard } from './useCard';
import { useStartOf } from './useStartOf';
import { changeExplore, useExploreState } from './useExplore';
import { ViewCard } from './ViewCard';

/** The page for people who do not write GraphQL: a search, filters, and answers as cards and pictures. */
export default function ExplorePage() {
  const state = useExploreState();
  const { section, filters, text, pick } = state;
  const tiles = useStartOf(pick ? `${pick.kind} ${pick.key}` : text ? `search ${text}` : section === 'articles' ? '' : section);
  return (
    <div className="ng-explore">
      <div className="ng-explore-head">
        <SearchBox />
        <FilterBar filters={filters} onChange={(next) => changeExplore({ filters: next })} />
      </div>
      {!pick && !text && <SectionLinks />}
      {(pick || text) && (
        <nav className="ng-explore-path" aria-label="Place in Explore">
          <PickLink pick={null}>{section === 'articles' ? 'Overview' : SECTION_LABELS[section]}</PickLink> <span aria-hidden="true">›</span> {pick ? KINDS[pick.kind] : 'Search'}
        </nav>
      )}
      <div ref={tiles} className="ng-tiles" tabIndex={-1}>
        {text && <SearchResults text={text} filters={filters} />}
        {pick?.kind === 'article' && <ArticleDetails address={pick.key} />}
        {pick?.kind === 'topic' && <TopicDetails name={pick.key} filters={filters} />}
        {pick?.kind === 'provider' && <ProviderDetails domain={pick.key} filters={filters} />}
        {pick?.kind === 'story' && <StoryDetails id={pick.key} />}
        {pick ? pick.kind !== 'story' && <PickedPictures state={state} /> : text ? <FoundNetwork text={text} filters={filters} /> : <SectionCards state={state} />}
      </div>
    </div>
  );
}

/** The cards of the part that the address names. */
function SectionCards({ state }: { state: ExploreState }) {
  switch (state.section) {
    case 'stories':
      return <Stories filters={state.filters} />;
    case 'blind-spots':
      return <BlindSpots filters={state.filters} />;
    case 'changes':
      return <Changes filters={state.filters} />;
    default:
      return <Everything state={state} />;
  }
}

const KINDS = { article: 'Article', topic: 'Topic', provider: 'Provider', story: 'Story' } as const;
// A page of coverage holds all pairs of these.
const LARGEST = 10;
// The number of articles that the query of a search requests.
const MOST_FOUND = 20;

/** What the best articles of a search are related to. */
function FoundNetwork({ text, filters }: { text: string; filters: Filters }) {
  return (
    <ViewCard
      name="found"
      title={`The ${MOST_FOUND} best articles and what they are related to`}
      request={searchNetworkRequest(text, filters)}
      view="network"
      kind="tall"
      empty="No article with these words and filters."
    />
  );
}

/** The cards of all articles that the filters leave. */
function Everything({ state: { filters } }: { state: ExploreState }) {
  const overview = overviewRequest(filters);
  const requested = useCard(overview);
  const data = dataOf<OverviewData>(requested.answer)?.articles;
  const newest = newestRequest(filters);
  const hottest = hottestRequest(filters);
  const newestAnswer = useCard(newest);
  const hottestAnswer = useCard(hottest);
  const domains = (data?.providers.nodes ?? []).flatMap(({ provider }) => provider?.domain ?? []).slice(0, LARGEST);
  const topics = (data?.topics.nodes ?? []).flatMap(({ topic }) => topic?.name ?? []).slice(0, LARGEST);
  const coverage = domains.length > 0 && topics.length > 0 ? coverageRequest(filters, domains, topics) : null;
  const empty = 'No articles with these filters.';
  if (data?.totalCount === 0 && !filters.from && !filters.until && filters.topics.length + filters.providers.length === 0) {
    return <EmptyGraphCard />;
  }
  return (
    <>
      <ExploreCard title="Overview" request={overview} view="table" requested={requested}>
        {requested.answer && <Overview answer={requested.answer} />}
      </ExploreCard>
      <TimelineCard state={{ filters, pick: null }} />
      <ExploreCard title="Newest articles" note={noteOf(newestAnswer.answer)} request={newest} view="table" requested={newestAnswer} kind="tall">
        <ArticleList label="Newest articles" articles={listOf(newestAnswer.answer)} />
      </ExploreCard>
      <ExploreCard title="Hottest articles" note={noteOf(hottestAnswer.answer, 'scored article')} request={hottest} view="table" requested={hottestAnswer} kind="tall">
        <ArticleList
          label="Hottest articles"
          articles={listOf(hottestAnswer.answer)}
          figure={({ heat }) => <span title="Heat">{formatNumber(heat ?? 0)}</span>}
          empty="No article with these filters has a heat."
        />
      </ExploreCard>
      <ViewCard
        name="coverage"
        title="Who covers what"
        noteOf={largestOf}
        request={coverage}
        view="coverage"
        kind="tall"
        empty="No provider covers a topic with these filters."
      />
      <ViewCard name="network" title="The 20 newest articles and what they are related to" request={networkRequest(filters, null)} view="network" kind="tall" empty={empty} />
    </>
  );
}

/** The pictures of an article, topic or provider. */
function PickedPictures({ state: { filters, pick } }: { state: ExploreState }) {
  const ofArticle = pick?.kind === 'article';
  return (
    <>
      {ofArticle ? <SimilarArticles address={pick.key} /> : <TimelineCard state={{ filters, pick }} kind="tall" />}
      <ViewCard
        name={ofArticle ? 'around' : 'network'}
        title={ofArticle ? 'Articles up to two relations away' : 'Its 20 newest articles and what they are related to'}
        request={ofArticle ? aroundArticleRequest(pick.key) : networkRequest(filters, pick)}
        view="network"
        kind="tall"
        noteOf={ofArticle ? reachOf : undefined}
        empty="Nothing is related to it."
      />
    </>
  );
}

/** The articles over time, in periods that suit the time range. */
function TimelineCard({ state: { filters, pick }, kind }: { state: Omit<ExploreState, 'section' | 'text' | 'settings'>; kind?: 'tall' }) {
  const span = useGraphSpan();
  const request = span ? timelineRequest(filters, intervalOf(filters, span.oldest, span.newest), pick) : null;
  return (
    <ViewCard
      name="timeline"
      title="Articles over time"
      request={request}
      view="time"
      kind={kind}
      noteOf={datedOf}
      empty="No article with these filters has a date."
    />
  );
}

// How many of the articles the periods hold. The others have no date.
function datedOf(answer: Answer): string {
  const articles = dataOf<{ articles: { totalCount: number; groups: { nodes: { count: number }[] } } }>(answer)?.articles;
  const dated = articles?.groups.nodes.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return !articles ? '' : dated < articles.totalCount ? `${formatNumber(dated)} of ${formatCount(articles.totalCount, 'article')} have a date` : formatCount(dated, 'article');
}

function largestOf(answer: Answer): string {
  return dataOf<{ coverage: unknown }>(answer) ? `The ${LARGEST} largest providers and topics` : '';
}

function reachOf(answer: Answer): string {
  const network = dataOf<{ article: { network: { totalCount: number; edges: unknown[] } } | null }>(answer)?.article?.network;
  return !network ? '' : network.edges.length < network.totalCount ? `${network.edges.length} of ${formatCount(network.totalCount, 'article')}, most paths first` : formatCount(network.totalCount, 'article');
}

function EmptyGraphCard() {
  return (
    <section className="ng-tile" data-kind="wide" aria-label="The graph is empty">
      <h2>The graph is empty</h2>
      <p>
        Import a folder of documents: open <a href="#/query">Query</a>, choose <b>Imports</b> at the left, and start an import. Or put
        a folder under the import root and start the gateway again.
      </p>
    </section>
  );
}

function listOf(answer: Answer | undefined) {
  return (dataOf<{ articles: Articles }>(answer)?.articles.edges ?? []).map(({ node }) => node);
}

function noteOf(answer: Answer | undefined, noun = 'article'): string {
  const articles = dataOf<{ articles: Articles }>(answer)?.articles;
  return articles?.totalCount !== undefined && articles.totalCount > articles.edges.length ? `${articles.edges.length} of ${formatCount(articles.totalCount, noun)}` : '';
}
