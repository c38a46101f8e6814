/** A colour of nodes for the light and for the dark theme. */
export interface ThemeColour {
  light: string;
  dark: string;
}

const hsl = (light: string, dark: string): ThemeColour => ({ light: `hsl(${light})`, dark: `hsl(${dark})` });

/** Colours that are told apart, also by people who see few colours, since they differ in lightness too. */
export const CATEGORY_COLOURS: readonly ThemeColour[] = [
  hsl('213, 80%, 42%', '208, 95%, 70%'),
  hsl('24, 95%, 44%', '28, 95%, 62%'),
  hsl('158, 85%, 26%', '152, 60%, 60%'),
  hsl('283, 50%, 42%', '283, 75%, 80%'),
  hsl('345, 80%, 38%', '345, 90%, 72%'),
  hsl('188, 75%, 38%', '186, 65%, 52%'),
  hsl('48, 95%, 32%', '50, 85%, 62%'),
  hsl('320, 65%, 55%', '318, 75%, 66%'),
];

export const OTHER_COLOUR = hsl('219, 8%, 46%', '219, 10%, 62%');

/** The colour of nodes that have no value. */
export const NO_COLOUR = hsl('219, 14%, 76%', '219, 12%, 40%');

/** From the smallest to the largest values. */
export const SCALE_COLOURS: readonly ThemeColour[] = [
  hsl('200, 55%, 62%', '213, 55%, 42%'),
  hsl('205, 65%, 50%', '210, 65%, 52%'),
  hsl('212, 75%, 40%', '206, 75%, 62%'),
  hsl('222, 75%, 30%', '202, 85%, 74%'),
  hsl('240, 70%, 20%', '190, 90%, 88%'),
];
