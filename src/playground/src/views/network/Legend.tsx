import { useMemo } from 'react';
import { toggled } from '../../ui/toggled';
import { NodeIcon } from './NodeIcon';
import { edgeStyleOf, nodeStyleOf, sortTypes } from './nodeStyles';
import type { Network } from './useNetwork';

/** The legend of node types and link types, each of which can be hidden. */
export function Legend({ network }: { network: Network }) {
  const { graph, hiddenTypes, hiddenKinds, change } = network;
  const types = useMemo(() => counts([...graph.entities.values()].map(({ type }) => type)), [graph]);
  const kinds = useMemo(() => counts([...graph.links.values()].map(({ kind }) => kind)), [graph]);
  return (
    <div className="ng-net-legend" role="group" aria-label="What is drawn; press to hide or show">
      {sortTypes(types.keys()).map((type) => (
        <Toggle key={type} shown={!hiddenTypes.has(type)} onToggle={() => change({ hiddenTypes: toggled(hiddenTypes, type) })}>
          <NodeIcon type={type} />
          {types.get(type) === 1 ? type : nodeStyleOf(type).plural} <span className="ng-net-count">{types.get(type)}</span>
        </Toggle>
      ))}
      {[...kinds].map(([kind, count]) => (
          <Toggle key={`link ${kind}`} shown={!hiddenKinds.has(kind)} onToggle={() => change({ hiddenKinds: toggled(hiddenKinds, kind) })}>
            <svg className="ng-net-line" viewBox="0 0 22 8" aria-hidden="true">
              <path d={edgeStyleOf(kind).arrow ? 'M0 4H15' : 'M0 4H22'} strokeDasharray={{ solid: 'none', dashed: '5 3', dotted: '1.5 2.5' }[edgeStyleOf(kind).dash]} />
              {edgeStyleOf(kind).arrow && <path className="ng-net-head" d="M14 0.5L22 4L14 7.5z" />}
            </svg>
            {kind} <span className="ng-net-count">{count}</span>
          </Toggle>
        ))}
    </div>
  );
}

function Toggle({ shown, onToggle, children }: { shown: boolean; onToggle(): void; children: React.ReactNode }) {
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
