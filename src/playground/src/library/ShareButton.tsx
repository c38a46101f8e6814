import { ToolbarButton } from '@graphiql/react';
import { useRef, useState } from 'react';
import { navigate, routeOf } from '../address/route';
import { currentContent } from '../session/currentContent';
import { useSession } from '../session/store';
import { activeView } from '../views/registry';
import { linkTo, tooLong } from './link';

/** Copies an address that shows the same: query, variables, views with their settings, and the selection. */
export function ShareButton() {
  const [done, setDone] = useState('');
  const ending = useRef(0);
  const share = async () => {
    const state = useSession.getState();
    const content = currentContent();
    const say = (text: string, milliseconds: number) => {
      setDone(text);
      clearTimeout(ending.current);
      ending.current = window.setTimeout(() => setDone(''), milliseconds);
    };
    if (content.query.trim() === '') {
      say('Write a query first', 3000);
      return;
    }
    const link = linkTo({ ...content, view: activeView(state) }, location.href);
    if (tooLong(link)) {
      say('Too long for a link. Save it in the library, and send the exported file.', 10_000);
      return;
    }
    navigate(routeOf(new URL(link).hash), { replace: true, state: history.state });
    try {
      await navigator.clipboard.writeText(link);
      say('Link copied', 3000);
    } catch {
      say('The link is in the address bar', 5000);
    }
  };
  return (
    <>
      <ToolbarButton onClick={() => void share()} label="Share: copy a link to query, variables and view">
        <svg
          className="graphiql-toolbar-icon"
          viewBox="0 0 16 16"
          aria-hidden="true"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        >
          <circle cx="4" cy="8" r="2" />
          <circle cx="12" cy="3.5" r="2" />
          <circle cx="12" cy="12.5" r="2" />
          <path d="M5.8 7l4.4-2.5M5.8 9l4.4 2.5" />
        </svg>
      </ToolbarButton>
      <span role="status" className="ng-toast">
        {done}
      </span>
    </>
  );
}
