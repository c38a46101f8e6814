import type { EChartsCoreOption } from 'echarts/core';
import { nameOfObject } from '../../answer/columns';
import { isObject } from '../../answer/json';
import { truncate } from '../../text/truncate';
import type { Point, Points } from './datedRows';
import { figureText } from './figures';
import type { Periods, Track } from './periods';

export interface ChartTheme {
  text: string;
  faint: string;
  ground: string;
  colours: string[];
}

/** The colours of charts, which most people can tell apart, for the light and the dark theme. */
export function chartTheme(dark: boolean): ChartTheme {
  return dark
    ? { text: '#dfe3ee', faint: '#4a5266', ground: '#212a3b', colours: ['#7cb5ec', '#f4a259', '#8fd694', '#e78ac3', '#c9b458', '#9d8df1', '#5bc8c8', '#f08080', '#a9b4c8'] }
    : { text: '#3b4b68', faint: '#c9cfdb', ground: '#ffffff', colours: ['#2f6db3', '#c45a00', '#2d8a4e', '#b0307f', '#8a7000', '#5a49c4', '#0f7f7f', '#c23b3b', '#6b7688'] };
}

const NAME = 30;
const FEW_STARTS = 60;

/** How series are drawn. */
export type ChartKind = 'lines' | 'bars' | 'stacked';

/** The chart options for periods. A second figure is a dashed line with an axis of its own. */
export function periodOptions(periods: Periods, kind: ChartKind, fromZero: boolean, theme: ChartTheme, hidden: ReadonlySet<string>): EChartsCoreOption {
  const tracks = periods.tracks.filter((track) => !hidden.has(track.name));
  const first = tracks.filter((track) => track.axis === 'first');
  const second = tracks.filter((track) => track.axis === 'second');
  const sums = kind === 'stacked' ? periods.starts.map((_, place) => first.reduce((all, { values }) => all + (values[place] ?? 0), 0)) : [];
  return {
    ...shared(theme, tracks.length > 1),
    tooltip: { ...tooltip(theme), trigger: 'axis', axisPointer: { type: kind === 'lines' ? 'line' : 'shadow' }, formatter: (all: unknown) => periodTooltip(all, tracks) },
    xAxis: { type: 'category', data: periods.labels, boundaryGap: kind !== 'lines' || periods.starts.length < 3, ...axis(theme), axisTick: { show: false } },
    yAxis: [
      {
        ...valueAxis([...first.flatMap(({ values }) => values), ...sums], fromZero || first.some(({ count }) => count) || kind !== 'lines', theme),
        ...(first.every(({ count }) => count) ? { minInterval: 1 } : {}),
        name: first[0]?.figure ?? '',
        nameTextStyle: { color: theme.text, align: 'left' },
      },
      ...(second.length > 0
        ? [
            {
              ...secondAxis(second, fromZero || second.some(({ count }) => count), theme),
              nameTextStyle: { color: theme.text, align: 'right' },
              splitLine: { show: false },
            },
          ]
        : []),
    ],
    series: tracks.map((track, place) => ({
      id: String(place),
      name: truncate(track.name, NAME),
      color: trackColour(periods, track, theme),
      ...(track.axis === 'second'
        ? { ...lineOf(track), yAxisIndex: 1, lineStyle: { type: 'dashed', width: 2 }, z: 4 }
        : kind === 'lines'
          ? lineOf(track)
          : {
              type: 'bar',
              // ECharts would draw a bar of 0 with the minimum height.
              data: track.values.map((value) => value || null),
              ...(kind === 'stacked' ? { stack: 'rows' } : {}),
              barMaxWidth: 48,
              barMinHeight: 1,
              large: false,
            }),
    })),
  };
}

function lineOf({ values }: Track): object {
  // A value between two gaps has no line.
  const isolated = values.some((value, place) => value !== null && (values[place - 1] ?? null) === null && (values[place + 1] ?? null) === null);
  return { type: 'line', data: values, connectNulls: false, symbolSize: 5, showSymbol: isolated || values.length < FEW_STARTS, lineStyle: { width: 2 }, z: 3 };
}

/** The colour of a track; it stays the same when others are hidden. */
export function trackColour(periods: Periods, track: Track, theme: ChartTheme): string {
  const alike = periods.tracks.filter(({ axis }) => axis === track.axis);
  const place = alike.findIndex(({ name }) => name === track.name);
  return theme.colours[(track.axis === 'second' && alike.length === 1 ? 1 : place) % theme.colours.length]!;
}

// An axis starts at zero, or has a visible break between zero and the values.
function valueAxis(values: readonly (number | null | undefined)[], fromZero: boolean, theme: ChartTheme): object {
  const start = breakEnd(values);
  return {
    type: 'value',
    ...axis(theme),
    splitLine: { lineStyle: { color: theme.faint, opacity: 0.5 } },
    ...(fromZero || start === null
      ? {}
      : {
          min: 0,
          breaks: [{ start: 0, end: start, gap: '4%' }],
          breakArea: { expandOnClick: false, zigzagAmplitude: 4, itemStyle: { color: theme.ground, borderColor: theme.text, opacity: 1 } },
        }),
  };
}

// The break of a second axis is not drawn over the chart, as it would cut the bars and lines of the first; its name has it.
function secondAxis(tracks: readonly Track[], fromZero: boolean, theme: ChartTheme): object {
  const values = tracks.flatMap((track) => track.values);
  const start = fromZero ? null : breakEnd(values);
  return {
    ...valueAxis(values, fromZero, theme),
    breakArea: { show: false },
    name: `${tracks[0]!.figure} (${start === null ? 'dashed' : `dashed, 0 to ${start} cut out`})`,
  };
}

/** Where an axis can begin after a break: a round number below all values; null if zero is near enough. */
export function breakEnd(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value): value is number => typeof value === 'number');
  const [min, max] = known.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
  const step = 10 ** Math.floor(Math.log10(Math.max(max - min, Math.abs(max) / 100, 1e-9)));
  const end = Math.floor((min - (max - min) / 10) / step) * step;
  return known.length > 0 && end > (max - min) / 4 ? end : null;
}

/** The chart options for rows: a point for each row at its date and its value. */
export function pointOptions({ points, categories, figure }: Points, fromZero: boolean, theme: ChartTheme, hidden: ReadonlySet<string>): EChartsCoreOption {
  const shown = categories.filter((category) => !hidden.has(category));
  const valueOf = (point: Point) => figure.value(point.row) as number;
  const known = points.filter((point) => typeof figure.value(point.row) === 'number');
  return {
    ...shared(theme, shown.length > 1),
    tooltip: { ...tooltip(theme), trigger: 'item', formatter: (one: unknown) => pointTooltip(one, figure.label) },
    xAxis: { type: 'time', ...axis(theme) },
    yAxis: { ...valueAxis(known.map(valueOf), fromZero, theme), name: figure.label, nameTextStyle: { color: theme.text, align: 'left' } },
    series: shown.map((category) => ({
      id: category,
      name: truncate(category, NAME),
      type: 'scatter',
      symbolSize: 9,
      large: true,
      largeThreshold: 5_000,
      color: theme.colours[categories.indexOf(category) % theme.colours.length],
      itemStyle: { opacity: 0.75 },
      // A point is one row, so it has the colour of one category.
      data: known.filter((point) => point.categories[0] === category).map((point) => ({ value: [point.instant, valueOf(point)], point })),
    })),
  };
}

function shared(theme: ChartTheme, legend: boolean): EChartsCoreOption {
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { color: theme.text, fontFamily: 'system-ui, sans-serif' },
    grid: { left: 16, right: 16, top: legend ? 64 : 36, bottom: 56, containLabel: true },
    legend: { show: legend, type: 'scroll', top: 4, textStyle: { color: theme.text }, selectedMode: false, pageTextStyle: { color: theme.text }, pageIconColor: theme.text },
    dataZoom: [
      { type: 'inside', filterMode: 'filter' },
      { type: 'slider', bottom: 8, height: 24, textStyle: { color: theme.text }, borderColor: theme.faint, brushSelect: false, showDataShadow: false },
    ],
  };
}

function axis(theme: ChartTheme): object {
  return { nameTextStyle: { color: theme.text }, axisLabel: { color: theme.text, hideOverlap: true }, axisLine: { lineStyle: { color: theme.faint } } };
}

function tooltip(theme: ChartTheme): object {
  return { confine: true, backgroundColor: theme.ground, borderColor: theme.faint, textStyle: { color: theme.text } };
}

interface TooltipItem {
  name: string;
  seriesName: string;
  seriesIndex: number;
  dataIndex: number;
  value: unknown;
  color: string;
  data?: { point?: Point };
}

// Elements instead of HTML text, so that names are not parsed.
function periodTooltip(all: unknown, tracks: readonly Track[]): HTMLElement {
  const items = (Array.isArray(all) ? all : [all]) as TooltipItem[];
  const place = document.createElement('div');
  place.append(line(items[0]?.name ?? '', null, true));
  for (const one of items) {
    const value = tracks[one.seriesIndex]?.values[one.dataIndex] ?? null;
    if (value !== 0 || items.length <= 3) {
      place.append(line(`${one.seriesName}: ${value === null ? '–' : rounded(value)}`, one.color));
    }
  }
  return place;
}

function pointTooltip(one: unknown, figure: string): HTMLElement {
  const { data, seriesName, color } = one as TooltipItem;
  const point = data?.point;
  const place = document.createElement('div');
  if (point) {
    place.append(line(truncate(isObject(point.row.value) ? nameOfObject(point.row.value) : '', 70), null, true));
    place.append(line(new Date(point.instant).toISOString().slice(0, 16).replace('T', ' '), null));
    place.append(line(`${figure}: ${rounded((one as { value: unknown[] }).value[1])}`, color), line(seriesName, null));
  }
  return place;
}

function line(text: string, colour: string | null, bold = false): HTMLElement {
  const one = document.createElement('div');
  if (colour) {
    const dot = document.createElement('span');
    dot.style.cssText = `display:inline-block;width:9px;height:9px;border-radius:50%;margin-right:6px;background:${colour}`;
    one.append(dot);
  }
  one.append(text);
  one.style.fontWeight = bold ? '600' : '400';
  return one;
}

function rounded(value: unknown): string {
  return typeof value === 'number' ? figureText(value) : String(value);
}
