/** What the operation at the cursor may cost, and what the last run took. */
export function CostBar() {
  return null;
}
