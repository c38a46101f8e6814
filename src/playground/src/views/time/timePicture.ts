import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { nameOfObject } from '../../answer/columns';
import { isObject } from '../../answer/json';
import { csvLines } from '../../answer/rowExport';
import type { LegendEntry } from '../../picture/legend';
import type { DrawingArea, PictureContent } from '../../picture/picture';
import { chartSvg } from './Chart';
import { type ChartKind, chartTheme, periodOptions, pointOptions, trackColour } from './chartOptions';
import type { Points } from './datedRows';
import { figureText } from './figures';
import type { Periods } from './periods';

const WIDTH = 960;
const HEIGHT = 480;
const MAX_AREAS = 400;

interface Shown {
  what: Periods | Points;
  kind: ChartKind;
  fromZero: boolean;
  hidden: ReadonlySet<string>;
  /** The chart on the page, whose zoom the picture has. */
  chart: ECharts | null;
  note: string;
}

/** The picture of a chart: as it is shown, in the colours of the light theme, with a legend of all series. */
export function timePicture({ what, kind, fromZero, hidden, chart, note }: Shown): PictureContent {
  const theme = chartTheme(false);
  const options = 'tracks' in what ? periodOptions(what, kind, fromZero, theme, hidden) : pointOptions(what, fromZero, theme, hidden);
  const { svg, centres } = chartSvg(forPicture(options, chart), WIDTH, HEIGHT, 'tracks' in what ? what.starts.length : 0);
  return {
    drawing: { svg, width: WIDTH, height: HEIGHT, areas: 'tracks' in what ? areasOf(what, hidden, centres) : [] },
    legend: 'tracks' in what ? periodLegend(what, kind, hidden) : pointLegend(what, hidden),
    note,
  };
}

// Without what only works on the page, and with the range that is zoomed to.
function forPicture(options: EChartsCoreOption, chart: ECharts | null): EChartsCoreOption {
  const [zoom] = ((chart?.getOption() as { dataZoom?: { start?: number; end?: number }[] } | undefined)?.dataZoom ?? []) as { start?: number; end?: number }[];
  return {
    ...options,
    legend: { show: false },
    tooltip: { show: false },
    grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
    dataZoom: [{ type: 'inside', filterMode: 'filter', start: zoom?.start ?? 0, end: zoom?.end ?? 100 }],
  };
}

function areasOf(periods: Periods, hidden: ReadonlySet<string>, centres: readonly number[]): DrawingArea[] {
  const step = Math.abs((centres[1] ?? WIDTH) - (centres[0] ?? 0));
  const inside = centres.filter((x) => x >= 0 && x <= WIDTH).length;
  return inside > MAX_AREAS
    ? []
    : centres.flatMap((x, place) => {
        if (!(x >= 0 && x <= WIDTH)) {
          return [];
        }
        const values = periods.tracks.filter(({ name }) => !hidden.has(name)).map(({ name, values }) => `${name}: ${shown(values[place] ?? null)}`);
        return [{ x: x - step / 2, y: 36, width: step, height: HEIGHT - 44, text: [periods.labels[place]!, ...values].join('\n') }];
      });
}

function periodLegend(periods: Periods, kind: ChartKind, hidden: ReadonlySet<string>): LegendEntry[] {
  const tracks = periods.tracks.filter(({ name }) => !hidden.has(name));
  return tracks.length < 2
    ? []
    : tracks.map((track) => {
        const colour = trackColour(periods, track, chartTheme(false));
        const line = track.axis === 'second' || kind === 'lines';
        return {
          label: track.name,
          mark: line ? { shape: 'line', colour, dash: track.axis === 'second' ? 'dashed' : 'solid' } : { shape: 'square', fill: colour },
        };
      });
}

function pointLegend({ categories }: Points, hidden: ReadonlySet<string>): LegendEntry[] {
  const { colours } = chartTheme(false);
  return categories.length < 2
    ? []
    : categories.flatMap((label, place) => (hidden.has(label) ? [] : [{ label, mark: { shape: 'circle' as const, fill: colours[place % colours.length]! } }]));
}

/** The values of a chart as CSV: a line for each period, or for each point. */
export function timeCsv(what: Periods | Points, hidden: ReadonlySet<string>): string {
  if ('tracks' in what) {
    const tracks = what.tracks.filter(({ name }) => !hidden.has(name));
    const header = tracks.map(({ name, figure }) => (name.endsWith(figure) ? name : `${name}: ${figure}`));
    return csvLines([['From', ...header], ...what.starts.map((_, place) => [what.labels[place]!, ...tracks.map(({ values }) => values[place] ?? undefined)])]);
  }
  const points = what.points.filter((point) => !hidden.has(point.categories[0]!));
  return csvLines([
    ['When', 'What', 'Categories', what.figure.label],
    ...points.map(({ row, instant, categories }) => [
      new Date(instant).toISOString(),
      isObject(row.value) ? nameOfObject(row.value) : '',
      categories.join('; '),
      what.figure.value(row),
    ]),
  ]);
}

function shown(value: number | null): string {
  return value === null ? '–' : figureText(value);
}
