/** The page of the saved dashboards. */
export default function DashboardsPage() {
  return <div className="ng-dashboards" />;
}
