import { type GraphQLSchema, isObjectType } from 'graphql';
import { denialOf } from '../gateway/roles';
import type { Role } from '../gateway/settings';
import { useSession } from '../session/store';

/*
 * Greys out the fields that the caller may not select, with the reason as a title. GraphiQL has no property for this, so the
 * elements are changed when they appear, as for accessibility.
 */

const DENIED = 'ng-denied';

/** Marks the fields that are shown, and those that are shown later. */
export function markDeniedFields(): void {
  let waiting = false;
  const mark = () => {
    waiting = false;
    const { settings, schema } = useSession.getState();
    const role = settings.identity?.role;
    if (role && role !== 'admin') {
      documentation(role);
      explorer(role);
      completion(schema, role);
    }
  };
  // The list of completions is outside of the page's own element.
  new MutationObserver(() => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(mark);
    }
  }).observe(document.body, { childList: true, subtree: true });
}

function documentation(role: Role): void {
  document.querySelectorAll<HTMLElement>('.graphiql-doc-explorer-item').forEach((item) => {
    set(item, denialOf(item.textContent, role));
  });
}

function explorer(role: Role): void {
  document.querySelectorAll<HTMLElement>('.graphiql-explorer-root [data-field-name]').forEach((field) => {
    // Its title is the description.
    const reason = denialOf(field.title, role);
    if (reason) {
      field.classList.add(DENIED);
      field.title = `${field.title}\n${reason}`;
    } else if (!field.title.includes('You may not select this')) {
      field.classList.remove(DENIED);
    }
  });
}

function completion(schema: GraphQLSchema | null, role: Role): void {
  const rows = document.querySelectorAll<HTMLElement>('.suggest-widget.visible .monaco-list-row');
  if (schema && rows.length > 0) {
    const denied = deniedNames(schema, role);
    rows.forEach((row) => set(row, denied.get(row.querySelector('.label-name')?.textContent ?? '') ?? null));
  }
}

function set(element: HTMLElement, reason: string | null): void {
  const marked = element.classList.contains(DENIED);
  if (reason && !marked) {
    element.classList.add(DENIED);
    element.title = reason;
  } else if (!reason && marked) {
    element.classList.remove(DENIED);
    element.removeAttribute('title');
  }
}

let known: { schema: GraphQLSchema; role: Role; names: Map<string, string> } | null = null;

/** The names of fields that the caller may select on no type that has one, with the reason. */
export function deniedNames(schema: GraphQLSchema, role: Role): Map<string, string> {
  if (known?.schema !== schema || known.role !== role) {
    const names = new Map<string, string>();
    const allowed = new Set<string>();
    for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
      const ofType = denialOf(type.description, role);
      for (const field of Object.values(type.getFields())) {
        const reason = denialOf(field.description, role) ?? ofType;
        if (reason) {
          names.set(field.name, reason);
        } else {
          allowed.add(field.name);
        }
      }
    }
    allowed.forEach((name) => names.delete(name));
    known = { schema, role, names };
  }
  return known.names;
}
