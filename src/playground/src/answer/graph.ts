import { ID, PREFIX, TYPE } from '../operation/additions';

export type Path = (string | number)[];

export type Scalar = string | number | boolean | null;

/** A thing with an id: an article, a provider, a topic. */
export interface Entity {
  id: string;
  type: string;
  /** What the answer says of it, from all places where it stands. */
  facts: Record<string, Scalar | Scalar[]>;
  /** Where it stands in the answer, from `data` on; the first place first. */
  paths: Path[];
}

/** What ties two things. */
export interface Link {
  id: string;
  from: string;
  to: string;
  /** The field that leads from one to the other. */
  kind: string;
  /** What is said of the tie: position, distance, score and the like. */
  facts: Record<string, Scalar>;
}

/** The things of an answer and what ties them. */
export interface Graph {
  entities: Map<string, Entity>;
  links: Map<string, Link>;
  /** For `network` and `relatedOfRelated`: how far a thing is from where the traversal began. */
  distances: Map<string, number>;
  /** Where the traversals with distances began. */
  centres: Set<string>;
}

type Json = Record<string, unknown>;

/** What stands around a value: the things that it is tied to, the field that led there, what was said on the way. */
interface Around {
  anchors: readonly string[];
  field: string;
  facts: Facts;
}

type Facts = Record<string, Scalar>;

/** Reads the things of an answer, and what ties them. */
export function graphOf(data: unknown): Graph {
  const reader = new Reader();
  if (isObject(data)) {
    reader.readFields(data, ['data'], []);
  }
  return reader.graph;
}

class Reader {
  readonly graph: Graph = { entities: new Map(), links: new Map(), distances: new Map(), centres: new Set() };

  readFields(value: Json, path: Path, anchors: readonly string[], passed: readonly string[] = []): void {
    for (const [field, child] of Object.entries(value)) {
      if (typeof child === 'object' && !field.startsWith(PREFIX) && !passed.includes(field)) {
        this.read(child, [...path, field], { anchors, field, facts: {} });
      }
    }
  }

  private read(value: unknown, path: Path, around: Around): void {
    if (Array.isArray(value)) {
      value.forEach((item, place) => this.read(item, [...path, place], around));
    } else if (isEntity(value)) {
      this.readEntity(value, path, around);
    } else if (isObject(value)) {
      if (Array.isArray(value['edges'])) {
        this.readConnection(value, path, around);
      } else if (value[TYPE] === 'ArticlePath') {
        this.readChain(value, path);
      } else {
        this.readRow(value, path, around);
      }
    }
  }

  private readEntity(value: EntityJson, path: Path, around: Around): void {
    this.entity(value, path);
    for (const anchor of around.anchors) {
      this.link(anchor, value[ID], around.field, around.facts);
    }
  }

  private readConnection(connection: Json, path: Path, around: Around): void {
    (connection['edges'] as unknown[]).forEach((edge, place) => {
      if (!isObject(edge)) {
        return;
      }
      const { cursor: _, ...facts } = scalars(edge);
      const at = [...path, 'edges', place];
      const { node } = edge;
      if (isEntity(node)) {
        this.readEdge(edge, node, at, { ...around, facts });
      } else {
        this.read(node, [...at, 'node'], { ...around, facts });
      }
    });
    this.readFields(connection, path, around.anchors, ['edges', 'pageInfo']);
  }

  private readEdge(edge: Json, node: EntityJson, path: Path, around: Around): void {
    const centre = around.anchors[0];
    const { distance } = around.facts;
    if (centre !== undefined && typeof distance === 'number') {
      this.graph.centres.add(centre);
      this.nearer(node[ID], distance);
    }
    const via = Array.isArray(edge['via']) ? edge['via'].filter(isEntity) : [];
    if (centre === undefined || via.length === 0) {
      this.read(node, [...path, 'node'], around);
      return;
    }
    // The articles between: at distance two each stands on a way of its own, beyond that their order is not told.
    this.entity(node, [...path, 'node']);
    const direct = typeof distance !== 'number' || distance === 2;
    via.forEach((between, place) => {
      this.entity(between, [...path, 'via', place]);
      if (direct) {
        this.nearer(between[ID], 1);
        this.link(centre, between[ID], around.field, {});
      }
      this.link(between[ID], node[ID], direct ? around.field : 'via', around.facts);
    });
  }

  private nearer(id: string, distance: number): void {
    this.graph.distances.set(id, Math.min(distance, this.graph.distances.get(id) ?? distance));
  }

  private readChain(chain: Json, path: Path): void {
    const articles = Array.isArray(chain['articles']) ? chain['articles'] : [];
    articles.forEach((article: unknown, place) => {
      if (isEntity(article)) {
        this.entity(article, [...path, 'articles', place]);
        const before: unknown = articles[place - 1];
        if (isEntity(before)) {
          this.link(before[ID], article[ID], 'path', {});
        }
      }
    });
    this.readFields(chain, path, [], ['articles']);
  }

  // A row of figures: what it names is tied by it, to what it belongs to or, at the root, to each other.
  private readRow(row: Json, path: Path, around: Around): void {
    const facts = { ...around.facts, ...scalars(row) };
    const named = Object.entries(row).filter((entry): entry is [string, EntityJson] => isEntity(entry[1]));
    const { from, to } = row;
    const pair = isEntity(from) && isEntity(to);
    if (pair) {
      this.link(...(facts['forward'] === false ? ([to[ID], from[ID]] as const) : ([from[ID], to[ID]] as const)), 'related', facts);
    }
    named.forEach(([field, entity], place) => {
      const first = named[0]![1][ID];
      const anchors = pair ? [] : around.anchors.length > 0 ? around.anchors : place > 0 ? [first] : [];
      this.readEntity(entity, [...path, field], { anchors, field: around.field, facts });
    });
    const anchors = [...new Set([...around.anchors, ...(pair ? [] : named.map(([, entity]) => entity[ID]))])];
    this.readFields(row, path, anchors, named.map(([field]) => field));
  }

  private entity(value: EntityJson, path: Path): void {
    const id = value[ID];
    let entity = this.graph.entities.get(id);
    if (!entity) {
      entity = { id, type: String(value[TYPE] ?? ''), facts: {}, paths: [] };
      this.graph.entities.set(id, entity);
    }
    entity.paths.push(path);
    for (const [field, fact] of Object.entries(value)) {
      if (!field.startsWith(PREFIX) && isFact(fact)) {
        entity.facts[field] = fact;
      }
    }
    this.readFields(value, path, [id]);
  }

  private link(from: string, to: string, field: string, facts: Facts): void {
    if (from === to) {
      return;
    }
    // Who lists whom: `relatedBy` is `related` the other way.
    const [start, end, kind] = field === 'relatedBy' ? [to, from, 'related'] : [from, to, field];
    const id = `${start} ${kind} ${end}`;
    this.graph.links.set(id, {
      id,
      from: start,
      to: end,
      kind,
      facts: { ...this.graph.links.get(id)?.facts, ...facts },
    });
  }
}

type EntityJson = Json & { [ID]: string };

function isEntity(value: unknown): value is EntityJson {
  return isObject(value) && typeof value[ID] === 'string';
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value !== 'object';
}

function isFact(value: unknown): value is Scalar | Scalar[] {
  return isScalar(value) || (Array.isArray(value) && value.every(isScalar));
}

function scalars(value: Json): Record<string, Scalar> {
  const found: Record<string, Scalar> = {};
  for (const [field, scalar] of Object.entries(value)) {
    if (isScalar(scalar) && !field.startsWith(PREFIX)) {
      found[field] = scalar;
    }
  }
  return found;
}
