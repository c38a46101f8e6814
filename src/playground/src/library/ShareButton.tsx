import { ToolbarButton } from '@graphiql/react';
import { useState } from 'react';
import { usePlayground } from '../store';
import { viewOf } from '../lens/views';
import { linkTo } from './link';

/** Puts query, variables and view into the address, and the address on the clipboard. */
export function ShareButton() {
  const [done, setDone] = useState('');
  const share = async () => {
    const state = usePlayground.getState();
    const { query, variablesText } = state.written();
    const link = linkTo({ query, variables: variablesText, view: viewOf(state) }, location.href);
    history.replaceState(null, '', link);
    try {
      await navigator.clipboard.writeText(link);
      setDone('Link copied');
    } catch {
      setDone('The link is in the address bar');
    }
    setTimeout(() => setDone(''), 3000);
  };
  return (
    <>
      <ToolbarButton onClick={() => void share()} label="Share: copy a link to query, variables and view">
        <svg className="graphiql-toolbar-icon" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5">
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
