/** A message of the gateway for people, and the properties of the gateway that it named. */
export interface MessageDescription {
  message: string;
  properties: readonly string[];
}

/** What a notice says about a list that is not complete, by the end of the property of its limit. */
const INCOMPLETE: Record<string, string> = {
  chains: 'Not all chains between the articles were compared. Ask for fewer steps.',
  'network-relations': 'Not all relations were followed. Ask for fewer steps.',
  'search-hits': 'Only the best hits are counted and listed. Use more words, or narrow the time range.',
  'shared-neighbours': 'Only some of the shared neighbours are listed.',
  'similar-candidates': 'Only some articles were compared.',
  'similar-relations': 'Only some relations were followed to find similar articles.',
  'similar-topic-articles': 'Large topics were left out of the comparison.',
  'timeline-buckets': 'Only the newest part of the timeline is shown. Choose a longer interval, or narrow the time range.',
};

const SEVERAL = 'Not everything was looked at, so the result may be incomplete.';

const PROPERTY = /newsgraph(?:\.[a-z][a-z-]*)+/g;

// How the gateway names a property within its messages.
const MENTIONS: readonly [RegExp, string][] = [
  [/ \(newsgraph[^)]*\)/g, ''],
  [/ The limit is set by newsgraph.*$/g, ''],
  [/, the limit in newsgraph(?:\.[a-z][a-z-]*)+/g, ''],
  [/[;,] newsgraph(?:\.[a-z][a-z-]*)+ allows [\d.,]+ bytes/g, ''],
  [/ within the limit in newsgraph(?:\.[a-z][a-z-]*)+/g, ' in time'],
];

/**
 * Takes the names of properties out of a message of the gateway: a person at the page cannot set them, and reads instead what to
 * do in the page.
 */
export function describeMessage(text: string): MessageDescription {
  const properties = [...new Set(text.match(PROPERTY) ?? [])];
  const plain = MENTIONS.reduce((message, [mention, instead]) => message.replace(mention, instead), text);
  const told = properties.flatMap((property) =>
    property.startsWith('newsgraph.query.caps.') ? (INCOMPLETE[property.slice('newsgraph.query.caps.'.length)] ?? []) : [],
  );
  const [first] = told;
  // One of several limits was reached, and the message does not say which.
  return { message: told.length > 1 ? SEVERAL : (first ?? plain), properties };
}
