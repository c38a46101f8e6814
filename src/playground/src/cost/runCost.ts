import { type Answer, statisticsOf } from '../answer/answer';
import { budgetIn, leftOf } from '../answer/budget';
import { formatBytes, formatCount, formatDuration } from '../text/format';

/** What the last run gave and took, in short: the rows of all lists together, and the time until the answer was there. */
export function shortRunSummary(answer: Answer): string {
  const rows = rowsOf(answer);
  return [...(rows === null ? [] : [formatCount(rows, 'row')]), formatDuration(answer.milliseconds)].join(' · ');
}

/** What the last run took, in full. */
export function runSummary(answer: Answer): string[] {
  const statistics = statisticsOf(answer);
  const parts = [formatDuration(answer.milliseconds)];
  if (statistics) {
    // The statements of an operation run at the same time.
    const inDatabase = statistics.statements.reduce((longest, statement) => Math.max(longest, statement.milliseconds), 0);
    parts.push(`${formatDuration(inDatabase)} in the database`, formatCount(statistics.statements.length, 'statement'));
  }
  const rows = rowsOf(answer);
  return [...parts, ...(rows === null ? [] : [formatCount(rows, 'row')]), formatBytes(answer.bytes)];
}

/** What the last run took of the budget of the caller, and what is left; null if the gateway does not tell it. */
export function budgetSummary(answer: Answer): string[] | null {
  const budget = budgetIn(answer.extensions);
  return budget && [`${formatCount(budget.used, 'point')} used`, ...leftOf(budget)];
}

function rowsOf(answer: Answer): number | null {
  return statisticsOf(answer)?.statements.reduce((sum, { rows }) => sum + rows, 0) ?? null;
}
