// The script of a report. It is bundled on its own and is part of the file, so it must not need anything else.

const MIN_ROWS_TO_FILTER = 8;

for (const table of document.querySelectorAll<HTMLTableElement>('table[data-sortable]')) {
  prepare(table);
}
for (const picture of document.querySelectorAll<SVGElement>('figure > svg')) {
  if (picture.querySelector('[data-node]')) {
    followConnections(picture);
  }
}
tooltips();

/** Makes the columns of a table sortable by buttons, and adds a field that filters its rows. */
function prepare(table: HTMLTableElement): void {
  const body = table.tBodies[0]!;
  const rows = [...body.rows];
  const name = table.caption?.textContent ?? '';
  const bar = document.createElement('div');
  bar.className = 'bar';
  const status = document.createElement('span');
  status.setAttribute('role', 'status');
  if (rows.length > 1) {
    [...table.tHead!.rows[0]!.cells].forEach((head, column) => sortable(table, rows, head, column, status));
  }
  if (rows.length >= MIN_ROWS_TO_FILTER) {
    bar.append(filterField(name, rows, status));
  }
  const details = table.querySelectorAll('details');
  if (details.length > 1) {
    bar.append(button('Expand all rows', () => details.forEach((one) => (one.open = true))), button('Collapse all rows', () => details.forEach((one) => (one.open = false))));
  }
  bar.append(status);
  table.closest('.frame')!.before(bar);
}

function sortable(table: HTMLTableElement, rows: HTMLTableRowElement[], head: HTMLTableCellElement, column: number, status: HTMLElement): void {
  const label = head.textContent ?? '';
  const sort = button(label, () => {
    const descending = head.getAttribute('aria-sort') === 'ascending';
    for (const other of table.tHead!.rows[0]!.cells) {
      other.removeAttribute('aria-sort');
    }
    head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    const keys = new Map(rows.map((row) => [row, keyOf(row.cells[column])]));
    const sorted = [...rows].sort((one, other) => compare(keys.get(one)!, keys.get(other)!, descending));
    table.tBodies[0]!.append(...sorted);
    status.textContent = `Sorted by ${label}, ${descending ? 'descending' : 'ascending'}.`;
  });
  head.replaceChildren(sort);
}

function keyOf(cell: HTMLTableCellElement | undefined): string {
  return cell?.dataset['sort'] ?? cell?.textContent?.trim() ?? '';
}

// Empty cells come last in both directions.
function compare(one: string, other: string, descending: boolean): number {
  if (one === '' || other === '') {
    return Number(one === '') - Number(other === '');
  }
  const [a, b] = [Number(one), Number(other)];
  const order = Number.isNaN(a) || Number.isNaN(b) ? one.localeCompare(other) : a - b;
  return descending ? -order : order;
}

function filterField(name: string, rows: HTMLTableRowElement[], status: HTMLElement): HTMLElement {
  const label = document.createElement('label');
  const input = document.createElement('input');
  input.type = 'search';
  input.setAttribute('aria-label', `Find in ${name}`);
  const texts = rows.map((row) => (row.textContent ?? '').toLowerCase());
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, place) => {
      row.hidden = !words.every((word) => texts[place]!.includes(word));
      shown += row.hidden ? 0 : 1;
    });
    status.textContent = words.length > 0 ? `${shown} of ${rows.length} rows.` : '';
  });
  label.append('Find ', input);
  return label;
}

function button(label: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', onClick);
  return made;
}

/**
 * Highlights the connections of an item of a network under the pointer. A click, or a choice in the list above the picture, keeps
 * them and names the connected items.
 */
function followConnections(picture: SVGElement): void {
  const names = new Map<string, string>();
  const neighbours = new Map<string, Set<string>>();
  for (const node of picture.querySelectorAll<SVGElement>('[data-node]')) {
    names.set(node.dataset['node']!, node.querySelector('title')?.textContent ?? '');
    neighbours.set(node.dataset['node']!, new Set());
  }
  for (const line of picture.querySelectorAll<SVGElement>('[data-ends]')) {
    const [one, other] = endsOf(line);
    neighbours.get(one)?.add(other);
    neighbours.get(other)?.add(one);
  }
  let chosen = '';
  const show = (id: string) => {
    const near = new Set([id, ...(neighbours.get(id) ?? [])]);
    picture.classList.toggle('focus', id !== '');
    for (const part of picture.querySelectorAll<SVGElement>('[data-node], [data-label], [data-ends]')) {
      const { node, label, ends } = part.dataset;
      part.classList.toggle('near', ends === undefined ? near.has((node ?? label)!) : endsOf(part).includes(id));
    }
  };
  const list = document.createElement('select');
  const said = document.createElement('p');
  said.className = 'note';
  said.setAttribute('role', 'status');
  const choose = (id: string) => {
    chosen = id;
    list.value = id;
    show(id);
    const connected = [...(neighbours.get(id) ?? [])].map((one) => names.get(one)!).sort((a, b) => a.localeCompare(b));
    said.textContent = id === '' ? '' : `${names.get(id)!} is connected with ${connected.length === 0 ? 'nothing' : connected.join('; ')}.`;
  };
  list.append(new Option('All items', ''), ...[...names].sort(([, a], [, b]) => a.localeCompare(b)).map(([id, name]) => new Option(name.slice(0, 80), id)));
  list.addEventListener('change', () => choose(list.value));
  picture.addEventListener('click', ({ target }) => choose(nodeAt(target) ?? ''));
  picture.addEventListener('pointerover', ({ target }) => show(nodeAt(target) ?? chosen));
  picture.addEventListener('pointerleave', () => show(chosen));
  const bar = document.createElement('div');
  bar.className = 'bar';
  const label = document.createElement('label');
  label.append('Show the connections of ', list);
  bar.append(label);
  picture.parentElement!.before(bar);
  picture.parentElement!.after(said);
}

function endsOf(line: SVGElement): [string, string] {
  return line.dataset['ends']!.split(' ') as [string, string];
}

function nodeAt(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<SVGElement>('[data-node]')?.dataset['node'] : undefined;
}

/** Shows the title of the part of a picture under the pointer at once; browsers show it late, and never for a touch. */
function tooltips(): void {
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.hidden = true;
  tip.setAttribute('aria-hidden', 'true');
  document.body.append(tip);
  const titles = new WeakMap<Element, string>();
  document.addEventListener('pointerover', ({ target }) => {
    const part = target instanceof Element ? partOf(target, titles) : null;
    tip.hidden = part === null;
    tip.textContent = part;
  });
  document.addEventListener('pointermove', ({ clientX, clientY }) => {
    if (!tip.hidden) {
      const { width, height } = tip.getBoundingClientRect();
      tip.style.left = `${Math.max(4, Math.min(clientX + 12, innerWidth - width - 4))}px`;
      tip.style.top = `${clientY + 16 + height > innerHeight ? clientY - height - 8 : clientY + 16}px`;
    }
  });
}

// The title of the closest element that has one, within the picture; that of the whole picture is its heading.
function partOf(target: Element, titles: WeakMap<Element, string>): string | null {
  const picture = target.closest('figure > svg');
  for (let element: Element | null = target; element && picture && element !== picture; element = element.parentElement) {
    const title = [...element.children].find(({ localName }) => localName === 'title');
    if (title) {
      titles.set(element, title.textContent ?? '');
      // The browser would show it a second time. Programs that read the page aloud take the picture as one image.
      title.remove();
    }
    if (titles.has(element)) {
      return titles.get(element)!;
    }
  }
  return null;
}
