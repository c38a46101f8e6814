import { type CSSProperties, type ReactNode, useMemo } from 'react';
import { formatNumber } from '../../text/format';
import { truncate } from '../../text/truncate';
import { toggled } from '../../ui/toggled';
import { TYPE_COLOUR } from './colouring';
import { NodeIcon } from './NodeIcon';
import { edgeStyleOf, nodeStyleOf, sortTypes } from './nodeStyles';
import { NO_COLOUR, type ThemeColour } from './palette';
import type { Network } from './useNetwork';

/** The legend: node types and kinds of connections, each of which can be hidden, and what colours and marks stand for. */
export function Legend({ network }: { network: Network }) {
  const { graph, hiddenTypes, hiddenKinds, colouring, perform } = network;
  const types = useMemo(() => counts([...graph.entities.values()].map(({ type }) => type)), [graph]);
  const kinds = useMemo(() => counts([...graph.links.values()].map(({ kind }) => kind)), [graph]);
  const typed = colouring.by === TYPE_COLOUR;
  const toggle = (name: string, hidden: ReadonlySet<string>, part: 'hiddenTypes' | 'hiddenKinds') => {
    const shown = hidden.has(name);
    perform(`${shown ? 'show' : 'hide'} ${name}`, { [part]: toggled(hidden, name) }, '');
  };
  return (
    <div className={`ng-net-legend${typed ? '' : ' ng-net-recoloured'}`}>
      <span className="ng-net-toggles" role="group" aria-label="What is drawn; press to hide or show">
        {sortTypes(types.keys()).map((type) => (
          <Toggle key={type} shown={!hiddenTypes.has(type)} onToggle={() => toggle(type, hiddenTypes, 'hiddenTypes')}>
            <NodeIcon type={type} />
            {types.get(type) === 1 ? type : nodeStyleOf(type).plural} <span className="ng-net-count">{types.get(type)}</span>
          </Toggle>
        ))}
        {[...kinds].map(([kind, count]) => (
          <Toggle key={`link ${kind}`} shown={!hiddenKinds.has(kind)} onToggle={() => toggle(kind, hiddenKinds, 'hiddenKinds')}>
            <svg className="ng-net-line" viewBox="0 0 22 8" aria-hidden="true">
              <path d={edgeStyleOf(kind).arrow ? 'M0 4H15' : 'M0 4H22'} strokeDasharray={{ solid: 'none', dashed: '5 3', dotted: '1.5 2.5' }[edgeStyleOf(kind).dash]} />
              {edgeStyleOf(kind).arrow && <path className="ng-net-head" d="M14 0.5L22 4L14 7.5z" />}
            </svg>
            {kind} <span className="ng-net-count">{count}</span>
          </Toggle>
        ))}
      </span>
      <Marks network={network} />
    </div>
  );
}

// Colours other than those of the types, and nodes that look different.
function Marks({ network }: { network: Network }) {
  const { graph, colouring, pinned } = network;
  const hollow = useMemo(() => [...graph.entities.values()].filter(({ mentioned }) => mentioned).length, [graph]);
  const pins = Object.keys(pinned).filter((id) => graph.entities.has(id)).length;
  const typed = colouring.by === TYPE_COLOUR;
  if (typed && hollow === 0 && pins === 0) {
    return null;
  }
  return (
    <ul className="ng-net-marks" aria-label="Colours and marks">
      {!typed && <li className="ng-net-by">{colouring.by}:</li>}
      {!typed &&
        colouring.entries.map((entry) => (
          <li key={entry.label}>
            <Swatch colour={entry} />
            {truncate(entry.label, 28)} <span className="ng-net-count">{formatNumber(entry.count)}</span>
          </li>
        ))}
      {!typed && colouring.without > 0 && (
        <li>
          <Swatch colour={NO_COLOUR} />
          no value <span className="ng-net-count">{formatNumber(colouring.without)}</span>
        </li>
      )}
      {hollow > 0 && (
        <li title="Articles that other documents mention, and that have no document of their own">
          <svg className="ng-net-hollow" viewBox="0 0 12 12" aria-hidden="true">
            <circle cx="6" cy="6" r="4.5" />
          </svg>
          only mentioned <span className="ng-net-count">{formatNumber(hollow)}</span>
        </li>
      )}
      {pins > 0 && (
        <li>
          <svg className="ng-net-pin" viewBox="0 0 12 12" aria-hidden="true">
            <circle cx="6" cy="6" r="5" />
            <circle cx="6" cy="6" r="2.5" />
          </svg>
          pinned <span className="ng-net-count">{pins}</span>
        </li>
      )}
    </ul>
  );
}

function Swatch({ colour: { light, dark } }: { colour: ThemeColour }) {
  return <span className="ng-net-swatch" style={{ '--ng-light': light, '--ng-dark': dark } as CSSProperties} aria-hidden="true" />;
}

function Toggle({ shown, onToggle, children }: { shown: boolean; onToggle(): void; children: ReactNode }) {
  return (
    <button type="button" aria-pressed={shown} onClick={onToggle}>
      {children}
    </button>
  );
}

function counts(names: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const name of names) {
    found.set(name, (found.get(name) ?? 0) + 1);
  }
  return found;
}
