import type { EChartsCoreOption } from 'echarts/core';
import type { Column } from '../../answer/columns';
import { nameOfObject } from '../../answer/columns';
import { isObject } from '../../answer/json';
import { truncate } from '../../text/truncate';
import type { Point } from './datedRows';
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

/** The chart options for periods: bars, and lines with an axis of their own. */
export function periodOptions(periods: Periods, theme: ChartTheme, hidden: ReadonlySet<string>): EChartsCoreOption {
  const tracks = periods.tracks.filter((track) => !hidden.has(track.name));
  const lines = tracks.filter((track) => track.shape === 'line');
  const bars = tracks.filter((track) => track.shape === 'bar');
  return {
    ...shared(theme, tracks.length > 1),
    tooltip: { ...tooltip(theme), trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: (all: unknown) => periodTooltip(all, tracks) },
    xAxis: { type: 'category', data: periods.labels, ...axis(theme), axisTick: { show: false } },
    yAxis: [
      { type: 'value', name: bars[0]?.figure ?? '', minInterval: 1, ...axis(theme), nameTextStyle: { color: theme.text, align: 'left' }, splitLine: { lineStyle: { color: theme.faint, opacity: 0.5 } } },
      ...(lines.length > 0 ? [{ type: 'value', name: lines[0]!.figure, scale: true, ...axis(theme), nameTextStyle: { color: theme.text, align: 'right' }, splitLine: { show: false } }] : []),
    ],
    series: tracks.map((track, place) => ({
      id: String(place),
      name: truncate(track.name, NAME),
      type: track.shape,
      // ECharts would draw a bar of 0 with the minimum height.
      data: track.shape === 'bar' ? track.values.map((value) => value || null) : track.values,
      color: theme.colours[colourOf(periods, track.name, track.shape) % theme.colours.length],
      ...(track.shape === 'line'
        ? { yAxisIndex: 1, connectNulls: false, symbolSize: 5, showSymbol: periods.starts.length < FEW_STARTS, z: 3 }
        : { ...(periods.stacked ? { stack: 'rows' } : {}), barMaxWidth: 48, barMinHeight: 1, large: false }),
    })),
  };
}

// A series keeps its colour when others are hidden.
function colourOf(periods: Periods, name: string, shape: string): number {
  const alike = periods.tracks.filter((track) => track.shape === shape).findIndex((track) => track.name === name);
  return shape === 'line' && periods.tracks.filter((track) => track.shape === 'bar').length === 1 ? 1 : alike;
}

/** The chart options for rows: a point for each row at its date and its value. */
export function pointOptions(points: readonly Point[], categories: readonly string[], figure: Column, theme: ChartTheme, hidden: ReadonlySet<string>): EChartsCoreOption {
  const shown = categories.filter((category) => !hidden.has(category));
  return {
    ...shared(theme, shown.length > 1),
    tooltip: { ...tooltip(theme), trigger: 'item', formatter: (one: unknown) => pointTooltip(one, figure.label) },
    xAxis: { type: 'time', ...axis(theme) },
    yAxis: { type: 'value', name: figure.label, scale: true, ...axis(theme), splitLine: { lineStyle: { color: theme.faint, opacity: 0.5 } } },
    series: shown.map((category) => ({
      id: category,
      name: truncate(category, NAME),
      type: 'scatter',
      symbolSize: 9,
      large: true,
      largeThreshold: 5_000,
      color: theme.colours[categories.indexOf(category) % theme.colours.length],
      itemStyle: { opacity: 0.75 },
      data: points
        .filter((point) => point.category === category && typeof figure.value(point.row) === 'number')
        .map((point) => ({ value: [point.instant, figure.value(point.row)], point })),
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
  return typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(2) : String(value);
}
