import type { ReactNode, RefObject } from 'react';
import { useMemo, useState } from 'react';
import { saveAs } from './download';
import { GROUPINGS, type GroupBy } from './grouping';
import { type LayoutName, momentOf } from './layouts';
import type { Picture } from './picture';
import type { Network } from './useNetwork';

interface BarProps {
  network: Network;
  layout: LayoutName;
  picture: RefObject<Picture | null>;
  full: boolean;
  onFull(): void;
  listed: boolean;
  onListed(): void;
}

/** How it is drawn, how near, and where it is saved. */
export function Bar({ network, layout, picture, full, onFull, listed, onListed }: BarProps) {
  const { figures, sizeBy, drawn, groupBy, change, graph } = network;
  const [said, say] = useState('');
  const dated = useMemo(() => [...graph.entities.values()].some(({ facts }) => momentOf(facts) !== null), [graph]);
  const title = `Network of ${graph.entities.size} things`;
  const save = (kind: 'png' | 'svg') => async () => {
    try {
      const made = picture.current!;
      saveAs(kind === 'png' ? await made.png() : new Blob([made.svg(title)], { type: 'image/svg+xml' }), `network.${kind}`);
      say(`Saved as network.${kind}.`);
    } catch {
      say('The picture cannot be saved; it may be too large.');
    }
  };
  return (
    <div className="ng-net-bar" role="toolbar" aria-label="The drawing">
      <Choice label="Layout" value={layout} onChange={(value) => change({ layout: value as LayoutName })}>
        {graph.distances.size > 0 && <option value="rings">rings by distance</option>}
        <option value="force">forces</option>
        {dated && <option value="time">time</option>}
      </Choice>
      <Choice label="Size" value={sizeBy} onChange={(value) => change({ sizeBy: value })}>
        {figures.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </Choice>
      {drawn.grouped && (
        <Choice label="Group by" value={groupBy ?? drawn.grouped} onChange={(value) => change({ groupBy: value as GroupBy, opened: new Set() })}>
          {GROUPINGS.map(({ by, words }) => (
            <option key={by} value={by}>
              {words}
            </option>
          ))}
        </Choice>
      )}
      <span className="ng-net-buttons">
        <Press label="Zoom in" onPress={() => picture.current?.zoom(1.4)}>
          +
        </Press>
        <Press label="Zoom out" onPress={() => picture.current?.zoom(1 / 1.4)}>
          −
        </Press>
        <Press label="Show all of it" onPress={() => picture.current?.fit()}>
          Fit
        </Press>
        <Press label={full ? 'Back to its place' : 'Use the whole window'} pressed={full} onPress={onFull}>
          {full ? 'Smaller' : 'Larger'}
        </Press>
        <Press label="List of all things" pressed={listed} onPress={onListed}>
          List
        </Press>
        <Press label="Save the picture as PNG" onPress={save('png')}>
          PNG
        </Press>
        <Press label="Save the picture as SVG" onPress={save('svg')}>
          SVG
        </Press>
      </span>
      <span className="ng-net-quiet" role="status">
        {said}
      </span>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  onChange(value: string): void;
  children: ReactNode;
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <label>
      {label}{' '}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </label>
  );
}

function Press({ label, pressed, onPress, children }: { label: string; pressed?: boolean; onPress(): void; children: ReactNode }) {
  return (
    <button type="button" title={label} {...(/\w/.test(String(children)) ? {} : { 'aria-label': label })} {...(pressed === undefined ? {} : { 'aria-pressed': pressed })} onClick={onPress}>
      {children}
    </button>
  );
}
