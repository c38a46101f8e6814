import type { Answer } from '../answer/answer';
import { formatCount, formatDay, formatNumber, formatValue } from '../text/format';
import { dataOf } from './articles';
import { BarList } from './BarList';

/** The data of the card that counts. */
export interface OverviewData {
  articles: {
    totalCount: number;
    aggregate: {
      publishedDateTime: { min: string | null; max: string | null };
      heat: { average: number | null };
      quality: { average: number | null };
    };
    providers: { totalCount: number; nodes: { count: number; provider: { name: string; domain: string } | null }[] };
    topics: { totalCount: number; nodes: { count: number; topic: { name: string } | null }[] };
  };
}

const LARGEST = 8;

/** How many articles, providers and topics there are, and the largest of them. */
export function Overview({ answer }: { answer: Answer }) {
  const data = dataOf<OverviewData>(answer);
  if (!data) {
    return null;
  }
  const { totalCount, aggregate, providers, topics } = data.articles;
  const { min, max } = aggregate.publishedDateTime;
  return (
    <div className="ng-overview">
      <dl className="ng-figures">
        <Figure label="Articles" value={formatNumber(totalCount)} />
        <Figure label="Providers" value={formatNumber(providers.totalCount)} />
        <Figure label="Topics" value={formatNumber(topics.totalCount)} />
        <Figure label="Average heat" value={aggregate.heat.average === null ? '–' : formatValue(aggregate.heat.average)} />
        <Figure label="Published" value={min && max ? `${formatDay(min)} – ${formatDay(max)}` : '–'} wide />
      </dl>
      <BarList
        title="Largest providers"
        rows={providers.nodes.slice(0, LARGEST).flatMap(({ count, provider }) => (provider ? [{ pick: { kind: 'provider' as const, key: provider.domain }, label: provider.name, count }] : []))}
        more={moreOf(providers.totalCount, LARGEST, 'provider')}
      />
      <BarList
        title="Largest topics"
        rows={topics.nodes.slice(0, LARGEST).flatMap(({ count, topic }) => (topic ? [{ pick: { kind: 'topic' as const, key: topic.name }, label: topic.name, count }] : []))}
        more={moreOf(topics.totalCount, LARGEST, 'topic', ' An article counts under each of its topics.')}
      />
    </div>
  );
}

function Figure({ label, value, wide = false }: { label: string; value: string; wide?: boolean }) {
  return (
    <div data-wide={wide || undefined}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** What is said below the largest groups: how many there are. */
export function moreOf(count: number, shown: number, noun: string, note = ''): string {
  return count > shown ? `The ${shown} largest of ${formatCount(count, noun)}.${note}` : note.trim();
}
