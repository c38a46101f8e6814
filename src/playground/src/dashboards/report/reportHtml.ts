import { whereOf } from '../../filters/filters';
import { variablesInWords } from '../../picture/describeRequest';
import { escapeXml } from '../../picture/escapeXml';
import { type Source, sourceLine } from '../../picture/source';
import type { Dashboard } from '../dashboard';

/** A card of a report. All HTML is safe: its texts are escaped. */
export interface ReportCard {
  title: string;
  /** The variables in words. */
  subtitle: string;
  /** What is left out, and what the filters do not reach. */
  notes: readonly string[];
  /** The picture as SVG text, or null. */
  picture: string | null;
  /** HTML tables. */
  tables: readonly string[];
  query: string;
}

/** The script and the style that a report contains. */
export interface ReportParts {
  script: string;
  /** The hash of the script for the Content-Security-Policy. */
  scriptHash: string;
  style: string;
}

/**
 * A dashboard as one HTML file. It opens from disk without a network, sends no request to anywhere, and runs only its own script,
 * which sorts and filters the tables; without the script all data can still be read.
 */
export function reportHtml(dashboard: Omit<Dashboard, 'cards'>, cards: readonly ReportCard[], source: Source, { script, scriptHash, style }: ReportParts): string {
  const { title, sentence, filters } = dashboard;
  const policy = `default-src 'none'; script-src '${scriptHash}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
  const where = whereOf(filters);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeXml(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<meta name="generator" content="Newsgraph ${escapeXml(source.version)}">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<a class="skip" href="#content">Skip to the content</a>',
    '<header>',
    `<h1>${escapeXml(title)}</h1>`,
    ...(sentence ? [`<p>${escapeXml(sentence)}</p>`] : []),
    `<p class="filters">${where ? `Filters: ${escapeXml(variablesInWords({ where }))}.` : 'No filters.'}</p>`,
    `<p class="source">${escapeXml(sourceLine(source))}.</p>`,
    `<nav aria-label="Contents"><ol>${cards.map((card, place) => `<li><a href="#card-${place + 1}">${escapeXml(card.title)}</a></li>`).join('')}</ol></nav>`,
    '</header>',
    '<main id="content" tabindex="-1">',
    ...cards.map((card, place) => section(card, place + 1)),
    '</main>',
    `<footer><p>${escapeXml(sourceLine(source))}.</p></footer>`,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function section({ title, subtitle, notes, picture, tables, query }: ReportCard, number: number): string {
  const data = tables.join('\n');
  return [
    `<section id="card-${number}" aria-labelledby="title-${number}">`,
    `<h2 id="title-${number}">${escapeXml(title)}</h2>`,
    ...(subtitle ? [`<p class="subtitle">${escapeXml(subtitle)}</p>`] : []),
    ...(picture ? [`<figure tabindex="0" aria-label="Picture of ${escapeXml(title)}">${picture}</figure>`] : []),
    ...(data && picture ? [`<details class="data"><summary>Data of “${escapeXml(title)}”</summary>${data}</details>`] : [data]),
    ...notes.map((note) => `<p class="note">${escapeXml(note)}</p>`),
    `<details class="query"><summary>Query of “${escapeXml(title)}”</summary><pre tabindex="0" role="region" aria-label="Query of ${escapeXml(title)}">${escapeXml(query)}</pre></details>`,
    '</section>',
  ].join('\n');
}
