import { hash, text as script } from 'inline:./inline/report.ts';
import { text as style } from 'inline:./inline/report.css';
import { variablesInWords } from '../../picture/describeRequest';
import { svgOfPicture } from '../../picture/picture';
import { currentSource } from '../../picture/source';
import { formatCount } from '../../text/format';
import { download } from '../../ui/download';
import type { CardContent } from '../CardFrame';
import { viewShown } from '../CardView';
import type { Card, Dashboard } from '../dashboard';
import { fileNameOf } from '../fileName';
import { filterNote } from '../filterNote';
import { type ReportCard, reportHtml } from './reportHtml';
import { safeSvg } from './safeSvg';
import { leftOut, tablesOf } from './tables';

/** Saves the report of a dashboard as it is on the page. Returns a message about what it does not have. */
export async function saveReport(dashboard: Dashboard, contents: ReadonlyMap<string, CardContent>): Promise<string> {
  const cards: ReportCard[] = [];
  for (const [place, card] of dashboard.cards.entries()) {
    cards.push(await reportCard(card, contents.get(card.id), `p${place + 1}-`));
  }
  const html = reportHtml(dashboard, cards, currentSource(), { script, scriptHash: hash, style });
  download(`${fileNameOf(dashboard.title)}.html`, html, 'text/html;charset=utf-8');
  const missing = dashboard.cards.filter(({ id }) => !contents.get(id)?.answer).length;
  return missing > 0 ? `Saved the report. ${formatCount(missing, 'card')} had no answer, which it says.` : 'Saved the report.';
}

async function reportCard(card: Card, content: CardContent | undefined, prefix: string): Promise<ReportCard> {
  const { title, query, variables } = card;
  if (!content?.answer) {
    return { title, subtitle: variablesInWords(variables), notes: ['There was no answer when the report was made: the query had failed, or was still running.'], picture: null, tables: [], query };
  }
  const { answer, filtered, date } = content.answer;
  const view = viewShown(answer, card.view);
  const drawn = content.picture && (view === 'network' || view === 'time' || view === 'coverage') ? await drawnBy(content.picture.draw, title, date) : null;
  const picture = drawn && safeSvg(drawn.svg, prefix);
  const note = filterNote(filtered);
  return {
    title,
    subtitle: variablesInWords(filtered.request.variables ?? {}),
    notes: [
      ...new Set([
        ...(note === null ? [] : [`${note}.`]),
        ...(drawn?.note ? [drawn.note] : []),
        ...leftOut(answer, drawn?.note),
        ...answer.errors.slice(0, 3).map(({ message }) => `Part of the answer is missing: ${message}`),
      ]),
    ],
    picture,
    tables: tablesOf(answer),
    query: filtered.request.query,
  };
}

// A view that cannot be drawn is in the report as a table.
async function drawnBy(draw: NonNullable<CardContent['picture']>['draw'], title: string, date: Date): Promise<{ svg: string; note: string | undefined } | null> {
  try {
    const content = await draw();
    return { svg: svgOfPicture({ ...content, title, source: currentSource(date) }, 'drawing'), note: content.note };
  } catch {
    return null;
  }
}
