import { useMemo, useState } from 'react';
import type { Entity, Link, Scalar } from '../../answer/graph';
import { cut, nameOf } from '../../answer/names';
import { usePlayground } from '../../store';
import { expandingQuery, moreOf } from './expansion';
import { tieLookOf } from './looks';
import { Mark } from './Mark';
import type { Network } from './useNetwork';

const TIES_SHOWN = 30;
const CUT = 280;

/** What is known of what is selected: of one thing all, of several how they are tied. */
export function ThingFacts({ network }: { network: Network }) {
  const { graph } = network;
  const selected = usePlayground((state) => state.selected);
  const entities = useMemo(() => selected.flatMap((id) => graph.entities.get(id) ?? []), [selected, graph]);
  if (entities.length === 0) {
    return null;
  }
  return (
    <section className="ng-net-facts" aria-label="What is selected">
      {entities.length === 1 ? (
        <OneThing key={entities[0]!.id} entity={entities[0]!} network={network} />
      ) : (
        <Several entities={entities} network={network} />
      )}
    </section>
  );
}

function OneThing({ entity, network }: { entity: Entity; network: Network }) {
  const { graph, drawn, busy, expansions } = network;
  const { select, open, schema } = usePlayground.getState();
  const [all, setAll] = useState(false);
  const ties = useMemo(() => [...graph.links.values()].filter(({ from, to }) => from === entity.id || to === entity.id), [graph, entity]);
  const name = nameOf(entity);
  const request = useMemo(() => expandingQuery(entity, schema), [entity, schema]);
  const expanded = expansions.some(({ of }) => of === entity.id);
  const address = addressOf(entity);
  const holder = drawn.nodes.get(drawn.holders.get(entity.id) ?? '');
  return (
    <>
      <div className="ng-net-title">
        <Mark type={entity.type} />
        <h3>
          <LongText text={name} most={160} />
        </h3>
        <button type="button" className="ng-net-close" aria-label="Select nothing" onClick={() => select([], 'network')}>
          ×
        </button>
      </div>
      <p className="ng-net-type">
        {entity.type}
        {graph.centres.has(entity.id) ? ', the centre' : ''}
        {graph.distances.has(entity.id) ? `, at distance ${graph.distances.get(entity.id)}` : ''}
      </p>
      <div className="ng-net-actions">
        {request && (
          <button type="button" disabled={busy !== null || expanded} onClick={() => network.expand(entity.id)}>
            {busy === entity.id ? 'Asking…' : 'Expand'}
          </button>
        )}
        {request && (
          <button
            type="button"
            onClick={() => open({ query: request.query, variables: JSON.stringify(request.variables, null, 2), view: 'network', run: true })}
          >
            Query this
          </button>
        )}
        {address && (
          <a href={address} target="_blank" rel="noopener noreferrer">
            Open its page
          </a>
        )}
        {holder?.group && (
          <button type="button" onClick={() => network.openGroup(holder.id)}>
            Show its group’s {holder.members.length}
          </button>
        )}
      </div>
      {moreOf(entity.id, expansions).filter(({ total }) => total > 0).map((more) => (
        <p key={more.field} className="ng-net-more">
          {more.shown} of {more.total} in {more.field}
          {more.cursor && (
            <button type="button" disabled={busy !== null} onClick={() => network.loadMore(entity.id, more)}>
              {Math.min(10, more.total - more.shown)} more
            </button>
          )}
        </p>
      ))}
      <FactTable facts={entity.facts} named={name} />
      {ties.length > 0 && <h4>{ties.length === 1 ? '1 tie' : `${ties.length} ties`}</h4>}
      <ul className="ng-net-ties">
        {ties.slice(0, all ? undefined : TIES_SHOWN).map((tie) => (
          <TieLine key={tie.id} tie={tie} of={entity.id} network={network} />
        ))}
      </ul>
      {ties.length > TIES_SHOWN && !all && (
        <button type="button" onClick={() => setAll(true)}>
          All {ties.length} ties
        </button>
      )}
    </>
  );
}

function TieLine({ tie, of, network }: { tie: Link; of: string; network: Network }) {
  const other = network.graph.entities.get(tie.from === of ? tie.to : tie.from)!;
  const look = tieLookOf(tie.kind);
  const facts = said(tie.facts);
  return (
    <li>
      <span className="ng-net-how">{tie.from === of ? look.words : look.backwards}</span>{' '}
      <button type="button" className="ng-net-go" onClick={() => usePlayground.getState().select([other.id], 'network')}>
        <Mark type={other.type} />
        {cut(nameOf(other), 90)}
      </button>
      {facts && <span className="ng-net-said">{facts}</span>}
    </li>
  );
}

function Several({ entities, network }: { entities: readonly Entity[]; network: Network }) {
  const { select } = usePlayground.getState();
  const ids = useMemo(() => new Set(entities.map(({ id }) => id)), [entities]);
  const between = useMemo(() => [...network.graph.links.values()].filter(({ from, to }) => ids.has(from) && ids.has(to)), [network.graph, ids]);
  const holder = network.drawn.nodes.get(network.drawn.holders.get(entities[0]!.id) ?? '');
  const group = holder?.group && entities.every(({ id }) => network.drawn.holders.get(id) === holder.id) ? holder : null;
  return (
    <>
      <div className="ng-net-title">
        <h3>{group ? cut(group.name, 120) : `${entities.length} things`}</h3>
        <button type="button" className="ng-net-close" aria-label="Select nothing" onClick={() => select([], 'network')}>
          ×
        </button>
      </div>
      {group && (
        <div className="ng-net-actions">
          <button type="button" onClick={() => network.openGroup(group.id)}>
            Show its {group.members.length} things
          </button>
        </div>
      )}
      <ul className="ng-net-ties">
        {entities.slice(0, TIES_SHOWN).map((entity) => (
          <li key={entity.id}>
            <button type="button" className="ng-net-go" onClick={() => select([entity.id], 'network')}>
              <Mark type={entity.type} />
              {cut(nameOf(entity), 90)}
            </button>
          </li>
        ))}
        {entities.length > TIES_SHOWN && <li>and {entities.length - TIES_SHOWN} more</li>}
      </ul>
      {!group && <h4>{between.length === 1 ? '1 tie between them' : `${between.length} ties between them`}</h4>}
      <ul className="ng-net-ties">
        {!group &&
          between.slice(0, TIES_SHOWN).map((tie) => (
            <li key={tie.id}>
              {cut(nameOf(network.graph.entities.get(tie.from)!), 60)} <span className="ng-net-how">{tieLookOf(tie.kind).words}</span>{' '}
              {cut(nameOf(network.graph.entities.get(tie.to)!), 60)}
              {said(tie.facts) && <span className="ng-net-said">{said(tie.facts)}</span>}
            </li>
          ))}
      </ul>
    </>
  );
}

function FactTable({ facts, named }: { facts: Entity['facts']; named: string }) {
  const told = Object.entries(facts).filter(([, fact]) => fact !== null && fact !== '' && fact !== named);
  return told.length === 0 ? null : (
    <dl>
      {told.map(([name, fact]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <LongText text={words(name, fact)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function LongText({ text, most = CUT }: { text: string; most?: number }) {
  const [whole, setWhole] = useState(false);
  const short = cut(text, most);
  return short === text ? (
    <>{text}</>
  ) : (
    <>
      {whole ? text : short}{' '}
      <button type="button" className="ng-net-whole" onClick={() => setWhole(!whole)}>
        {whole ? 'less' : 'all of it'}
      </button>
    </>
  );
}

function words(name: string, fact: Scalar | Scalar[]): string {
  if (Array.isArray(fact)) {
    return fact.map((one) => words(name, one)).join(', ');
  }
  if (/heat$/i.test(name) && fact === -1) {
    return '-1 (not scored)';
  }
  return typeof fact === 'number' && !Number.isInteger(fact) ? String(Math.round(fact * 1000) / 1000) : String(fact);
}

function said(facts: Link['facts']): string {
  return Object.entries(facts)
    .filter(([, fact]) => fact !== null)
    .map(([name, fact]) => `${name} ${words(name, fact)}`)
    .join(', ');
}

// A document may name any address; only those of the web are followed.
function addressOf({ type, facts }: Entity): string | null {
  const address = [facts['webUrl'], facts['originalUrl'], facts['url'], type === 'Provider' && facts['domain'] ? `https://${facts['domain']}/` : null].find(
    (one): one is string => typeof one === 'string',
  );
  try {
    const url = address === undefined ? null : new URL(address);
    return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null;
  } catch {
    return null;
  }
}

