/** What is said if there are no stories: how they are switched on. */
export function NoStories({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return <p className="ng-nothing">No story has an article with these filters.</p>;
  }
  return (
    <div className="ng-nothing">
      <p>There are no stories. The gateway groups articles into stories only if this is switched on.</p>
      <p>
        Start it with <code>--newsgraph.insight.enabled=true</code>. It builds the stories in the background, after each import.
      </p>
    </div>
  );
}
