import type { ReactNode, RefObject } from 'react';
import { download } from '../../ui/download';
import { Menu } from '../../ui/Menu';
import { useCopy } from '../../ui/useCopy';
import type { TableFiles } from './files';

interface ToolsProps {
  name: string;
  files: TableFiles;
  /** The groups as a file, if the rows are grouped. */
  groupFiles?: TableFiles | undefined;
  /** Whether all groups are closed, so that the table shows nothing but groups. */
  onlyGroups?: boolean;
  /** The number of selected rows. */
  selected: number;
  /** The action of the copy shortcut. */
  copyRef: RefObject<() => void>;
  status: ReactNode;
  /** The controls that choose what is shown. */
  children: ReactNode;
}

const GUARD = "A text that a spreadsheet would take for a formula (it begins with = + - @ or a tab) gets a leading apostrophe; numbers stay numbers.";
const CSV = 'text/csv;charset=utf-8';

/** The controls of the table: what is shown, copy and export. */
export function TableToolbar({ name, files, groupFiles, onlyGroups = false, selected, copyRef, status, children }: ToolsProps) {
  const { message, copy: copyText } = useCopy('The browser does not let this page copy.');
  const shown = onlyGroups && groupFiles ? groupFiles : files;
  const copy = () => copyText(shown.tsv(), `${shown.copied} ${shown.copied === 1 ? 'row' : 'rows'} copied.`);
  copyRef.current = () => void copy();
  return (
    <div className="ng-tools">
      {children}
      <button type="button" className="ng-button" title={`Copies with tabs between, for a spreadsheet. ${GUARD}`} onClick={() => void copy()}>
        {selected > 0 ? `Copy ${selected}` : 'Copy'}
      </button>
      <button
        type="button"
        className="ng-button"
        title={`Downloads what is shown, in this order. ${GUARD}`}
        onClick={() => download(`${name}.csv`, shown.csv(), CSV)}
      >
        CSV
      </button>
      <Menu label="More" title="Other files">
        <div className="ng-choices">
          <button type="button" title={GUARD} onClick={() => download(`${name}.csv`, shown.csv(true), CSV)}>
            CSV with a byte order mark (Excel)
          </button>
          <button type="button" onClick={() => download(`${name}.jsonl`, shown.jsonLines(), 'application/jsonl')}>
            JSON lines
          </button>
          {groupFiles && (
            <button type="button" title={GUARD} onClick={() => download(`${name}-groups.csv`, groupFiles.csv(), CSV)}>
              CSV of the groups
            </button>
          )}
        </div>
      </Menu>
      <span className="ng-status">
        {status}
        <span role="status">{message}</span>
      </span>
    </div>
  );
}
