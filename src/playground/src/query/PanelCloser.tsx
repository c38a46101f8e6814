import { useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';
import { useSession } from '../session/store';

/** The width below which a panel covers the answer; see `query.css`. */
const COVERING = '(max-width: 960px)';

/** Closes the panel that covers the answer when a query runs. */
export function PanelCloser() {
  const { setVisiblePlugin } = useGraphiQLActions();
  useEffect(
    () =>
      useSession.subscribe((now, before) => {
        if (now.lastRun !== before.lastRun && matchMedia(COVERING).matches) {
          setVisiblePlugin(null);
        }
      }),
    [setVisiblePlugin],
  );
  return null;
}
