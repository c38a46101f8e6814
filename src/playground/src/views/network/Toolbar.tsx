import { type ReactNode, type RefObject, useMemo } from 'react';
import type { Answer } from '../../answer/answer';
import { describeRequest } from '../../picture/describeRequest';
import { PictureMenu } from '../../picture/PictureMenu';
import { Menu } from '../../ui/Menu';
import { SelectField } from '../../ui/SelectField';
import { captionOptions } from './captions';
import type { CytoscapeView } from './cytoscapeView';
import { type GroupBy, GROUPINGS } from './grouping';
import type { LayoutName } from './layouts';
import type { PointerMode } from './NetworkCanvas';
import { contentOf } from './networkPicture';
import { SAME_SIZE } from './nodeSizes';
import type { Network } from './useNetwork';

interface ToolbarProps {
  network: Network;
  answer: Answer;
  picture: RefObject<CytoscapeView | null>;
  full: boolean;
  onFull(): void;
  mode: PointerMode;
  onMode(mode: PointerMode): void;
}

const LAYOUT_LABELS: Record<LayoutName, string> = { automatic: 'automatic', path: 'path', rings: 'rings by distance', time: 'time' };

/** The controls of the drawing: layout, looks, selection, zoom and export. */
export function Toolbar({ network, answer, picture, full, onFull, mode, onMode }: ToolbarProps) {
  const { layout, layouts, listed, hiddenCount, changes, change } = network;
  const texts = useMemo(() => describeRequest(answer.request), [answer]);
  const last = changes.at(-1);
  return (
    <div className="ng-net-bar" role="toolbar" aria-label="Drawing">
      <SelectField
        label="Layout:"
        className=""
        value={layout}
        options={layouts.map((name) => [name, LAYOUT_LABELS[name]])}
        onChange={(value) => change({ layout: value as LayoutName })}
      />
      <Looks network={network} />
      <span className="ng-net-buttons">
        <ToolbarButton label="Zoom in" onPress={() => picture.current?.zoom(1.4)}>
          +
        </ToolbarButton>
        <ToolbarButton label="Zoom out" onPress={() => picture.current?.zoom(1 / 1.4)}>
          −
        </ToolbarButton>
        <ToolbarButton label="Show everything" onPress={() => picture.current?.fit()}>
          Fit
        </ToolbarButton>
      </span>
      <span className="ng-net-buttons" role="group" aria-label="Select an area with the pointer">
        {([['box', 'Box'], ['free', 'Lasso']] as const).map(([name, words]) => (
          <ToolbarButton
            key={name}
            label={name === 'box' ? 'Select the items in a box that you draw' : 'Select the items in an outline that you draw'}
            pressed={mode === name}
            onPress={() => onMode(mode === name ? 'move' : name)}
          >
            {words}
          </ToolbarButton>
        ))}
      </span>
      <span className="ng-net-buttons">
        <ToolbarButton label={last ? `Undo: ${last.label} (Ctrl+Z)` : 'Nothing to undo'} disabled={!last} onPress={network.undo}>
          Undo
        </ToolbarButton>
        {hiddenCount > 0 && (
          <ToolbarButton label="Show all hidden items" onPress={network.showHidden}>
            Show {hiddenCount} hidden
          </ToolbarButton>
        )}
        <ToolbarButton label="List of all items" pressed={listed} onPress={() => change({ listed: !listed })}>
          List
        </ToolbarButton>
        <ToolbarButton label={full ? 'Exit full screen (Escape)' : 'Use the whole window'} pressed={full} onPress={onFull}>
          {full ? 'Exit full screen' : 'Full screen'}
        </ToolbarButton>
      </span>
      <PictureMenu name="network" title={texts.title} subtitle={texts.subtitle} draw={() => contentOf(network, answer)} />
    </div>
  );
}

// Size, colour, captions and groups.
function Looks({ network }: { network: Network }) {
  const { metrics, sizeBy, colours, colourBy, display, groupBy, graph, caption, change } = network;
  const captions = useMemo(() => captionOptions(graph), [graph]);
  return (
    <Menu label="Appearance" title="Size, colour and captions">
      <div className="ng-net-looks" role="group" aria-label="Appearance">
        <SelectField
          label="Size by:"
          value={sizeBy}
          options={[...metrics.map((name) => [name, name] as const), [SAME_SIZE, 'nothing (all the same)']]}
          onChange={(value) => change({ sizeBy: value })}
        />
        <SelectField label="Colour by:" value={colourBy} options={colours} onChange={(value) => change({ colourBy: value })} />
        <SelectField label="Captions:" value={captions.some(([name]) => name === caption) ? caption : 'name'} options={captions} onChange={(value) => change({ caption: value })} />
        {display.grouped && (
          <SelectField
            label="Group by:"
            value={groupBy ?? display.grouped}
            options={GROUPINGS.map(({ by, words }) => [by, words])}
            onChange={(value) => change({ groupBy: value as GroupBy, opened: new Set() })}
          />
        )}
      </div>
    </Menu>
  );
}

interface ToolbarButtonProps {
  label: string;
  pressed?: boolean;
  disabled?: boolean;
  onPress(): void;
  children: ReactNode;
}

function ToolbarButton({ label, pressed, disabled = false, onPress, children }: ToolbarButtonProps) {
  return (
    <button
      type="button"
      title={label}
      disabled={disabled}
      {...(/\w/.test(String(children)) ? {} : { 'aria-label': label })}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
