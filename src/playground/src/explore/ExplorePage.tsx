/** The page for people who do not write GraphQL. */
export default function ExplorePage() {
  return <div className="ng-explore" />;
}
