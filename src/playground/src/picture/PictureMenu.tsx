import { useContext, useEffect, useRef, useState } from 'react';
import { download } from '../ui/download';
import { Menu } from '../ui/Menu';
import { svgOfPicture } from './picture';
import { pngOf } from './png';
import { type PictureSource, PicturePlaceContext } from './pictureContext';
import { currentSource } from './source';

interface PictureMenuProps extends PictureSource {
  /** The name of the files without their ending, such as `network`. */
  name: string;
  /** The title and subtitle to start with; see `describeRequest`. */
  title: string;
  subtitle?: string;
}

/**
 * The button "Export" of a view, with the title and the subtitle of the picture, which can be changed, and a button for each
 * kind of file. `draw` is called when a file is made, so it can be a new function at each rendering.
 *
 * ```tsx
 * <PictureMenu
 *   name="coverage"
 *   {...describeRequest(answer.request)}
 *   draw={() => ({
 *     drawing: { svg: svgOf(matrix), width, height },   // in the colours of the light theme
 *     legend: [{ label: 'no articles', mark: { shape: 'square', fill: '#eee' } }],
 *     note: 'The first 60 of 400 providers.',
 *   })}
 *   csv={() => csvLines(rows)}
 * />
 * ```
 *
 * The drawing of an ECharts chart is `chart.renderToSVGString()` of a chart with the SVG renderer, with `getWidth()` and
 * `getHeight()`; it has no tooltips of its own, so give its `areas` too. In a dashboard the same `draw` makes the pictures of
 * the report.
 */
export function PictureMenu({ name, title: suggested, subtitle = '', draw, csv }: PictureMenuProps) {
  const [texts, setTexts] = useState<{ title?: string; subtitle?: string }>({});
  const [message, setMessage] = useState({ text: '', failed: false });
  const latest = useRef<PictureSource>({ draw, csv });
  latest.current = { draw, csv };
  const place = useContext(PicturePlaceContext);
  const title = place?.title ?? suggested;
  const receive = place?.receive;
  const hasCsv = csv !== undefined;
  useEffect(() => {
    receive?.({ draw: () => latest.current.draw(), csv: hasCsv ? () => latest.current.csv!() : undefined });
    return () => receive?.(null);
  }, [receive, hasCsv]);

  const save = async (ending: 'svg' | 'png' | 'csv') => {
    try {
      if (ending === 'csv') {
        download(`${name}.csv`, latest.current.csv!(), 'text/csv;charset=utf-8');
      } else {
        const svg = svgOfPicture({
          ...(await latest.current.draw()),
          title: (texts.title ?? title).trim(),
          subtitle: (texts.subtitle ?? subtitle).trim(),
          source: currentSource(),
        });
        download(`${name}.${ending}`, ending === 'svg' ? svg : await pngOf(svg), 'image/svg+xml');
      }
      setMessage({ text: `Saved as ${name}.${ending}.`, failed: false });
    } catch {
      setMessage({ text: `The ${ending.toUpperCase()} file cannot be made. The picture may be too large.`, failed: true });
    }
  };
  return (
    <Menu label="Export" title="Save as a file">
      <div className="ng-export" role="group" aria-label="Export">
        <label>
          Title
          <input value={texts.title ?? title} maxLength={300} onChange={(event) => setTexts({ ...texts, title: event.target.value })} />
        </label>
        <label>
          Subtitle
          <textarea rows={2} value={texts.subtitle ?? subtitle} maxLength={600} onChange={(event) => setTexts({ ...texts, subtitle: event.target.value })} />
        </label>
        <div className="ng-export-buttons">
          {(['svg', 'png', ...(hasCsv ? ['csv' as const] : [])] as const).map((ending) => (
            <button key={ending} type="button" className="ng-button" onClick={() => void save(ending)}>
              {ending.toUpperCase()}
            </button>
          ))}
        </div>
        <p className="ng-export-note">SVG and PNG have the title, the legend, the source and what was left out.</p>
        <p role={message.failed ? 'alert' : 'status'} className={message.failed ? 'ng-problem' : undefined}>
          {message.text}
        </p>
      </div>
    </Menu>
  );
}
