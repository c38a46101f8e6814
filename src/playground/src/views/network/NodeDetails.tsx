import { useMemo, useState } from 'react';
import { addressOf } from '../../answer/address';
import type { Entity, Link } from '../../answer/graph';
import type { Scalar } from '../../answer/json';
import { nameOf } from '../../answer/names';
import { openQuery } from '../../session/openQuery';
import { useSession } from '../../session/store';
import { formatNumber } from '../../text/format';
import { truncate } from '../../text/truncate';
import { ExternalLink } from '../../ui/ExternalLink';
import { countsRequest, isSameStep, moreOf, PAGE_SIZE, requestOf, type Step } from './neighbours';
import { NeighbourList } from './NeighbourList';
import { NodeIcon } from './NodeIcon';
import { edgeStyleOf } from './nodeStyles';
import { itemsText, type Network } from './useNetwork';

const MAX_LINKS = 30;
const CUT = 280;

/** The details of the selection: all properties of one node, or the links between several. */
export function NodeDetails({ network }: { network: Network }) {
  const { graph } = network;
  const selected = useSession((state) => state.selected);
  const entities = useMemo(() => selected.flatMap((id) => graph.entities.get(id) ?? []), [selected, graph]);
  if (entities.length === 0) {
    return null;
  }
  return (
    <section className="ng-net-facts" aria-label="What is selected">
      {entities.length === 1 ? (
        <OneNode key={entities[0]!.id} entity={entities[0]!} network={network} />
      ) : (
        <SeveralNodes entities={entities} network={network} />
      )}
    </section>
  );
}

function OneNode({ entity, network }: { entity: Entity; network: Network }) {
  const { graph, display, busy, expansions, route, pinned } = network;
  const { select, schema } = useSession.getState();
  const [all, setAll] = useState(false);
  const links = useMemo(() => [...graph.links.values()].filter(({ from, to }) => from === entity.id || to === entity.id), [graph, entity]);
  const name = nameOf(entity);
  const whole: Step = { of: entity.id, type: entity.type };
  const request = useMemo(() => requestOf(whole, schema), [entity, schema]);
  const expanded = network.steps.some((step) => isSameStep(step, whole));
  const address = addressOf(entity.properties, entity.id);
  const holder = display.nodes.get(display.holderOf.get(entity.id) ?? '');
  return (
    <>
      <div className="ng-net-title">
        <NodeIcon type={entity.type} />
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
        {route?.starts.has(entity.id) ? ', the start of the path' : ''}
        {route?.ends.has(entity.id) ? ', the end of the path' : ''}
        {entity.mentioned ? ', only mentioned in other documents' : ''}
        {graph.distances.has(entity.id) ? `, at distance ${graph.distances.get(entity.id)}` : ''}
      </p>
      <div className="ng-net-actions">
        {request && (
          <button type="button" disabled={busy !== null || expanded} onClick={() => network.run(whole)}>
            {busy === entity.id ? 'Loading…' : 'Expand'}
          </button>
        )}
        {request && (
          <button type="button" onClick={() => openQuery(request, 'network')}>
            Open as query
          </button>
        )}
        {address && (
          <ExternalLink href={address}>
            Open page
          </ExternalLink>
        )}
        {holder?.group && (
          <button type="button" onClick={() => network.openGroup(holder.id)}>
            Open its group of {holder.members.length}
          </button>
        )}
        <button type="button" onClick={() => network.hide([entity.id])}>
          Hide
        </button>
        {holder && !holder.group && (
          <button type="button" aria-pressed={entity.id in pinned} onClick={() => network.pin([entity.id], !(entity.id in pinned))}>
            {entity.id in pinned ? 'Unpin' : 'Pin'}
          </button>
        )}
      </div>
      {moreOf(entity.id, expansions).filter(({ total }) => total > 0).map((more) => (
        <p key={more.field} className="ng-net-more">
          Showing {more.shown} of {formatNumber(more.total)} {nounOfField(more.field)}
          {more.cursor && (
            <button type="button" disabled={busy !== null} onClick={() => network.run({ ...whole, field: more.field, after: more.cursor! })}>
              Show {Math.min(PAGE_SIZE, more.total - more.shown)} more
            </button>
          )}
        </p>
      ))}
      {request && countsRequest(entity) && <NeighbourList key={entity.id} entity={entity} network={network} />}
      <PropertyTable properties={entity.properties} named={name} />
      {links.length > 0 && <h4>{links.length === 1 ? '1 connection' : `${formatNumber(links.length)} connections`}</h4>}
      <ul className="ng-net-ties">
        {links.slice(0, all ? undefined : MAX_LINKS).map((link) => (
          <LinkItem key={link.id} link={link} of={entity.id} network={network} />
        ))}
      </ul>
      {links.length > MAX_LINKS && !all && (
        <button type="button" onClick={() => setAll(true)}>
          Show all {formatNumber(links.length)} connections
        </button>
      )}
    </>
  );
}

function LinkItem({ link, of, network }: { link: Link; of: string; network: Network }) {
  const other = network.graph.entities.get(link.from === of ? link.to : link.from)!;
  const style = edgeStyleOf(link.kind);
  const properties = propertiesText(link.properties);
  return (
    <li>
      <span className="ng-net-how">{link.from === of ? style.words : style.backwards}</span>{' '}
      <button type="button" className="ng-net-go" onClick={() => useSession.getState().select([other.id], 'network')}>
        <NodeIcon type={other.type} />
        {truncate(nameOf(other), 90)}
      </button>
      {properties && <span className="ng-net-said">{properties}</span>}
    </li>
  );
}

function SeveralNodes({ entities, network }: { entities: readonly Entity[]; network: Network }) {
  const { select } = useSession.getState();
  const ids = useMemo(() => new Set(entities.map(({ id }) => id)), [entities]);
  const between = useMemo(() => [...network.graph.links.values()].filter(({ from, to }) => ids.has(from) && ids.has(to)), [network.graph, ids]);
  const holder = network.display.nodes.get(network.display.holderOf.get(entities[0]!.id) ?? '');
  const group = holder?.group && entities.every(({ id }) => network.display.holderOf.get(id) === holder.id) ? holder : null;
  return (
    <>
      <div className="ng-net-title">
        <h3>{group ? truncate(group.name, 120) : itemsText(entities.length)}</h3>
        <button type="button" className="ng-net-close" aria-label="Select nothing" onClick={() => select([], 'network')}>
          ×
        </button>
      </div>
      <SelectionActions entities={entities} network={network} />
      {group && (
        <div className="ng-net-actions">
          <button type="button" onClick={() => network.openGroup(group.id)}>
            Open its {itemsText(group.members.length)}
          </button>
        </div>
      )}
      <ul className="ng-net-ties">
        {entities.slice(0, MAX_LINKS).map((entity) => (
          <li key={entity.id}>
            <button type="button" className="ng-net-go" onClick={() => select([entity.id], 'network')}>
              <NodeIcon type={entity.type} />
              {truncate(nameOf(entity), 90)}
            </button>
          </li>
        ))}
        {entities.length > MAX_LINKS && <li>and {entities.length - MAX_LINKS} more</li>}
      </ul>
      {!group && <h4>{between.length === 1 ? '1 connection between them' : `${formatNumber(between.length)} connections between them`}</h4>}
      <ul className="ng-net-ties">
        {!group &&
          between.slice(0, MAX_LINKS).map((link) => (
            <li key={link.id}>
              {truncate(nameOf(network.graph.entities.get(link.from)!), 60)} <span className="ng-net-how">{edgeStyleOf(link.kind).words}</span>{' '}
              {truncate(nameOf(network.graph.entities.get(link.to)!), 60)}
              {propertiesText(link.properties) && <span className="ng-net-said">{propertiesText(link.properties)}</span>}
            </li>
          ))}
      </ul>
    </>
  );
}

// What can be done with several nodes.
function SelectionActions({ entities, network }: { entities: readonly Entity[]; network: Network }) {
  const { graph, pinned, placement } = network;
  const ids = entities.map(({ id }) => id);
  const allPinned = ids.every((id) => id in pinned);
  const [from, to] = entities;
  const others = () => [...graph.entities.keys()].filter((id) => !ids.includes(id));
  return (
    <div className="ng-net-actions">
      {entities.length === 2 && from!.type === 'Article' && to!.type === 'Article' && (
        <button type="button" disabled={network.busy !== null} onClick={() => network.run({ of: from!.id, type: 'Article', to: to!.id })}>
          Find path
        </button>
      )}
      <button type="button" onClick={() => network.hide(ids)}>
        Hide
      </button>
      <button type="button" onClick={() => network.hide(others())}>
        Hide others
      </button>
      {ids.some((id) => placement.positions.has(id)) && (
        <button type="button" aria-pressed={allPinned} onClick={() => network.pin(ids, !allPinned)}>
          {allPinned ? 'Unpin' : 'Pin'}
        </button>
      )}
    </div>
  );
}

const FIELD_NOUNS: Record<string, string> = { related: 'related articles', relatedBy: 'articles that list it', items: 'articles', coverage: 'rows of its coverage' };

function nounOfField(field: string): string {
  return FIELD_NOUNS[field] ?? field;
}

function PropertyTable({ properties, named }: { properties: Entity['properties']; named: string }) {
  const told = Object.entries(properties).filter(([, value]) => value !== null && value !== '' && value !== named);
  return told.length === 0 ? null : (
    <dl>
      {told.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <LongText text={valueText(name, value)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function LongText({ text, most = CUT }: { text: string; most?: number }) {
  const [whole, setWhole] = useState(false);
  const short = truncate(text, most);
  return short === text ? (
    <>{text}</>
  ) : (
    <>
      {whole ? text : short}{' '}
      <button type="button" className="ng-net-whole" onClick={() => setWhole(!whole)}>
        {whole ? 'Show less' : 'Show all'}
      </button>
    </>
  );
}

function valueText(name: string, value: Scalar | Scalar[]): string {
  if (Array.isArray(value)) {
    return value.map((one) => valueText(name, one)).join(', ');
  }
  if (/heat$/i.test(name) && value === -1) {
    return '-1 (not scored)';
  }
  return typeof value === 'number' && !Number.isInteger(value) ? String(Math.round(value * 1000) / 1000) : String(value);
}

function propertiesText(properties: Link['properties']): string {
  return Object.entries(properties)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${valueText(name, value)}`)
    .join(', ');
}
