/** The views of an answer, in the order of their tabs. */
export const VIEW_NAMES = ['json', 'table', 'network', 'time', 'coverage'] as const;

export type ViewName = (typeof VIEW_NAMES)[number];

export function isViewName(value: unknown): value is ViewName {
  return (VIEW_NAMES as readonly unknown[]).includes(value);
}

/** The names of the views for people. */
export const VIEW_LABELS: Record<ViewName, string> = {
  json: 'JSON',
  table: 'Table',
  network: 'Network',
  time: 'Time',
  coverage: 'Coverage',
};
