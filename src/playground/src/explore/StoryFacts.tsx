import { formatCount, formatDay } from '../text/format';
import { PickLink } from './PickLink';
import { describeLead, type ListedStory } from './storyFigures';

const MOST_PROVIDERS = 6;

/** The size and the span of a story, who was first, and its providers. */
export function StoryFacts({ story }: { story: ListedStory }) {
  const { articleCount, firstPublished, lastPublished, brokeBy, providers } = story;
  const days = [firstPublished, lastPublished].flatMap((time) => (time ? [formatDay(time)] : []));
  return (
    <>
      <p className="ng-article-facts">
        <span>{formatCount(articleCount, 'article')}</span>
        {days.length > 0 && <span>{[...new Set(days)].join(' – ')}</span>}
        {brokeBy && (
          <span>
            First: <PickLink pick={{ kind: 'provider', key: brokeBy.provider.domain }}>{brokeBy.provider.name}</PickLink>
            {brokeBy.secondProvider && brokeBy.secondsAhead !== null && ` (${brokeBy.secondsAhead === 0 ? 'at the same time as' : `${describeLead(brokeBy.secondsAhead)} ahead of`} ${brokeBy.secondProvider.name})`}
          </span>
        )}
      </p>
      <p className="ng-article-facts">
        {providers.slice(0, MOST_PROVIDERS).map(({ domain, name }) => (
          <PickLink key={domain} pick={{ kind: 'provider', key: domain }}>
            {name}
          </PickLink>
        ))}
        {providers.length > MOST_PROVIDERS && <span>and {formatCount(providers.length - MOST_PROVIDERS, 'other')}</span>}
      </p>
    </>
  );
}
