import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { DataZoomComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core';
import { AxisBreak } from 'echarts/features';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import { type RefObject, useEffect, useRef } from 'react';

use([BarChart, LineChart, ScatterChart, DataZoomComponent, GridComponent, LegendComponent, TooltipComponent, AxisBreak, CanvasRenderer, SVGRenderer]);

/** The clicked element of a chart: its series and its index. */
export interface Clicked {
  series: string;
  place: number;
  data: unknown;
}

interface ChartProps {
  options: EChartsCoreOption;
  label: string;
  clicked(what: Clicked): void;
  chart: RefObject<ECharts | null>;
}

/** A chart as SVG text in a size, with the horizontal centres of its first categories. */
export function chartSvg(options: EChartsCoreOption, width: number, height: number, categories: number): { svg: string; centres: number[] } {
  const made = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    made.setOption(options);
    return { svg: made.renderToSVGString(), centres: Array.from({ length: categories }, (_, place) => Number(made.convertToPixel({ xAxisIndex: 0 }, place))) };
  } finally {
    made.dispose();
  }
}

/** A chart, rendered by ECharts. */
export function Chart({ options, label, clicked, chart }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const react = useRef(clicked);
  react.current = clicked;
  useEffect(() => {
    const made = init(place.current!, null, { renderer: 'canvas' });
    chart.current = made;
    made.on('click', (event) => react.current({ series: String(event.seriesId), place: event.dataIndex, data: event.data }));
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(place.current!);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, [chart]);
  useEffect(() => {
    chart.current?.setOption(options, { notMerge: false, replaceMerge: ['series', 'xAxis', 'yAxis'] });
  }, [chart, options]);
  return <div ref={place} className="ng-chart" role="img" aria-label={label} />;
}
