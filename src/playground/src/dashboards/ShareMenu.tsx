import { useState } from 'react';
import type { Filters } from '../filters/filters';
import { formatNumber } from '../text/format';
import { download } from '../ui/download';
import { Menu } from '../ui/Menu';
import type { Dashboard } from './dashboard';
import { dashboardFile } from './dashboard';
import { encodeDashboard, linkToDashboard, LONG_LINK, MAX_LINK } from './dashboardLink';
import { fileNameOf } from './fileName';

interface ShareMenuProps {
  dashboard: Dashboard;
  filters: Filters;
  /** Makes the report; the text is what was left out, or null. */
  onReport(): Promise<string | null>;
}

/** Shares a dashboard: as a link that holds all of it, as a file, or as a report. */
export function ShareMenu({ dashboard, filters, onReport }: ShareMenuProps) {
  const [message, setMessage] = useState({ text: '', failed: false });
  const say = (text: string, failed = false) => setMessage({ text, failed });
  const copyLink = async () => {
    const link = linkToDashboard(await encodeDashboard(dashboard), filters, location.href);
    if (link.length > MAX_LINK) {
      say(`The link would have ${formatNumber(link.length)} characters; at most ${formatNumber(MAX_LINK)} are possible. Share the file instead.`, true);
      return;
    }
    const long = link.length > LONG_LINK ? ` It has ${formatNumber(link.length)} characters, which some mail programs cut; the file has no such limit.` : '';
    try {
      await navigator.clipboard.writeText(link);
      say(`Link copied.${long}`);
    } catch {
      say('The browser did not allow the copy. Share the file instead.', true);
    }
  };
  const report = async () => {
    say('Making the report…');
    try {
      say((await onReport()) ?? 'Saved the report.');
    } catch (error) {
      say(`The report cannot be made: ${error instanceof Error ? error.message : String(error)}`, true);
    }
  };
  return (
    <Menu label="Share" title="Share this dashboard">
      <div className="ng-share" role="group" aria-label="Share">
        <button type="button" className="ng-button" onClick={() => void copyLink()}>
          Copy link
        </button>
        <p>The link holds the dashboard and its filters. It reads the figures anew.</p>
        <button
          type="button"
          className="ng-button"
          onClick={() => {
            download(`${fileNameOf(dashboard.title)}.json`, dashboardFile({ ...dashboard, filters }), 'application/json');
            say('Saved the file.');
          }}
        >
          Download file
        </button>
        <p>For “Open a file” on this page, or for the folder dashboards/ of the gateway, where all its users see it.</p>
        <button type="button" className="ng-button" onClick={() => void report()}>
          Download report
        </button>
        <p>A web page with the figures as they are now. It opens without a network.</p>
        <p role={message.failed ? 'alert' : 'status'} className={message.failed ? 'ng-problem' : undefined}>
          {message.text}
        </p>
      </div>
    </Menu>
  );
}
