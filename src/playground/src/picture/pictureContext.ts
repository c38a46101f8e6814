import { createContext } from 'react';
import type { PictureContent } from './picture';

/** The export of a view: its picture, and its data as CSV text where it has them. */
export interface PictureSource {
  /** Makes the picture of what the view shows now. */
  draw: () => PictureContent | Promise<PictureContent>;
  csv?: (() => string) | undefined;
}

/**
 * Receives the export of the view inside of it, and null when the view is removed. A dashboard has one for each of its views,
 * for its report.
 */
export const PictureSourceContext = createContext<((source: PictureSource | null) => void) | null>(null);
