import { formatCount, formatNumber, formatValue } from '../text/format';
import { PickLink } from './PickLink';
import { type BlindSpot, formatProbability } from './storyFigures';

/** A blind spot in words, with all figures that it rests on. */
export function BlindSpotText({ spot }: { spot: BlindSpot }) {
  const { provider, onTopicCount, topicArticleCount, expectedCount, storyArticleCount, probabilityOfNone, seenCount, topics } = spot;
  return (
    <>
      <PickLink pick={{ kind: 'provider', key: provider.domain }}>{provider.name}</PickLink>: {formatNumber(onTopicCount)} of{' '}
      {formatCount(topicArticleCount, 'other article')} on {topics.map(({ name }) => name).join(', ')}. Of the {formatCount(storyArticleCount, 'article')} of the story,{' '}
      {formatValue(expectedCount)} would be expected; none was found. Probability of none: {formatProbability(probabilityOfNone)}. Seen in all:{' '}
      {formatCount(seenCount, 'article')}.
    </>
  );
}
