import { useEffect } from 'react';
import { useRoute } from '../address/route';
import { DashboardList } from './DashboardList';
import { DashboardView } from './DashboardView';
import { openFromAddress, useOpenDashboard } from './openDashboard';

/** The page of the saved dashboards: the list of them, or the one that the address names. */
export default function DashboardsPage() {
  const { page, params } = useRoute();
  const { opened, key } = useOpenDashboard();
  useEffect(() => {
    if (page === 'dashboards') {
      void openFromAddress(params);
    }
  }, [page, params]);
  return (
    <div className="ng-dashboards">
      {opened.stage === 'list' && <DashboardList />}
      {opened.stage === 'opening' && <p className="ng-opening">Opening…</p>}
      {opened.stage === 'problem' && (
        <div className="ng-opening">
          <p role="alert">{opened.message}</p>
          <a href="#/dashboards">All dashboards</a>
        </div>
      )}
      {opened.stage === 'open' && <DashboardView key={opened.origin.kind === 'link' ? 'link' : key} dashboard={opened.dashboard} origin={opened.origin} changed={opened.changed} />}
    </div>
  );
}
