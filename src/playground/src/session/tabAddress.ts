import { isViewName, VIEW_NAMES } from './viewNames';
import type { TabContent } from './store';

/** Longer addresses are cut by mail programs, chats and some browsers. */
export const MAX_LENGTH = 60_000;

// A larger selection is not part of the address.
const MOST_OF_SELECTION = 4_000;

// The settings of the views, such as `network.layout`, and of the page Query.
const SETTING = new RegExp(`^(?:query|${VIEW_NAMES.join('|')})\\.[A-Za-z][A-Za-z0-9.]*$`);

/** The parameters of an address that hold the content of a tab. Headers are never part of it, as they may hold secrets. */
export function paramsOf(content: TabContent): URLSearchParams {
  const params = new URLSearchParams();
  const add = (name: string, value: string | null | undefined) => value?.trim() && params.append(name, value);
  add('query', content.query);
  add('variables', content.variables);
  add('operation', content.operation);
  add('view', content.view);
  add('split', content.splitView);
  for (const [name, value] of Object.entries(content.settings ?? {}).sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (SETTING.test(name) && value !== undefined) {
      params.append(name, textOf(value));
    }
  }
  const selected = content.selected ?? [];
  if (selected.join('').length <= MOST_OF_SELECTION) {
    selected.forEach((id) => add('select', id));
  }
  return params;
}

/** The content of a tab that the parameters of an address hold; null if they hold no query. */
export function contentIn(params: URLSearchParams): TabContent | null {
  const query = params.get('query');
  if (!query?.trim()) {
    return null;
  }
  const view = params.get('view');
  const split = params.get('split');
  const settings = Object.fromEntries(
    [...params].filter(([name]) => SETTING.test(name)).map(([name, text]) => [name, valueOf(text)]),
  );
  const selected = params.getAll('select');
  return {
    query,
    variables: params.get('variables') ?? undefined,
    ...(params.get('operation') ? { operation: params.get('operation')! } : {}),
    view: isViewName(view) ? view : undefined,
    ...(isViewName(split) && split !== view ? { splitView: split } : {}),
    ...(Object.keys(settings).length > 0 ? { settings } : {}),
    ...(selected.length > 0 ? { selected } : {}),
  };
}

/** Whether two contents run the same. */
export function runsTheSame(one: TabContent, other: TabContent): boolean {
  return (
    one.query === other.query &&
    (one.variables ?? '').trim() === (other.variables ?? '').trim() &&
    (one.operation ?? '') === (other.operation ?? '')
  );
}

// A value is JSON; a text that JSON would not read as something else stands for itself, so that addresses are short.
function textOf(value: unknown): string {
  return typeof value === 'string' && valueOf(value) === value ? value : JSON.stringify(value);
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
