import { useMemo, useState } from 'react';
import type { Answer } from '../../answer/answer';
import { type List, titleOf } from '../../answer/lists';
import { keyOf } from '../../answer/names';
import { articlesOfCell } from '../../operation/behind';
import { usePlayground } from '../../store';
import { AllRowsBar } from '../AllRowsBar';
import { save } from '../save';
import { allRowsOf } from '../table/allRows';
import { linesOf } from '../table/csv';
import { useProgress } from '../table/useProgress';
import { Choice } from '../time/Choice';
import { useDark } from '../useDark';
import type { ViewProps } from '../views';
import { Legend } from './Legend';
import { cellKey, coverageIn, figureOf, matrixOf, type Order, ordered, type Side } from './matrix';
import { MatrixGrid } from './MatrixGrid';
import { svgOf } from './picture';

const FEW = 30;

/** Who covers what: providers down, topics across, a figure in each cell; where there is none is a gap. */
export default function CoverageView({ answer }: ViewProps) {
  const lists = coverageIn(answer);
  const [chosen, setChosen] = useState(titleOf(lists[0]!));
  const list = lists.find((one) => titleOf(one) === chosen) ?? lists[0]!;
  const choice = lists.length > 1 && (
    <Choice label="Of" value={chosen} values={lists.map((one) => [titleOf(one), titleOf(one)])} choose={setChosen} />
  );
  return <Coverage key={titleOf(list)} answer={answer} list={list} choice={choice} />;
}

function Coverage({ answer, list, choice }: { answer: Answer; list: List; choice: React.ReactNode }) {
  const reading = allRowsOf(answer, list);
  const progress = useProgress(reading);
  const rows = progress && progress.rows.length > 0 ? progress.rows : list.rows;
  const partial = reading !== null && progress?.stage !== 'done';
  const matrix = useMemo(() => matrixOf(rows), [rows]);
  const [wanted, setFigure] = useState(matrix.figures[0] ?? '');
  const figure = matrix.figures.includes(wanted) ? wanted : (matrix.figures[0] ?? '');
  const [order, setOrder] = useState<Order>('sum');
  const [most, setMost] = useState(FEW);
  const dark = useDark();
  const providers = useMemo(() => ordered(matrix.providers, order), [matrix, order]);
  const topics = useMemo(() => kept(matrix.topics, order, most), [matrix, order, most]);
  const range = useMemo(() => {
    const values = [...matrix.cells.values()].map((row) => figureOf(row, figure)).filter((value) => value !== null);
    return { least: Math.min(...values), greatest: Math.max(...values) };
  }, [matrix, figure]);
  // A few articles, or a small share of them, are told apart; an average has no start to count from.
  const average = /average/i.test(figure);
  const scale = { ...range, least: average ? range.least : 0, root: !average };

  const open = (provider: Side, topic: Side) => {
    const row = matrix.cells.get(cellKey(provider, topic)) ?? list.rows[0]!;
    const request = articlesOfCell(answer.request, row, keyIn(provider), keyIn(topic));
    if (request) {
      const variables = Object.keys(request.variables ?? {}).length > 0 ? JSON.stringify(request.variables, null, 2) : undefined;
      usePlayground.getState().open({ query: request.query, variables, view: 'table', run: true });
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
    save('coverage.csv', linesOf([[`provider \\ topic: ${figure}`, ...all.map(({ name }) => name)], ...lines]), 'text/csv;charset=utf-8');
  };
  return (
    <div className="ng-coverage">
      <div className="ng-tools">
        {choice}
        <Choice label="Figure" value={figure} values={matrix.figures.map((one) => [one, one])} choose={setFigure} />
        <Choice label="Order" value={order} values={[['sum', 'the most first'], ['name', 'by name']]} choose={(one) => setOrder(one as Order)} />
        {matrix.topics.length > FEW && (
          <Choice
            label="Topics"
            value={String(most)}
            values={[FEW, 60, 120, matrix.topics.length].filter((one, place) => place === 3 || one < matrix.topics.length).map((one) => [String(one), one === matrix.topics.length ? `all ${one}` : `the ${one} greatest`])}
            choose={(one) => setMost(Number(one))}
          />
        )}
        <button type="button" className="ng-button" onClick={csv} title="All providers and topics; a gap is an empty cell">
          CSV
        </button>
        <button type="button" className="ng-button" onClick={() => save('coverage.svg', svgOf(matrix, providers.slice(0, 60), topics, figure, scale, dark), 'image/svg+xml')}>
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
      <Legend scale={scale} figure={figure} dark={dark} partial={partial} />
      <MatrixGrid
        matrix={matrix}
        providers={providers}
        topics={topics}
        figure={figure}
        scale={scale}
        dark={dark}
        partial={partial}
        open={open}
      />
    </div>
  );
}

// The greatest are kept, whatever they are ordered by.
function kept(topics: readonly Side[], order: Order, most: number): Side[] {
  return ordered(ordered(topics, 'sum').slice(0, most), order);
}

function keyIn(side: Side): string {
  return (side.id && keyOf(side.id)) || side.name;
}
