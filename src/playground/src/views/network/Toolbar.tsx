import { type ReactNode, type RefObject, useMemo, useState } from 'react';
import { download } from '../../ui/download';
import { SelectField } from '../../ui/SelectField';
import type { CytoscapeView } from './cytoscapeView';
import { type GroupBy, GROUPINGS } from './grouping';
import { type LayoutName, timeOf } from './layouts';
import type { Network } from './useNetwork';

interface ToolbarProps {
  network: Network;
  layout: LayoutName;
  picture: RefObject<CytoscapeView | null>;
  full: boolean;
  onFull(): void;
  listed: boolean;
  onListed(): void;
}

/** The controls of the drawing: layout, sizes, grouping, zoom and export. */
export function Toolbar({ network, layout, picture, full, onFull, listed, onListed }: ToolbarProps) {
  const { metrics, sizeBy, display, groupBy, change, graph } = network;
  const [message, setMessage] = useState('');
  const dated = useMemo(() => [...graph.entities.values()].some(({ properties }) => timeOf(properties) !== null), [graph]);
  const title = `Network of ${graph.entities.size} things`;
  const save = (kind: 'png' | 'svg') => async () => {
    try {
      const made = picture.current!;
      download(`network.${kind}`, kind === 'png' ? await made.png() : made.svg(title), 'image/svg+xml');
      setMessage(`Saved as network.${kind}.`);
    } catch {
      setMessage('The picture cannot be saved; it may be too large.');
    }
  };
  return (
    <div className="ng-net-bar" role="toolbar" aria-label="The drawing">
      <SelectField
        label="Layout"
        className=""
        value={layout}
        options={[
          ...(graph.distances.size > 0 ? [['rings', 'rings by distance'] as const] : []),
          ['force', 'forces'],
          ...(dated ? [['time', 'time'] as const] : []),
        ]}
        onChange={(value) => change({ layout: value as LayoutName })}
      />
      <SelectField
        label="Size"
        className=""
        value={sizeBy}
        options={metrics.map((name) => [name, name])}
        onChange={(value) => change({ sizeBy: value })}
      />
      {display.grouped && (
        <SelectField
          label="Group by"
          className=""
          value={groupBy ?? display.grouped}
          options={GROUPINGS.map(({ by, words }) => [by, words])}
          onChange={(value) => change({ groupBy: value as GroupBy, opened: new Set() })}
        />
      )}
      <span className="ng-net-buttons">
        <ToolbarButton label="Zoom in" onPress={() => picture.current?.zoom(1.4)}>
          +
        </ToolbarButton>
        <ToolbarButton label="Zoom out" onPress={() => picture.current?.zoom(1 / 1.4)}>
          −
        </ToolbarButton>
        <ToolbarButton label="Show all of it" onPress={() => picture.current?.fit()}>
          Fit
        </ToolbarButton>
        <ToolbarButton label={full ? 'Back to its place' : 'Use the whole window'} pressed={full} onPress={onFull}>
          {full ? 'Smaller' : 'Larger'}
        </ToolbarButton>
        <ToolbarButton label="List of all things" pressed={listed} onPress={onListed}>
          List
        </ToolbarButton>
        <ToolbarButton label="Save the picture as PNG" onPress={save('png')}>
          PNG
        </ToolbarButton>
        <ToolbarButton label="Save the picture as SVG" onPress={save('svg')}>
          SVG
        </ToolbarButton>
      </span>
      <span className="ng-net-quiet" role="status">
        {message}
      </span>
    </div>
  );
}

function ToolbarButton({ label, pressed, onPress, children }: { label: string; pressed?: boolean; onPress(): void; children: ReactNode }) {
  return (
    <button type="button" title={label} {...(/\w/.test(String(children)) ? {} : { 'aria-label': label })} {...(pressed === undefined ? {} : { 'aria-pressed': pressed })} onClick={onPress}>
      {children}
    </button>
  );
}
