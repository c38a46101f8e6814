import { useMemo, useState } from 'react';
import type { Answer } from '../../answer/answer';
import { articlesOfCell } from '../../answer/drillDown';
import { type List, titleOf } from '../../answer/lists';
import { keyOf } from '../../answer/names';
import { csvLines } from '../../answer/rowExport';
import { allRowsOf } from '../../session/allRows';
import { openQuery } from '../../session/openQuery';
import { useAllRowsProgress } from '../../session/useAllRowsProgress';
import { download } from '../../ui/download';
import { SelectField } from '../../ui/SelectField';
import { useDarkTheme } from '../../ui/useDarkTheme';
import { AllRowsBar } from '../shared/AllRowsBar';
import type { ViewProps } from '../shared/view';
import { Legend } from './Legend';
import { cellKey, coverageIn, figureOf, matrixOf, type MatrixSide, type Order, ordered } from './matrix';
import { MatrixGrid } from './MatrixGrid';
import { svgOf } from './svg';

const FEW = 30;

/** The coverage of topics by providers as a matrix with a figure in each cell; a cell without articles is a gap. */
export default function CoverageView({ answer }: ViewProps) {
  const lists = coverageIn(answer);
  const [chosen, setChosen] = useState(titleOf(lists[0]!));
  const list = lists.find((one) => titleOf(one) === chosen) ?? lists[0]!;
  const listField = lists.length > 1 && (
    <SelectField label="Of" value={chosen} options={lists.map((one) => [titleOf(one), titleOf(one)])} onChange={setChosen} />
  );
  return <Coverage key={titleOf(list)} answer={answer} list={list} listField={listField} />;
}

function Coverage({ answer, list, listField }: { answer: Answer; list: List; listField: React.ReactNode }) {
  const reading = allRowsOf(answer, list);
  const progress = useAllRowsProgress(reading);
  const rows = progress && progress.rows.length > 0 ? progress.rows : list.rows;
  const incomplete = reading !== null && progress?.stage !== 'done';
  const matrix = useMemo(() => matrixOf(rows), [rows]);
  const [wanted, setFigure] = useState(matrix.figures[0] ?? '');
  const figure = matrix.figures.includes(wanted) ? wanted : (matrix.figures[0] ?? '');
  const [order, setOrder] = useState<Order>('sum');
  const [most, setMost] = useState(FEW);
  const dark = useDarkTheme();
  const providers = useMemo(() => ordered(matrix.providers, order), [matrix, order]);
  const topics = useMemo(() => topicsOf(matrix.topics, order, most), [matrix, order, most]);
  const range = useMemo(() => {
    const values = [...matrix.cells.values()].map((row) => figureOf(row, figure)).filter((value) => value !== null);
    return { min: Math.min(...values), max: Math.max(...values) };
  }, [matrix, figure]);
  // Counts and shares start at 0, and the square root separates small ones; an average starts at its minimum.
  const average = /average/i.test(figure);
  const scale = { ...range, min: average ? range.min : 0, squareRoot: !average };

  const open = (provider: MatrixSide, topic: MatrixSide) => {
    const row = matrix.cells.get(cellKey(provider, topic)) ?? list.rows[0]!;
    const request = articlesOfCell(answer.request, row, keyIn(provider), keyIn(topic));
    if (request) {
      openQuery(request, 'table');
    }
  };
  const csv = () => {
    const all = ordered(matrix.topics, order);
    const lines = providers.map((provider) => [
      provider.name,
      ...all.map((topic) => {
        const row = matrix.cells.get(cellKey(provider, topic));
        return (row && figureOf(row, figure)) ?? undefined;
      }),
    ]);
    download('coverage.csv', csvLines([[`provider \\ topic: ${figure}`, ...all.map(({ name }) => name)], ...lines]), 'text/csv;charset=utf-8');
  };
  return (
    <div className="ng-coverage">
      <div className="ng-tools">
        {listField}
        <SelectField label="Figure" value={figure} options={matrix.figures.map((one) => [one, one])} onChange={setFigure} />
        <SelectField label="Order" value={order} options={[['sum', 'the most first'], ['name', 'by name']]} onChange={(one) => setOrder(one as Order)} />
        {matrix.topics.length > FEW && (
          <SelectField
            label="Topics"
            value={String(most)}
            options={[FEW, 60, 120, matrix.topics.length].filter((one, place) => place === 3 || one < matrix.topics.length).map((one) => [String(one), one === matrix.topics.length ? `all ${one}` : `the ${one} greatest`])}
            onChange={(one) => setMost(Number(one))}
          />
        )}
        <button type="button" className="ng-button" onClick={csv} title="All providers and topics; a gap is an empty cell">
          CSV
        </button>
        <button type="button" className="ng-button" onClick={() => download('coverage.svg', svgOf(matrix, providers.slice(0, 60), topics, figure, scale, dark), 'image/svg+xml')}>
          SVG
        </button>
        <span className="ng-status">
          <span role="status">
            {providers.length} {providers.length === 1 ? 'provider' : 'providers'}, {matrix.topics.length}{' '}
            {matrix.topics.length === 1 ? 'topic' : 'topics'}, {matrix.cells.size} cells
          </span>
          {reading && progress && <AllRowsBar reading={reading} progress={progress} />}
        </span>
      </div>
      <Legend scale={scale} figure={figure} dark={dark} incomplete={incomplete} />
      <MatrixGrid
        matrix={matrix}
        providers={providers}
        topics={topics}
        figure={figure}
        scale={scale}
        dark={dark}
        incomplete={incomplete}
        open={open}
      />
    </div>
  );
}

// The topics with the largest sums, in the order that was chosen.
function topicsOf(topics: readonly MatrixSide[], order: Order, most: number): MatrixSide[] {
  return ordered(ordered(topics, 'sum').slice(0, most), order);
}

function keyIn(side: MatrixSide): string {
  return (side.id && keyOf(side.id)) || side.name;
}
