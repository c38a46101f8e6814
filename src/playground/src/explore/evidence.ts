import { formatCount, formatNumber } from '../text/format';

/** A piece of evidence that two articles belong together, as the query requests it. */
export type Evidence =
  | { __typename: 'DirectRelation'; strength: number; from: { webUrl: string | null } }
  | { __typename: 'SharedNeighbour'; strength: number; article: { title: string } }
  | { __typename: 'SharedTopic'; strength: number; topic: { name: string } }
  | { __typename: 'SameProvider'; strength: number; provider: { name: string } }
  | { __typename: 'DaysApart'; strength: number; days: number }
  | { __typename: 'NearInMeaning'; strength: number }
  | { __typename: 'ShortestPaths'; strength: number };

/** Why another article belongs to the one with an address, in words: `listed as related · both about AI · 2 days apart`. */
export function reasonsOf(evidence: readonly Evidence[], address: string | null): string {
  const direct = evidence.filter((one) => one.__typename === 'DirectRelation');
  const neighbours = evidence.filter((one) => one.__typename === 'SharedNeighbour').length;
  const topics = evidence.flatMap((one) => (one.__typename === 'SharedTopic' ? [one.topic.name] : []));
  const provider = evidence.find((one) => one.__typename === 'SameProvider');
  const days = evidence.find((one) => one.__typename === 'DaysApart');
  const near = evidence.some((one) => one.__typename === 'NearInMeaning');
  const out = direct.some(({ from }) => from.webUrl === address);
  const back = direct.some(({ from }) => from.webUrl !== address);
  return [
    out && back ? 'each lists the other' : out ? 'listed as related' : back ? 'lists this article' : '',
    neighbours > 0 ? formatCount(neighbours, 'shared related article') : '',
    topics.length > 0 ? `both about ${topics.join(', ')}` : '',
    provider ? 'same provider' : '',
    days ? apart(days.days) : '',
    near ? 'similar meaning' : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function apart(days: number): string {
  return days < 1 ? 'less than a day apart' : `${formatNumber(Math.round(days))} ${Math.round(days) === 1 ? 'day' : 'days'} apart`;
}
