import { ID, PREFIX, TYPE } from '../operation/additions';
import { type Facts, Reaches } from './reaches';

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


/** One tie is one tie, whichever end it was asked from: what is told from the other end, and how it is called. */
const TOLD_FROM_THE_OTHER_END: Record<string, string> = {
  'Article relatedBy': 'related',
  'Topic articles': 'topics',
  'Provider articles': 'provider',
  'Topic subtopics': 'parent',
  'Topic coverage': 'coverage',
};

/** What is the same from either end. */
const EITHER_WAY = new Set(['similar', 'coTopics', 'path', 'whyRelated', 'sharedNeighbour']);

/** Evidence that is a tie of its own. */
const EVIDENCE: Record<string, string> = {
  SharedTopic: 'topics',
  SameProvider: 'provider',
  SharedNeighbour: 'sharedNeighbour',
};

/** Reads the things of an answer, and what ties them. */
export function graphOf(data: unknown): Graph {
  const reader = new Reader();
  if (isObject(data)) {
    reader.readFields(data, ['data'], []);
    reader.tieReaches();
  }
  return reader.graph;
}

class Reader {
  readonly graph: Graph = { entities: new Map(), links: new Map(), distances: new Map(), centres: new Set() };
  private readonly reaches = new Reaches();

  /** Once all is read: what lies between can be told from how far each is. */
  tieReaches(): void {
    this.graph.distances = this.reaches.distances();
    this.reaches.tie((from, to, kind, facts) => this.link(from, to, kind, facts));
  }

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
      this.reaches.reached(centre, node[ID], distance);
    }
    const via = Array.isArray(edge['via']) ? edge['via'].filter(isEntity) : [];
    if (centre === undefined || via.length === 0) {
      this.read(node, [...path, 'node'], around);
      return;
    }
    this.entity(node, [...path, 'node']);
    via.forEach((between, place) => this.entity(between, [...path, 'via', place]));
    this.reaches.over(centre, node[ID], distance, via.map((between) => between[ID]), around);
  }

  private readChain(chain: Json, path: Path): void {
    const articles = Array.isArray(chain['articles']) ? chain['articles'] : [];
    const steps: unknown[] = Array.isArray(chain['steps']) ? chain['steps'] : [];
    articles.forEach((article: unknown, place) => {
      if (isEntity(article)) {
        this.entity(article, [...path, 'articles', place]);
        const before: unknown = articles[place - 1];
        if (isEntity(before)) {
          const step = steps[place - 1];
          this.walk(before[ID], article[ID], isObject(step) ? scalars(step) : {});
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
    if (pair && row[TYPE] === 'PathStep') {
      this.walk(from[ID], to[ID], facts);
    } else if (pair) {
      this.link(from[ID], to[ID], 'related', facts);
    }
    const field = EVIDENCE[String(row[TYPE])] ?? around.field;
    named.forEach(([name, entity], place) => {
      const first = named[0]![1][ID];
      const anchors = pair ? [] : around.anchors.length > 0 ? around.anchors : place > 0 ? [first] : [];
      this.readEntity(entity, [...path, name], { anchors, field, facts });
    });
    const anchors = [...new Set([...around.anchors, ...(pair ? [] : named.map(([, entity]) => entity[ID]))])];
    this.readFields(row, path, anchors, named.map(([name]) => name));
  }

  // Which of the two lists the other is only known when it was asked.
  private walk(from: string, to: string, facts: Facts): void {
    if (typeof facts['forward'] === 'boolean') {
      this.link(...(facts['forward'] ? ([from, to] as const) : ([to, from] as const)), 'related', facts);
    } else {
      this.link(from, to, 'path', facts);
    }
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
    const inverse = TOLD_FROM_THE_OTHER_END[`${this.graph.entities.get(from)?.type} ${field}`];
    let [start, end, kind] = inverse ? [to, from, inverse] : [from, to, field];
    if (EITHER_WAY.has(kind) && this.graph.links.has(`${end} ${kind} ${start}`)) {
      [start, end] = [end, start];
    }
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
  // An empty list may be one of things.
  return isScalar(value) || (Array.isArray(value) && value.length > 0 && value.every(isScalar));
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
