import { createContext } from 'react';
import type { PictureContent } from './picture';

/** The export of a view: its picture, and its data as CSV text where it has them. */
export interface PictureSource {
  /** Makes the picture of what the view shows now. */
  draw: () => PictureContent | Promise<PictureContent>;
  csv?: (() => string) | undefined;
}

/** A place that shows a view under a title, and uses its picture. */
export interface PicturePlace {
  /** The title of pictures, in place of the one that the view suggests. */
  title: string;
  /** Receives the export of the view, and null when the view is removed. */
  receive(source: PictureSource | null): void;
}

/** The place of the views inside of it. A dashboard has one for each of its cards, for its report. */
export const PicturePlaceContext = createContext<PicturePlace | null>(null);
