import cytoscape, { type Core, type ElementDefinition, type NodeSingular } from 'cytoscape';
import { edgeElement, guideElements, nodeElement } from './cytoscapeElements';
import { updateLabels, viewportOfAll } from './showLabels';
import { stylesheetOf } from './stylesheet';
import type { StyledEdge, StyledNode } from './styledGraph';
import type { Guide, Point } from './svg';
import { type Colours, prefersReducedMotion } from './theme';
import { inTimeSlices } from './timeSlices';

export interface Handlers {
  chosen(id: string | null, more: boolean): void;
  edgeChosen(from: string, to: string): void;
  expanded(id: string): void;
  hovered(id: string | null, at: Point | null): void;
  /** A node was dragged; returns its final position. */
  moved(id: string, at: Point): Point;
}

// The number of nodes and edges from which the drawing is simplified.
const MANY = 900;
const AT_ONCE = 120;

/** The positions of nodes, and the guides that belong to them. */
export interface Placed {
  positions: ReadonlyMap<string, Point>;
  guides: readonly Guide[];
}

/** The drawing, rendered by Cytoscape. */
export class CytoscapeView {
  private readonly cy: Core;
  private readonly many: boolean;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private chosen: readonly string[] = [];
  private turn = 0;
  private thickened = 0;

  constructor(container: HTMLElement, colours: Colours, elements: number, handlers: Handlers) {
    this.many = elements > MANY;
    this.cy = cytoscape({
      container,
      style: stylesheetOf(colours, this.many),
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
    cy.on('tap', 'node.entity', ({ target, originalEvent: event }) =>
      handlers.chosen(target.id(), event.shiftKey || event.ctrlKey || event.metaKey),
    );
    cy.on('tap', 'edge', ({ target }) => handlers.edgeChosen(target.source().id(), target.target().id()));
    cy.on('tap', (event) => event.target === cy && handlers.chosen(null, false));
    cy.on('dbltap', 'node.entity', ({ target }) => handlers.expanded(target.id()));
    cy.on('mouseover', 'node.entity', ({ target, renderedPosition }) => {
      this.highlight([target.id()]);
      handlers.hovered(target.id(), renderedPosition ?? target.renderedPosition());
    });
    cy.on('mouseout', 'node.entity', () => {
      this.highlight(this.chosen);
      handlers.hovered(null, null);
    });
    cy.on('dragfree', 'node.entity', ({ target }) => void target.position(handlers.moved(target.id(), { ...target.position() })));
    cy.on('viewport resize', () => this.labelSoon());
    cy.on('grab viewport', () => handlers.hovered(null, null));
  }

  /**
   * Displays these nodes and edges at their positions with the guides of these positions, and removes all others. Many are
   * added in slices of time, so that the page stays responsive. Resolves to false if another call replaced this one.
   */
  async show(nodes: readonly StyledNode[], edges: readonly StyledEdge[], { positions, guides }: Placed, smoothly: boolean): Promise<boolean> {
    const { cy } = this;
    const turn = ++this.turn;
    const gone = () => turn !== this.turn;
    const wanted = new Set([...nodes.map(({ id }) => id), ...edges.map(({ id }) => `edge:${id}`)]);
    cy.batch(() => cy.elements('node.entity, edge').filter((element) => !wanted.has(element.id())).remove());
    const whole =
      (await inTimeSlices(nodes, AT_ONCE, (some) => cy.batch(() => this.put(some, positions)), gone)) &&
      (await inTimeSlices(edges, AT_ONCE, (some) => cy.batch(() => this.putEdges(some)), gone));
    if (!whole) {
      return false;
    }
    // The guides and the nodes change together, since the guides are true only of these positions.
    cy.batch(() => {
      cy.elements('.guide, .words').remove();
      cy.add(guides.flatMap(guideElements));
    });
    await this.move(positions, smoothly);
    this.highlight(this.chosen);
    this.labelSoon();
    return !gone();
  }

  private put(nodes: readonly StyledNode[], positions: ReadonlyMap<string, Point>): void {
    const added: ElementDefinition[] = [];
    for (const node of nodes) {
      const known = this.cy.getElementById(node.id);
      const element = nodeElement(node, positions.get(node.id) ?? { x: 0, y: 0 });
      if (known.empty()) {
        added.push(element);
      } else {
        const { font: _font, outline: _outline, marginX: _x, marginY: _y, id: _id, ...data } = element.data;
        known.data(data);
        known.classes([...(element.classes as string[]), ...['labelled', 'chosen', 'dim'].filter((name) => known.hasClass(name))]);
      }
    }
    this.cy.add(added);
  }

  private putEdges(edges: readonly StyledEdge[]): void {
    const added: ElementDefinition[] = [];
    for (const edge of edges) {
      const known = this.cy.getElementById(`edge:${edge.id}`);
      const element = edgeElement(edge);
      if (known.empty()) {
        added.push(element);
      } else if (known.data('width') !== edge.width) {
        known.data('width', edge.width).classes(element.classes as string[]);
      }
    }
    this.cy.add(added);
  }

  // Moves nodes to their positions; with an animation if it is wanted and not too many move.
  private async move(positions: ReadonlyMap<string, Point>, smoothly: boolean): Promise<void> {
    const placed = (node: NodeSingular) => positions.get(node.id())!;
    const nodes = this.cy.nodes('.entity').filter((node) => {
      const at = positions.get(node.id());
      return at !== undefined && (node.position().x !== at.x || node.position().y !== at.y);
    });
    nodes.stop();
    if (nodes.empty()) {
      return;
    }
    if (!smoothly || prefersReducedMotion() || nodes.length > MANY / 2) {
      nodes.positions((node: NodeSingular) => ({ ...placed(node) }));
      return;
    }
    await nodes.layout({ name: 'preset', fit: false, animate: true, animationDuration: 350, positions: placed } as never).run().promiseOn('layoutstop');
  }

  recolour(colours: Colours): void {
    this.cy.style(stylesheetOf(colours, this.many));
  }

  /** Marks the selected nodes, and highlights their neighbours. */
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
        cy.elements('node.entity, edge').difference(near).addClass('dim');
      }
    });
  }

  /** Scrolls to nodes that are out of sight. */
  reveal(ids: readonly string[]): void {
    const nodes = this.cy.nodes('.entity').filter((node) => ids.includes(node.id()));
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
    const whole = viewportOfAll(this.cy);
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
    this.cy.animate(to as never, { duration: prefersReducedMotion() ? 0 : 220 });
  }

  /** Adapts to a new size of the canvas; a drawing that was visible as a whole stays so. */
  resized(): void {
    const { x1, x2, y1, y2 } = this.cy.extent();
    const drawn = this.cy.nodes().boundingBox({ includeLabels: false });
    const whole = drawn.x1 >= x1 && drawn.x2 <= x2 && drawn.y1 >= y1 && drawn.y2 <= y2;
    this.cy.resize();
    if (whole) {
      this.fit(false);
    }
  }

  /** The ids of the nodes whose centres are in an area of the screen, in pixels of the canvas. */
  within(contains: (at: Point) => boolean): string[] {
    return this.cy.nodes('.entity').filter((node) => contains(node.renderedPosition())).map((node) => node.id());
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
      updateLabels(this.cy, this.labelZoom());
      void this.thicken(this.labelZoom());
    }, 90);
  }

  // Keeps edges visible at every zoom level.
  private async thicken(zoom: number): Promise<void> {
    const thick = 2 ** (Math.round(Math.log2(Math.max(1, 0.9 / zoom)) * 2) / 2);
    const others = this.cy.edges().filter((edge) => edge.data('drawn') !== edge.data('width') * thick).toArray();
    const turn = ++this.thickened;
    await inTimeSlices(
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
