import { type Filters, whereOf } from '../filters/filters';
import { formatCount, formatValue } from '../text/format';
import { dataOf } from './articles';
import { BlindSpotText } from './BlindSpotText';
import { ExploreCard } from './ExploreCard';
import { NoStories } from './NoStories';
import { PickLink } from './PickLink';
import { type BlindSpot, columnsOf, describeUnlisted, formatProbability, strongestOf } from './storyFigures';
import { blindSpotsRequest } from './storyQueries';
import { useCard } from './useCard';

interface BlindSpotsData {
  stories: { totalCount: number; nodes: { id: string; title: string; articleCount: number; blindSpots: { totalCount: number; nodes: BlindSpot[] } }[] };
}

interface Row {
  id: string;
  title: string;
  articleCount: number;
  spots: readonly BlindSpot[];
  /** Number of providers, of which the first are in `spots`. */
  total: number;
}

const MOST_COLUMNS = 10;
const MOST_LISTED = 8;

/** Which providers have articles on the topics of a story and none in it: a matrix, and the strongest in words. */
export function BlindSpots({ filters }: { filters: Filters }) {
  const request = blindSpotsRequest(filters);
  const requested = useCard(request);
  const found = dataOf<BlindSpotsData>(requested.answer)?.stories;
  const rows: Row[] = (found?.nodes ?? []).map(({ blindSpots, ...story }) => ({ ...story, spots: blindSpots.nodes, total: blindSpots.totalCount }));
  const compared = rows.filter(({ spots }) => spots.length > 0);
  const strongest = strongestOf(compared, MOST_LISTED);
  const expected = compared.some(({ spots }) => spots.some(({ topicArticleCount }) => topicArticleCount > 0));
  return (
    <ExploreCard title="Who left out which story" note={compared.length > 0 && 'Articles found / expected by the usual share'} request={request} view="table" requested={requested} kind="wide">
      {found && rows.length === 0 && <NoStories filtered={!!whereOf(filters)} />}
      {rows.length > 0 && !expected && (
        <p className="ng-nothing">Nothing can be expected: the graph has no other article on the topics of these stories, in the 90 days before.</p>
      )}
      {compared.length > 0 && (
        <>
          <Matrix rows={compared} />
          <p className="ng-quiet">
            Expected is the share of the provider in the other articles on the topics of the story, in the 90 days before it, times the
            number of its articles. A cell is marked if none was found; the darker, the less probable that is by chance.
          </p>
          {expected && <h3>Least probable by chance</h3>}
          {expected && strongest.length === 0 && <p className="ng-quiet">Wherever at least one article of a provider is expected, one was found.</p>}
          <ul className="ng-spots" aria-label="Least probable by chance">
            {strongest.map(({ row, spot }) => (
              <li key={`${row.id} ${spot.provider.domain}`}>
                <PickLink pick={{ kind: 'story', key: row.id }}>{row.title}</PickLink>
                <br />
                <BlindSpotText spot={spot} />
              </li>
            ))}
          </ul>
        </>
      )}
    </ExploreCard>
  );
}

function Matrix({ rows }: { rows: readonly Row[] }) {
  const columns = columnsOf(rows, MOST_COLUMNS);
  return (
    <div className="ng-spot-matrix" tabIndex={0} role="region" aria-label="Stories by providers">
      <table>
        <thead>
          <tr>
            <th scope="col">Story</th>
            {columns.map(({ domain, name }) => (
              <th key={domain} scope="col">
                <PickLink pick={{ kind: 'provider', key: domain }}>{name}</PickLink>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <PickLink pick={{ kind: 'story', key: row.id }}>{row.title}</PickLink> <span className="ng-quiet">{formatCount(row.articleCount, 'article')}</span>
              </th>
              {columns.map(({ domain }) => (
                <Cell key={domain} spot={row.spots.find(({ provider }) => provider.domain === domain)} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ spot, row }: { spot: BlindSpot | undefined; row: Row }) {
  if (!spot) {
    return <td title={describeUnlisted(row.spots.length, row.total)} />;
  }
  const { foundCount, expectedCount, onTopicCount, topicArticleCount, probabilityOfNone } = spot;
  const note = `${onTopicCount} of ${formatCount(topicArticleCount, 'other article')}${foundCount === 0 ? `; probability of none ${formatProbability(probabilityOfNone)}` : ''}`;
  return (
    <td data-missing={foundCount === 0 ? strengthOf(probabilityOfNone) : undefined} title={note}>
      {foundCount} / {formatValue(Math.round(100 * expectedCount) / 100)}
    </td>
  );
}

function strengthOf(probability: number): number {
  return probability < 0.05 ? 3 : probability < 0.25 ? 2 : 1;
}
