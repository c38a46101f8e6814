import { type ReactNode, useMemo } from 'react';
import type { Filters } from '../filters/filters';
import { formatCount, formatDay, formatNumber } from '../text/format';
import { dataOf } from './articles';
import { describeFilters, describeValue, type Diff, KIND_LABELS, type ListedChange, PERIODS, startOf } from './changeText';
import { ExploreCard } from './ExploreCard';
import { PickLink } from './PickLink';
import { changesRequest } from './storyQueries';
import { useCard } from './useCard';
import { changeExplore, useExploreState } from './useExplore';

interface ChangesData {
  diff: Diff;
  changes: { totalCount: number; capped: boolean; nodes: ListedChange[] };
}

const MOST_VALUES = 4;

/** What imports added, changed and removed: the sum, and the changes, newest first. */
export function Changes({ filters }: { filters: Filters }) {
  const { settings } = useExploreState();
  const period = settings.changes?.since ?? PERIODS[0].name;
  const since = useMemo(() => startOf(period, Date.now()), [period]);
  const request = changesRequest(filters, since);
  const requested = useCard(request);
  const data = dataOf<ChangesData>(requested.answer);
  const changes = data?.changes;
  const shown = changes?.nodes.length ?? 0;
  return (
    <ExploreCard
      title="What changed"
      note={changes && (shown < changes.totalCount ? `${shown} of ${formatCount(changes.totalCount, 'change')}, newest first` : `${formatCount(changes.totalCount, 'change')}, newest first`)}
      request={request}
      view="table"
      requested={requested}
      kind="wide"
    >
      <label className="ng-field ng-period">
        Period{' '}
        <select value={String(period)} onChange={({ target }) => changeExplore({ settings: { ...settings, changes: { since: target.value } } }, true)}>
          {PERIODS.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {describeFilters(filters).map((note) => (
        <p key={note} className="ng-quiet">
          {note}
        </p>
      ))}
      {data?.diff && <Sum diff={data.diff} />}
      {changes && shown === 0 && (
        <p className="ng-nothing">No import changed an article {filters.providers.length > 0 ? 'of these providers ' : ''}in this period.</p>
      )}
      {changes && (
        <ul className="ng-articles" aria-label="Changes">
          {changes.nodes.map((change, index) => (
            <Change key={index} change={change} />
          ))}
        </ul>
      )}
    </ExploreCard>
  );
}

function Sum({ diff }: { diff: Diff }) {
  const { complete, keptFrom, newStories, grownStories, correctedHeadlines, retractedRelations } = diff;
  return (
    <>
      <dl className="ng-figures">
        <Figure label="Articles added" value={diff.addedArticleCount} />
        <Figure label="Changed" value={diff.changedArticleCount} />
        <Figure label="Removed" value={diff.removedArticleCount} />
        <Figure label="New stories" value={newStories.totalCount} />
        <Figure label="Grown stories" value={grownStories.totalCount} />
        <Figure label="Corrected headlines" value={correctedHeadlines.totalCount} />
        <Figure label="Retracted relations" value={retractedRelations.totalCount} />
      </dl>
      {!complete && <p className="ng-quiet">Changes before {keptFrom ? formatDay(keptFrom) : 'the next import'} are not recorded or no longer kept, so some may be missing.</p>}
      <div className="ng-details">
        <Part title="New stories" rows={newStories.nodes}>
          {({ id, title, articleCount }) => (
            <li key={id}>
              <PickLink pick={{ kind: 'story', key: id }}>{title}</PickLink> ({formatCount(articleCount, 'article')})
            </li>
          )}
        </Part>
        <Part title="Grown stories" rows={grownStories.nodes}>
          {({ story, addedCount, articleCountBefore }) => (
            <li key={story.id}>
              <PickLink pick={{ kind: 'story', key: story.id }}>{story.title}</PickLink> ({formatNumber(articleCountBefore)} + {formatNumber(addedCount)})
            </li>
          )}
        </Part>
        <Part title="Corrected headlines" rows={correctedHeadlines.nodes}>
          {({ address, before, after }) => (
            <li key={address}>
              <del>{before}</del> <PickLink pick={{ kind: 'article', key: address }}>{after}</PickLink>
            </li>
          )}
        </Part>
        <Part title="Retracted relations" rows={retractedRelations.nodes}>
          {({ fromAddress, toAddress, from, to }) => (
            <li key={`${fromAddress} ${toAddress}`}>
              {from?.title ?? fromAddress} no longer lists {to?.title ?? toAddress}
            </li>
          )}
        </Part>
      </div>
    </>
  );
}

function Part<T>({ title, rows, children }: { title: string; rows: readonly T[]; children: (row: T) => ReactNode }) {
  return rows.length === 0 ? null : (
    <div>
      <h4>{title}</h4>
      <ul className="ng-spots">{rows.map(children)}</ul>
    </div>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{formatNumber(value)}</dd>
    </div>
  );
}

function Change({ change }: { change: ListedChange }) {
  const { kind, title, address, recordedAt, providerDomain, article, values } = change;
  return (
    <li>
      <div className="ng-article">
        <div className="ng-article-title">{article ? <PickLink pick={{ kind: 'article', key: address }}>{title}</PickLink> : title}</div>
        <div className="ng-article-facts">
          <span className="ng-kind">{KIND_LABELS[kind]}</span>
          <time dateTime={recordedAt}>{recordedAt.replace('T', ' ').replace(/(:\d\d)(\.\d+)?Z$/, '')} UTC</time>
          {providerDomain && <PickLink pick={{ kind: 'provider', key: providerDomain }}>{providerDomain}</PickLink>}
        </div>
        {values.slice(0, MOST_VALUES).map((value, index) => (
          <p key={index} className="ng-fragment">
            {describeValue(value)}
          </p>
        ))}
        {values.length > MOST_VALUES && <p className="ng-fragment">and {formatCount(values.length - MOST_VALUES, 'other value')}</p>}
      </div>
    </li>
  );
}
