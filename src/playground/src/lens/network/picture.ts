import cytoscape, { type Core, type ElementDefinition, type NodeSingular } from 'cytoscape';
import { FONT, guideElements, nodeElement, type NodeLook, tieElement, type TieLooks } from './elements';
import { label, wholeOf } from './labelling';
import { drawnPicture } from './pictureDrawn';
import { inSlices } from './slices';
import { styleOf } from './style';
import { type GuideDrawn, type Point, svgOf } from './svg';
import { type Colours, still } from './theme';

export interface Handlers {
  chosen(id: string | null, more: boolean): void;
  tieChosen(from: string, to: string): void;
  expanded(id: string): void;
  hovered(id: string | null, at: Point | null): void;
  moved(id: string, at: Point): void;
}

// Things and ties together; more are drawn with less care.
const MANY = 900;
const AT_ONCE = 120;

/** The drawing: cytoscape, told what to show. */
export class Picture {
  private readonly cy: Core;
  private colours: Colours;
  private readonly many: boolean;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private chosen: readonly string[] = [];
  private turn = 0;
  private thickened = 0;

  constructor(container: HTMLElement, colours: Colours, elements: number, handlers: Handlers) {
    this.colours = colours;
    this.many = elements > MANY;
    this.cy = cytoscape({
      container,
      style: styleOf(colours, this.many),
      minZoom: 0.02,
      maxZoom: 4,
      boxSelectionEnabled: false,
      selectionType: 'additive',
      autounselectify: true,
      ...(this.many ? { hideEdgesOnViewport: true, textureOnViewport: true, pixelRatio: 1 } : {}),
    });
    this.listen(handlers);
  }

  private listen(handlers: Handlers): void {
    const { cy } = this;
    cy.on('tap', 'node.thing', ({ target, originalEvent: event }) =>
      handlers.chosen(target.id(), event.shiftKey || event.ctrlKey || event.metaKey),
    );
    cy.on('tap', 'edge', ({ target }) => handlers.tieChosen(target.source().id(), target.target().id()));
    cy.on('tap', (event) => event.target === cy && handlers.chosen(null, false));
    cy.on('dbltap', 'node.thing', ({ target }) => handlers.expanded(target.id()));
    cy.on('mouseover', 'node.thing', ({ target, renderedPosition }) => {
      this.highlight([target.id()]);
      handlers.hovered(target.id(), renderedPosition ?? target.renderedPosition());
    });
    cy.on('mouseout', 'node.thing', () => {
      this.highlight(this.chosen);
      handlers.hovered(null, null);
    });
    cy.on('dragfree', 'node.thing', ({ target }) => handlers.moved(target.id(), { ...target.position() }));
    cy.on('viewport resize', () => this.labelSoon());
    cy.on('grab viewport', () => handlers.hovered(null, null));
  }

  /** Shows these, where they stand; what was there and is not among them goes. Many come in slices, so that the page stays usable. */
  async show(nodes: readonly NodeLook[], ties: readonly TieLooks[], positions: ReadonlyMap<string, Point>, guides: readonly GuideDrawn[]): Promise<boolean> {
    const { cy } = this;
    const turn = ++this.turn;
    const gone = () => turn !== this.turn;
    const wanted = new Set([...nodes.map(({ id }) => id), ...ties.map(({ id }) => `tie:${id}`)]);
    cy.batch(() => {
      cy.elements().filter((element) => element.hasClass('guide') || element.hasClass('words') || !wanted.has(element.id())).remove();
      cy.add(guides.flatMap(guideElements));
    });
    const whole =
      (await inSlices(nodes, AT_ONCE, (some) => cy.batch(() => this.put(some, positions)), gone)) &&
      (await inSlices(ties, AT_ONCE, (some) => cy.batch(() => cy.add(some.filter(({ id }) => cy.getElementById(`tie:${id}`).empty()).map(tieElement))), gone));
    if (whole) {
      this.highlight(this.chosen);
      this.labelSoon();
    }
    return whole;
  }

  private put(nodes: readonly NodeLook[], positions: ReadonlyMap<string, Point>): void {
    const added: ElementDefinition[] = [];
    for (const node of nodes) {
      const known = this.cy.getElementById(node.id);
      const element = nodeElement(node, positions.get(node.id) ?? { x: 0, y: 0 });
      if (known.empty()) {
        added.push(element);
      } else {
        const { name, label, shape, colour, width, ties } = element.data;
        known.data({ name, label, shape, colour, width, ties }).removeScratch('lines');
        known.classes([...(element.classes as string[]), ...['labelled', 'chosen', 'dim'].filter((name) => known.hasClass(name))]);
      }
    }
    this.cy.add(added);
  }

  /** Moves what stands there; smoothly when that is wanted and few move. */
  move(positions: ReadonlyMap<string, Point>, smoothly: boolean): Promise<void> {
    const nodes = this.cy.nodes('.thing').filter((node) => positions.has(node.id()));
    if (!smoothly || still() || nodes.length > MANY / 2) {
      nodes.positions((node: NodeSingular) => ({ ...positions.get(node.id())! }));
      return Promise.resolve();
    }
    return nodes
      .layout({ name: 'preset', fit: false, animate: true, animationDuration: 350, positions: (node: NodeSingular) => positions.get(node.id())! } as never)
      .run()
      .promiseOn('layoutstop')
      .then(() => {});
  }

  recolour(colours: Colours): void {
    this.colours = colours;
    this.cy.style(styleOf(colours, this.many));
  }

  /** Marks what was chosen, and sets off what it is tied to. */
  choose(ids: readonly string[]): void {
    this.chosen = ids;
    this.cy.batch(() => {
      this.cy.nodes('.chosen').removeClass('chosen');
      ids.forEach((id) => this.cy.getElementById(id).addClass('chosen'));
    });
    this.highlight(ids);
    this.labelSoon();
  }

  private highlight(ids: readonly string[]): void {
    const { cy } = this;
    cy.batch(() => {
      cy.elements('.dim').removeClass('dim');
      cy.edges('.near').removeClass('near');
      const nodes = ids.map((id) => cy.getElementById(id)).filter((node) => node.nonempty());
      if (nodes.length > 0) {
        const near = nodes.reduce((all, node) => all.union(node.closedNeighborhood()), cy.collection());
        near.edges().addClass('near');
        cy.elements('node.thing, edge').difference(near).addClass('dim');
      }
    });
  }

  /** Brings things into sight, without more ado when they are. */
  reveal(ids: readonly string[]): void {
    const nodes = this.cy.nodes('.thing').filter((node) => ids.includes(node.id()));
    const { x1, x2, y1, y2 } = this.cy.extent();
    const seen = (node: NodeSingular) => {
      const { x, y } = node.position();
      return x > x1 && x < x2 && y > y1 && y < y2;
    };
    if (nodes.empty() || nodes.map(seen).every(Boolean)) {
      return;
    }
    this.glide(nodes.length === 1 ? { center: { eles: nodes } } : { fit: { eles: nodes, padding: 60 } });
  }

  fit(smoothly = true): void {
    if (!smoothly) {
      this.cy.resize();
    }
    const whole = wholeOf(this.cy);
    if (whole && smoothly && !this.many) {
      this.glide(whole);
    } else if (whole) {
      this.cy.stop();
      this.cy.viewport(whole);
    }
  }

  zoom(factor: number): void {
    const { cy } = this;
    const level = Math.min(cy.maxZoom(), Math.max(cy.minZoom(), cy.zoom() * factor));
    this.glide({ zoom: { level, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } } });
  }

  private glide(to: object): void {
    this.cy.stop();
    this.cy.animate(to as never, { duration: still() ? 0 : 220 });
  }

  /** What was seen whole is so again; who looked at a part still does. */
  resized(): void {
    const { x1, x2, y1, y2 } = this.cy.extent();
    const drawn = this.cy.nodes().boundingBox({ includeLabels: false });
    const whole = drawn.x1 >= x1 && drawn.x2 <= x2 && drawn.y1 >= y1 && drawn.y2 <= y2;
    this.cy.resize();
    if (whole) {
      this.fit(false);
    }
  }

  /** The whole drawing, with nothing set off. */
  async png(): Promise<Blob> {
    this.highlight([]);
    const { w, h } = this.cy.elements().boundingBox({});
    const scale = Math.min(2, 8000 / Math.max(w, h, 1), Math.sqrt(40_000_000 / Math.max(1, w * h)));
    const made = this.cy.png({ output: 'blob-promise', full: true, bg: this.colours.base, scale }) as unknown as Promise<Blob>;
    this.highlight(this.chosen);
    return made;
  }

  svg(title: string): string {
    this.highlight([]);
    const made = svgOf(drawnPicture(this.cy, this.colours, title, FONT / this.labelZoom()));
    this.highlight(this.chosen);
    return made;
  }

  destroy(): void {
    clearTimeout(this.waiting);
    this.turn++;
    this.thickened++;
    this.cy.destroy();
  }

  private labelSoon(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      label(this.cy, this.labelZoom());
      void this.thicken(this.labelZoom());
    }, 90);
  }

  // Lines that can be seen, however far it is zoomed out.
  private async thicken(zoom: number): Promise<void> {
    const thick = 2 ** (Math.round(Math.log2(Math.max(1, 0.9 / zoom)) * 2) / 2);
    const others = this.cy.edges().filter((edge) => edge.data('drawn') !== edge.data('width') * thick).toArray();
    const turn = ++this.thickened;
    await inSlices(
      others,
      AT_ONCE,
      (some) => this.cy.batch(() => some.forEach((edge) => edge.data('drawn', edge.data('width') * thick))),
      () => turn !== this.thickened,
    );
  }

  private labelZoom(): number {
    return Math.max(0.02, this.cy.zoom());
  }
}
