import type { EChartsCoreOption } from 'echarts/core';
import { cut } from '../../answer/names';
import type { Column } from '../table/columns';
import { nameOfThing } from '../table/columns';
import { isObject } from '../../answer/json';
import type { Periods, Track } from './periods';
import type { Point } from './dated';

export interface Look {
  text: string;
  faint: string;
  ground: string;
  colours: string[];
}

/** Colours that are told apart by most people, on light and on dark. */
export function lookOf(dark: boolean): Look {
  return dark
    ? { text: '#dfe3ee', faint: '#4a5266', ground: '#212a3b', colours: ['#7cb5ec', '#f4a259', '#8fd694', '#e78ac3', '#c9b458', '#9d8df1', '#5bc8c8', '#f08080', '#a9b4c8'] }
    : { text: '#3b4b68', faint: '#c9cfdb', ground: '#ffffff', colours: ['#2f6db3', '#c45a00', '#2d8a4e', '#b0307f', '#8a7000', '#5a49c4', '#0f7f7f', '#c23b3b', '#6b7688'] };
}

const NAME = 30;
const FEW_STARTS = 60;

/** Bars over periods, and lines on an axis of their own. */
export function periodOptions(periods: Periods, look: Look, hidden: ReadonlySet<string>): EChartsCoreOption {
  const tracks = periods.tracks.filter((track) => !hidden.has(track.name));
  const lines = tracks.filter((track) => track.shape === 'line');
  const bars = tracks.filter((track) => track.shape === 'bar');
  return {
    ...shared(look, tracks.length > 1),
    tooltip: { ...tooltip(look), trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: (all: unknown) => toldPeriods(all, tracks) },
    xAxis: { type: 'category', data: periods.labels, ...axis(look), axisTick: { show: false } },
    yAxis: [
      { type: 'value', name: bars[0]?.figure ?? '', minInterval: 1, ...axis(look), nameTextStyle: { color: look.text, align: 'left' }, splitLine: { lineStyle: { color: look.faint, opacity: 0.5 } } },
      ...(lines.length > 0 ? [{ type: 'value', name: lines[0]!.figure, scale: true, ...axis(look), nameTextStyle: { color: look.text, align: 'right' }, splitLine: { show: false } }] : []),
    ],
    series: tracks.map((track, place) => ({
      id: String(place),
      name: cut(track.name, NAME),
      type: track.shape,
      // A bar of nothing would be drawn as high as the least.
      data: track.shape === 'bar' ? track.values.map((value) => value || null) : track.values,
      color: look.colours[colourOf(periods, track.name, track.shape) % look.colours.length],
      ...(track.shape === 'line'
        ? { yAxisIndex: 1, connectNulls: false, symbolSize: 5, showSymbol: periods.starts.length < FEW_STARTS, z: 3 }
        : { ...(periods.stacked ? { stack: 'rows' } : {}), barMaxWidth: 48, barMinHeight: 1, large: false }),
    })),
  };
}

// A track keeps its colour when others are hidden.
function colourOf(periods: Periods, name: string, shape: string): number {
  const alike = periods.tracks.filter((track) => track.shape === shape).findIndex((track) => track.name === name);
  return shape === 'line' && periods.tracks.filter((track) => track.shape === 'bar').length === 1 ? 1 : alike;
}

/** A point for each row: when, and how much of a figure. */
export function pointOptions(points: readonly Point[], kinds: readonly string[], figure: Column, look: Look, hidden: ReadonlySet<string>): EChartsCoreOption {
  const shown = kinds.filter((kind) => !hidden.has(kind));
  return {
    ...shared(look, shown.length > 1),
    tooltip: { ...tooltip(look), trigger: 'item', formatter: (one: unknown) => toldPoint(one, figure.label) },
    xAxis: { type: 'time', ...axis(look) },
    yAxis: { type: 'value', name: figure.label, scale: true, ...axis(look), splitLine: { lineStyle: { color: look.faint, opacity: 0.5 } } },
    series: shown.map((kind) => ({
      id: kind,
      name: cut(kind, NAME),
      type: 'scatter',
      symbolSize: 9,
      large: true,
      largeThreshold: 5_000,
      color: look.colours[kinds.indexOf(kind) % look.colours.length],
      itemStyle: { opacity: 0.75 },
      data: points
        .filter((point) => point.kind === kind && typeof figure.value(point.row) === 'number')
        .map((point) => ({ value: [point.instant, figure.value(point.row)], point })),
    })),
  };
}

function shared(look: Look, legend: boolean): EChartsCoreOption {
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { color: look.text, fontFamily: 'system-ui, sans-serif' },
    grid: { left: 16, right: 16, top: legend ? 64 : 36, bottom: 56, containLabel: true },
    legend: { show: legend, type: 'scroll', top: 4, textStyle: { color: look.text }, selectedMode: false, pageTextStyle: { color: look.text }, pageIconColor: look.text },
    dataZoom: [
      { type: 'inside', filterMode: 'filter' },
      { type: 'slider', bottom: 8, height: 24, textStyle: { color: look.text }, borderColor: look.faint, brushSelect: false, showDataShadow: false },
    ],
  };
}

function axis(look: Look): object {
  return { nameTextStyle: { color: look.text }, axisLabel: { color: look.text, hideOverlap: true }, axisLine: { lineStyle: { color: look.faint } } };
}

function tooltip(look: Look): object {
  return { confine: true, backgroundColor: look.ground, borderColor: look.faint, textStyle: { color: look.text } };
}

interface Told {
  name: string;
  seriesName: string;
  seriesIndex: number;
  dataIndex: number;
  value: unknown;
  color: string;
  data?: { point?: Point };
}

// As elements, so that names stay text.
function toldPeriods(all: unknown, tracks: readonly Track[]): HTMLElement {
  const told = (Array.isArray(all) ? all : [all]) as Told[];
  const place = document.createElement('div');
  place.append(line(told[0]?.name ?? '', null, true));
  for (const one of told) {
    const value = tracks[one.seriesIndex]?.values[one.dataIndex] ?? null;
    if (value !== 0 || told.length <= 3) {
      place.append(line(`${one.seriesName}: ${value === null ? '–' : rounded(value)}`, one.color));
    }
  }
  return place;
}

function toldPoint(one: unknown, figure: string): HTMLElement {
  const { data, seriesName, color } = one as Told;
  const point = data?.point;
  const place = document.createElement('div');
  if (point) {
    place.append(line(cut(isObject(point.row.value) ? nameOfThing(point.row.value) : '', 70), null, true));
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
