import cytoscape, { type Core, type ElementDefinition, type NodeSingular } from 'cytoscape';
import { FONT, guideElements, nodeElement, type NodeLook, tieElement, type TieLooks } from './elements';
import { type Box, type Candidate, lineWidth, uncrowded } from './labels';
import { drawnPicture } from './pictureDrawn';
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
const WEIGHTY = 1e8;

// Room for labels; of a few things each has one.
const PADDING = 36;
const FEW = 40;
const FEW_PADDING = 72;

/** The drawing: cytoscape, told what to show. */
export class Picture {
  private readonly cy: Core;
  private colours: Colours;
  private readonly many: boolean;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private chosen: readonly string[] = [];

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

  /** Shows these, where they stand; what was there and is not among them goes. */
  show(nodes: readonly NodeLook[], ties: readonly TieLooks[], positions: ReadonlyMap<string, Point>, guides: readonly GuideDrawn[]): void {
    const { cy } = this;
    cy.batch(() => {
      const wanted = new Set([...nodes.map(({ id }) => id), ...ties.map(({ id }) => `tie:${id}`)]);
      cy.elements().filter((element) => element.hasClass('guide') || element.hasClass('words') || !wanted.has(element.id())).remove();
      const added: ElementDefinition[] = guides.flatMap(guideElements);
      for (const node of nodes) {
        const known = cy.getElementById(node.id);
        const element = nodeElement(node, positions.get(node.id) ?? { x: 0, y: 0 });
        if (known.empty()) {
          added.push(element);
        } else {
          known.data(element.data).removeScratch('lines');
          known.classes([...(element.classes as string[]), ...['labelled', 'chosen', 'dim'].filter((name) => known.hasClass(name))]);
        }
      }
      for (const tie of ties) {
        if (cy.getElementById(`tie:${tie.id}`).empty()) {
          added.push(tieElement(tie));
        }
      }
      cy.add(added);
    });
    this.highlight(this.chosen);
    this.labelSoon();
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
    const eles = this.cy.nodes();
    if (eles.empty()) {
      return;
    }
    const padding = eles.length > FEW ? PADDING : FEW_PADDING;
    if (smoothly) {
      this.glide({ fit: { eles, padding } });
    } else {
      this.cy.resize();
      this.cy.fit(eles, padding);
      // A few things need not fill the room.
      if (this.cy.zoom() > 1.4) {
        this.cy.zoom(1.4);
        this.cy.center(eles);
      }
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
    this.cy.destroy();
  }

  private labelSoon(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.label(), 90);
  }

  // Lines that can be seen, however far it is zoomed out.
  private thicken(zoom: number): void {
    const thick = 2 ** (Math.round(Math.log2(Math.max(1, 0.9 / zoom)) * 2) / 2);
    this.cy.edges().forEach((edge) => {
      const drawn = edge.data('width') * thick;
      if (edge.data('drawn') !== drawn) {
        edge.data('drawn', drawn);
      }
    });
  }

  private labelZoom(): number {
    return Math.max(0.02, this.cy.zoom());
  }

  // As many labels as there is room for, at a size that can be read however far it is zoomed out.
  private label(): void {
    const { cy } = this;
    const zoom = this.labelZoom();
    const font = FONT / zoom;
    const outline = 2 / zoom;
    const candidates: Candidate[] = [];
    const things: Box[] = [];
    cy.nodes('.thing').forEach((node) => {
      const { x, y } = node.renderedPosition();
      if (x < -80 || y < -40 || x > cy.width() + 80 || y > cy.height() + 40) {
        return;
      }
      const { lines, ties } = node.scratch('lines') ? node.scratch('lines') : node.scratch('lines', linesOf(node)).scratch('lines');
      const width = Math.max(...lines.map(lineWidth), 1) * FONT + 6;
      const high = node.data('width') * zoom;
      const chosen = node.hasClass('chosen');
      const weight = (chosen ? 2 * WEIGHTY : 0) + (node.hasClass('centre') ? WEIGHTY : 0) + (node.hasClass('dim') ? 0 : 1e6);
      things.push({ id: node.id(), left: x - high / 2, top: y - high / 2, width: high, height: high });
      if (!chosen && (x < width / 2 || x > cy.width() - width / 2)) {
        return;
      }
      candidates.push({
        id: node.id(),
        left: x - width / 2,
        top: y + high / 2,
        width,
        height: lines.length * FONT * 1.2 + 6,
        weight: weight + ties + node.data('width') / 100,
      });
    });
    const heavy = candidates.map(({ weight }) => weight).sort((a, b) => b - a)[ALWAYS] ?? Infinity;
    const shown = uncrowded(candidates, things, Math.min(WEIGHTY, heavy + 1));
    cy.batch(() => {
      cy.nodes('.thing').forEach((node) => {
        if (shown.has(node.id())) {
          node.data({ font, outline });
          node.addClass('labelled');
        } else if (node.hasClass('labelled')) {
          node.removeClass('labelled');
        }
      });
      cy.nodes('.words').data({ font, outline: 2 * outline });
      cy.nodes('.guide').data({ line: 1 / zoom });
      this.thicken(zoom);
    });
  }
}

// Of these some have labels whatever stands beneath.
const ALWAYS = 8;

function linesOf(node: NodeSingular): { lines: string[]; ties: number } {
  return { lines: (node.data('label') as string).split('\n'), ties: node.data('ties') as number };
}
