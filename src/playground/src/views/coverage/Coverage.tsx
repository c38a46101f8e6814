import { type ReactNode, useEffect, useMemo } from 'react';
import type { Answer } from '../../answer/answer';
import { articlesOfCell } from '../../answer/drillDown';
import { fieldNamesAt } from '../../answer/fieldNames';
import { type List, namesIn } from '../../answer/lists';
import { csvLines } from '../../answer/rowExport';
import { describeRequest } from '../../picture/describeRequest';
import { PictureMenu } from '../../picture/PictureMenu';
import { allRowsOf } from '../../session/allRows';
import { openQuery } from '../../session/openQuery';
import { useAllRowsProgress } from '../../session/useAllRowsProgress';
import { useViewState } from '../../session/viewState';
import { formatCount, formatNumber } from '../../text/format';
import { SelectField } from '../../ui/SelectField';
import { useDarkTheme } from '../../ui/useDarkTheme';
import { AllRowsBar } from '../shared/AllRowsBar';
import { isPartial, PartialNotice } from '../shared/PartialNotice';
import { Legend, legendSteps } from './Legend';
import { cellKey, graphKeyOf, matrixOf, type MatrixSide, type Order, ordered } from './matrix';
import { MatrixGrid } from './MatrixGrid';
import { isDerived, measureLabel, measureReader, measuresOf, scaleOf } from './measures';
import { drawingOf } from './svg';
import { MAX_PROVIDERS, MAX_TOPICS, useLargestCells } from './useLargestCells';
import { useTotals } from './useTotals';

const FEW = 30;
const MAX_DRAWN = 60;
const ALL = 0;

export function Coverage({ answer, list, listField }: { answer: Answer; list: List; listField: ReactNode }) {
  const dark = useDarkTheme();
  const path = useMemo(() => namesIn(list.rows[0]!.path).slice(0, -2), [list]);
  const [wanted, setMeasure] = useViewState('coverage.measure', '');
  const [exact, setExact] = useViewState('coverage.exact', false);
  const [order, setOrder] = useViewState<Order>('coverage.order', 'size');
  const [most, setMost] = useViewState('coverage.topics', FEW);

  const { counted, asked, totals } = useTotals(answer, list, path, exact || isDerived(wanted));
  const partial = isPartial(answer, list);
  const all = useAllRowsProgress(allRowsOf(answer, list));
  const canNarrow = partial && !list.nested && counted !== null && list.rows[0]!.owner === null;
  const isExact = exact && canNarrow && all?.stage !== 'done';
  const largest = useLargestCells(answer, list, path, totals, isExact);
  const narrowed = useAllRowsProgress(largest);
  useEffect(() => {
    if (largest && largest.snapshot().stage === 'idle') {
      void largest.start();
    }
  }, [largest]);
  const progress = isExact && narrowed && narrowed.rows.length > 0 ? narrowed : all;
  const rows = progress && progress.rows.length > 0 ? progress.rows : list.rows;
  const complete = isExact ? narrowed?.stage === 'done' : !partial || all?.stage === 'done';
  const gapsAreEmpty = complete && counted?.everyCell === true;
  const gap = gapsAreEmpty ? 'no articles' : complete ? 'not in the answer' : 'not loaded';

  const names = useMemo(() => fieldNamesAt(answer.request, [...path, 'edges', 'node']), [answer, path]);
  const matrix = useMemo(() => matrixOf(rows, names), [rows, names]);
  const measures = measuresOf(matrix, counted !== null);
  const measure = measures.includes(wanted) ? wanted : (measures[0] ?? '');
  const providers = useMemo(() => ordered(matrix.providers, order), [matrix, order]);
  const shownTopics = most === ALL ? matrix.topics.length : most;
  // The largest topics, in the order that was chosen.
  const topics = useMemo(() => ordered(ordered(matrix.topics, 'size').slice(0, shownTopics), order), [matrix, order, shownTopics]);
  const valueOf = useMemo(() => measureReader(matrix, measure, totals, gapsAreEmpty), [matrix, measure, totals, gapsAreEmpty]);
  const scale = useMemo(() => {
    const values = providers.flatMap((provider) => topics.map((topic) => valueOf(provider, topic)));
    return scaleOf(measure, values.filter((value) => value !== null));
  }, [measure, providers, topics, valueOf]);
  const explanation = totals && isDerived(measure) ? explanationOf(measure, totals.all) : '';

  const open = (provider: MatrixSide, topic: MatrixSide) => {
    const row = matrix.cells.get(cellKey(provider, topic)) ?? list.rows[0]!;
    const request = articlesOfCell(answer.request, row, graphKeyOf(provider), graphKeyOf(topic));
    if (request) {
      openQuery(request, 'table');
    }
  };
  const csv = () => {
    const every = ordered(matrix.topics, order);
    const lines = providers.map((provider) => [provider.name, ...every.map((topic) => valueOf(provider, topic) ?? undefined)]);
    return csvLines([[`Provider \\ Topic: ${measureLabel(measure)}`, ...every.map(({ name }) => name)], ...lines]);
  };
  const draw = () => {
    const drawn = providers.slice(0, MAX_DRAWN);
    return {
      drawing: drawingOf({ matrix, providers: drawn, topics, measure, valueOf, scale, gap }),
      legend: [
        { label: measureLabel(measure) },
        ...legendSteps(scale, measure, false).map(({ label, ground }) => ({ label, mark: { shape: 'square' as const, fill: ground, line: '#8a93a5' } })),
        { label: gap, mark: { shape: 'square' as const, fill: '#fff', line: '#8a93a5', dashed: true } },
      ],
      note: [
        leftOut(drawn.length, providers.length, 'providers', order),
        leftOut(topics.length, matrix.topics.length, 'topics', 'size'),
        complete ? '' : `Only ${formatNumber(matrix.cells.size)} cells were loaded.`,
        explanation,
      ]
        .filter(Boolean)
        .join(' '),
    };
  };
  const description = describeRequest(answer.request);
  return (
    <div className="ng-coverage">
      <div className="ng-tools">
        {listField}
        <SelectField label="Show" value={measure} options={measures.map((one) => [one, measureLabel(one)])} onChange={setMeasure} />
        <SelectField label="Order" value={order} options={[['size', 'Largest first'], ['name', 'By name']]} onChange={(one) => setOrder(one as Order)} />
        {matrix.topics.length > FEW && (
          <SelectField
            label="Topics"
            value={String(most)}
            options={[FEW, 60, 120].filter((one) => one < matrix.topics.length).map((one): [string, string] => [String(one), `Top ${one}`]).concat([[String(ALL), `All ${matrix.topics.length}`]])}
            onChange={(one) => setMost(Number(one))}
          />
        )}
        <PictureMenu name="coverage" {...description} subtitle={[measureLabel(measure), description.subtitle].filter(Boolean).join('; ')} draw={draw} csv={csv} />
        <span className="ng-status">
          <span role="status">
            {formatCount(providers.length, 'provider')}, {formatCount(matrix.topics.length, 'topic')}, {formatCount(matrix.cells.size, 'cell')}
          </span>
        </span>
      </div>
      <PartialNotice
        answer={answer}
        list={list}
        exact={
          canNarrow
            ? {
                on: isExact,
                set: setExact,
                title: `Loads all cells of the ${MAX_PROVIDERS} providers and the ${MAX_TOPICS} topics with the most articles`,
                about: `the ${MAX_PROVIDERS} providers and the ${MAX_TOPICS} topics with the most articles`,
              }
            : undefined
        }
      />
      {isExact && largest && narrowed && narrowed.stage !== 'done' && <AllRowsBar reading={largest} progress={narrowed} />}
      {asked.stage === 'running' && <p className="ng-coverage-note" role="status">Loading the numbers of all articles…</p>}
      {asked.stage === 'failed' && (
        <p className="ng-coverage-note ng-error" role="alert">
          The numbers of all articles could not be loaded: {asked.message}{' '}
          <button type="button" className="ng-button" onClick={asked.retry}>
            Try again
          </button>
        </p>
      )}
      <Legend scale={scale} measure={measure} dark={dark} gap={gap} explanation={explanation} />
      <MatrixGrid
        matrix={matrix}
        providers={providers}
        topics={topics}
        measure={measure}
        valueOf={valueOf}
        scale={scale}
        dark={dark}
        gap={gap}
        unknownGaps={!gapsAreEmpty}
        open={open}
      />
    </div>
  );
}

function explanationOf(measure: string, all: number): string {
  const expected = `Expected: articles of the provider × articles about the topic ÷ all ${formatNumber(all)} articles.`;
  return measure === 'difference' ? `${expected} Difference: found − expected.` : measure === 'ratio' ? `${expected} Ratio: found ÷ expected.` : expected;
}

function leftOut(shown: number, all: number, noun: string, order: Order): string {
  return shown < all ? `${order === 'size' ? 'The largest' : 'The first'} ${formatNumber(shown)} of ${formatNumber(all)} ${noun}.` : '';
}
