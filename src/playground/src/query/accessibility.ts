/*
 * Makes elements of GraphiQL accessible by keyboard and screen reader. GraphiQL has no properties for this, so the elements
 * are changed when they appear. Each fix is idempotent; React sets an attribute again only when it changes.
 */

const FIXES: readonly ((place: ParentNode) => void)[] = [tabs, explorer, history, dragBars, editors];

/** Fixes the elements that are there, and those that are added later. */
export function improveAccessibility(place: HTMLElement): void {
  let waiting = false;
  const applyFixes = () => {
    waiting = false;
    FIXES.forEach((fix) => fix(place));
  };
  new MutationObserver(() => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(applyFixes);
    }
  }).observe(place, { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-selected', 'style'] });
  place.addEventListener('keydown', press);
  place.addEventListener('keydown', dragByKey);
  document.addEventListener('keydown', leaveEditor, true);
  returnFocus();
}

// A tab must not contain buttons, so it loses its role, and the button in it tells which tab is active.
function tabs(place: ParentNode): void {
  place.querySelectorAll('.graphiql-tabs[role="tablist"]').forEach((list) => list.removeAttribute('role'));
  place.querySelectorAll('.graphiql-tab[role="tab"], .graphiql-tab[aria-selected]').forEach((tab) => {
    const shown = tab.getAttribute('aria-selected') === 'true';
    tab.removeAttribute('role');
    tab.removeAttribute('aria-selected');
    tab.querySelector('.graphiql-tab-button')?.setAttribute('aria-current', String(shown));
  });
  place.querySelectorAll('#graphiql-session[role="tabpanel"]').forEach((panel) => panel.setAttribute('role', 'region'));
}

// The explorer's controls are spans with click handlers.
function explorer(place: ParentNode): void {
  const root = place.querySelector('.graphiql-explorer-root');
  if (!root) {
    return;
  }
  root.querySelectorAll<HTMLElement>('[data-field-name], [data-arg-name] > span:first-child').forEach((control) => {
    const icon = control.querySelector('svg');
    control.tabIndex = 0;
    control.setAttribute('role', 'button');
    if (icon?.getAttribute('viewBox') === '0 0 15 15') {
      control.setAttribute('aria-pressed', String(!!icon.querySelector('path')));
    }
  });
  root.querySelectorAll<HTMLElement>('input:not([aria-label]), select:not([aria-label])').forEach((input) => {
    const argument = input.closest<HTMLElement>('[data-arg-name]');
    const name =
      argument?.dataset['argName'] ??
      (input.getAttribute('placeholder') || (input.matches('form select') ? 'Kind of the new operation' : 'Value'));
    input.setAttribute('aria-label', name);
  });
  root
    .querySelectorAll('form button[type="submit"]:not([aria-label])')
    .forEach((button) => button.setAttribute('aria-label', 'Add an operation'));
  // A scrollable element must be focusable and have a name.
  root.querySelectorAll<HTMLElement>(':scope > div > [id][tabindex]:not([role])').forEach((operation) => {
    operation.setAttribute('role', 'group');
    operation.setAttribute('aria-label', operation.id.replace('-', ' '));
  });
  const hide = place.querySelector('.docExplorerHide:not([hidden])');
  // The button has no function here, since the button that opened the explorer closes it.
  hide?.toggleAttribute('hidden', true);
}

// The accessible name of a button must contain its visible text.
function history(place: ParentNode): void {
  place.querySelectorAll('.graphiql-history-item-label[aria-label="Set active"]').forEach((button) => {
    button.setAttribute('aria-label', `${button.textContent}: set active`);
  });
}

function dragBars(place: ParentNode): void {
  place.querySelectorAll<HTMLElement>('.graphiql-horizontal-drag-bar').forEach((bar) => {
    const share = String(Math.round((100 * bar.getBoundingClientRect().left) / Math.max(1, window.innerWidth)));
    if (bar.getAttribute('aria-valuenow') !== share) {
      const panel = bar.previousElementSibling?.classList.contains('graphiql-plugin');
      bar.tabIndex = 0;
      bar.setAttribute('role', 'separator');
      bar.setAttribute('aria-orientation', 'vertical');
      bar.setAttribute('aria-label', panel ? 'Width of the panel' : 'Width of the editor');
      bar.setAttribute('aria-valuenow', share);
    }
  });
}

// Each editor is fix tab stop; Enter moves into it.
function editors(place: ParentNode): void {
  place.querySelectorAll('.graphiql-editor[tabindex="0"]:not([aria-label])').forEach((editor) => {
    const section = editor.closest('section')?.getAttribute('aria-label') ?? 'Editor';
    editor.setAttribute('role', 'group');
    editor.setAttribute('aria-label', `${section}: press Enter to go in`);
  });
  place.querySelectorAll('.graphiql-editor textarea:not([aria-description])').forEach((area) => {
    area.setAttribute('aria-description', 'To leave with the keyboard press Escape, then Tab.');
  });
}

/** Enter and Space press a span that was made a button. */
function press(event: KeyboardEvent): void {
  const { target, key } = event;
  if (
    (key === 'Enter' || key === ' ') &&
    target instanceof HTMLElement &&
    target.matches('.graphiql-explorer-root span[role="button"]')
  ) {
    event.preventDefault();
    target.click();
  }
}

const STEP = 32;

/** Arrow keys move a drag bar as the mouse does. */
function dragByKey(event: KeyboardEvent): void {
  const { target, key } = event;
  const by = { ArrowLeft: -STEP, ArrowRight: STEP }[key];
  if (by === undefined || !(target instanceof HTMLElement) || !target.matches('.graphiql-horizontal-drag-bar')) {
    return;
  }
  event.preventDefault();
  const { left, top, width } = target.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + 1, bubbles: true, cancelable: true, buttons: 1 };
  target.dispatchEvent(new MouseEvent('mousedown', at));
  document.dispatchEvent(new MouseEvent('mousemove', { ...at, clientX: at.clientX + by }));
  document.dispatchEvent(new MouseEvent('mouseup', { ...at, buttons: 0 }));
}

// GraphiQL's dialogs do not return the focus to the button that opened them.
function returnFocus(): void {
  let last: HTMLElement | null = null;
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && !target.closest('[role="dialog"], [data-radix-focus-guard]')) {
      last = target;
    }
  });
  new MutationObserver((changes) => {
    const closed = changes.some(({ removedNodes }) =>
      [...removedNodes].some((node) => node instanceof Element && node.matches('[role="dialog"]')),
    );
    if (closed) {
      // Radix may set the focus first.
      setTimeout(() => document.activeElement === document.body && last?.focus());
    }
  }).observe(document.body, { childList: true });
}

let leaving = false;

/** Tab indents in an editor; after Escape it moves the focus. */
function leaveEditor(event: KeyboardEvent): void {
  if (!(event.target instanceof Element) || !event.target.closest('.monaco-editor')) {
    leaving = false;
  } else if (event.key === 'Tab' && leaving) {
    // Monaco must not handle the key, so that the browser moves the focus.
    event.stopImmediatePropagation();
    leaving = false;
  } else if (event.key !== 'Shift') {
    leaving = event.key === 'Escape';
  }
}
