import { DOCUMENTED, ID, PREFIX, TYPE } from '../operation/additions';
import { Distances, type Properties } from './distances';
import { isObject, isScalar, type Json, type Path, type Scalar } from './json';

/** A node of the graph: an object with an id, such as an article, a provider or a topic. */
export interface Entity {
  id: string;
  type: string;
  /** Its scalar fields, from all places of the answer that have it. */
  properties: Record<string, Scalar | Scalar[]>;
  /** Its places in the answer, in their order. */
  paths: Path[];
  /** Whether it is an article without a document, which is known only from mentions in other documents. */
  mentioned?: boolean;
}

/** A relationship between two entities. */
export interface Link {
  id: string;
  from: string;
  to: string;
  /** The field that leads from one entity to the other. */
  kind: string;
  /** Properties of the relationship: position, distance, score and the like. */
  properties: Record<string, Scalar>;
}

/** The entities of an answer and the relationships between them. */
export interface Graph {
  entities: Map<string, Entity>;
  links: Map<string, Link>;
  /** The distance of each entity from the nearest centre, for `network` and `relatedOfRelated`. */
  distances: Map<string, number>;
  /** The entities at which traversals with distances begin. */
  centres: Set<string>;
  /** The chains of articles, each from its start to its end. */
  chains: string[][];
}

/** The context of a value: the entities that it is linked to, the field that leads to it, properties of the link. */
interface Context {
  anchors: readonly string[];
  field: string;
  properties: Properties;
}

/** Fields that lead along a relationship from its end, with the field that leads along it from its start. */
const INVERSE_FIELDS: Record<string, string> = {
  'Article relatedBy': 'related',
  'Article collections': 'items',
  'Topic articles': 'topics',
  'Provider articles': 'provider',
  'Topic subtopics': 'parent',
  'Topic coverage': 'coverage',
};

/** Fields of relationships without a direction. */
const UNDIRECTED_FIELDS = new Set(['similar', 'coTopics', 'path', 'whyRelated', 'sharedNeighbour']);

/** The kind of relationship that a type of evidence stands for. */
const EVIDENCE_FIELDS: Record<string, string> = {
  SharedTopic: 'topics',
  SameProvider: 'provider',
  SharedNeighbour: 'sharedNeighbour',
};

/** Reads the graph of an answer's data. */
export function graphOf(data: unknown): Graph {
  const reader = new Reader();
  if (isObject(data)) {
    reader.readFields(data, ['data'], []);
    reader.linkDistances();
  }
  return reader.graph;
}

class Reader {
  readonly graph: Graph = { entities: new Map(), links: new Map(), distances: new Map(), centres: new Set(), chains: [] };
  private readonly distances = new Distances();

  /** Links what was reached by distance; all distances must have been read. */
  linkDistances(): void {
    this.graph.distances = this.distances.nearest();
    this.distances.linkSteps((from, to, kind, properties) => this.link(from, to, kind, properties));
  }

  readFields(value: Json, path: Path, anchors: readonly string[], skipped: readonly string[] = []): void {
    for (const [field, child] of Object.entries(value)) {
      if (typeof child === 'object' && !field.startsWith(PREFIX) && !skipped.includes(field)) {
        this.read(child, [...path, field], { anchors, field, properties: {} });
      }
    }
  }

  private read(value: unknown, path: Path, context: Context): void {
    if (Array.isArray(value)) {
      value.forEach((item, place) => this.read(item, [...path, place], context));
    } else if (isEntity(value)) {
      this.readEntity(value, path, context);
    } else if (isObject(value)) {
      if (Array.isArray(value['edges']) || Array.isArray(value['nodes'])) {
        this.readConnection(value, path, context);
      } else if (value[TYPE] === 'ArticlePath') {
        this.readPath(value, path);
      } else {
        this.readRow(value, path, context);
      }
    }
  }

  private readEntity(value: EntityJson, path: Path, context: Context): void {
    this.entity(value, path);
    for (const anchor of context.anchors) {
      this.link(anchor, value[ID], context.field, context.properties);
    }
  }

  private readConnection(connection: Json, path: Path, context: Context): void {
    const edges: unknown[] = Array.isArray(connection['edges']) ? connection['edges'] : [];
    edges.forEach((edge, place) => {
      if (!isObject(edge)) {
        return;
      }
      const { cursor: _, ...properties } = scalarsOf(edge);
      const at = [...path, 'edges', place];
      const { node } = edge;
      if (isEntity(node)) {
        this.readEdge(edge, node, at, { ...context, properties });
      } else {
        this.read(node, [...at, 'node'], { ...context, properties });
      }
      // What else the edge has belongs to both of its ends, such as the evidence for it.
      const ends = isEntity(node) ? [...context.anchors, node[ID]] : context.anchors;
      this.readFields(edge, at, ends, ['node', 'via']);
    });
    if (Array.isArray(connection['nodes'])) {
      this.read(connection['nodes'], [...path, 'nodes'], context);
    }
    this.readFields(connection, path, context.anchors, ['edges', 'nodes', 'pageInfo']);
  }

  private readEdge(edge: Json, node: EntityJson, path: Path, context: Context): void {
    const centre = context.anchors[0];
    const { distance } = context.properties;
    if (centre !== undefined && typeof distance === 'number') {
      this.graph.centres.add(centre);
      this.distances.add(centre, node[ID], distance);
    }
    const via = Array.isArray(edge['via']) ? edge['via'].filter(isEntity) : [];
    if (centre === undefined || via.length === 0) {
      this.read(node, [...path, 'node'], context);
      return;
    }
    this.entity(node, [...path, 'node']);
    via.forEach((between, place) => this.entity(between, [...path, 'via', place]));
    this.distances.addIndirect(centre, node[ID], distance, via.map((between) => between[ID]), context);
  }

  private readPath(articlePath: Json, path: Path): void {
    const articles = Array.isArray(articlePath['articles']) ? articlePath['articles'] : [];
    const steps: unknown[] = Array.isArray(articlePath['steps']) ? articlePath['steps'] : [];
    const chain = articles.filter(isEntity).map((article) => article[ID]);
    if (chain.length > 1) {
      this.graph.chains.push(chain);
    }
    articles.forEach((article: unknown, place) => {
      if (isEntity(article)) {
        this.entity(article, [...path, 'articles', place]);
        const before: unknown = articles[place - 1];
        if (isEntity(before)) {
          const step = steps[place - 1];
          this.linkStep(before[ID], article[ID], isObject(step) ? scalarsOf(step) : {});
        }
      }
    });
    this.readFields(articlePath, path, [], ['articles']);
  }

  // A row of figures links the entities that it has to the entity that it belongs to or, at the root, to each other.
  private readRow(row: Json, path: Path, context: Context): void {
    const properties = { ...context.properties, ...scalarsOf(row) };
    const named = Object.entries(row).filter((entry): entry is [string, EntityJson] => isEntity(entry[1]));
    const { from, to } = row;
    const pair = isEntity(from) && isEntity(to) && row[TYPE] !== 'Relatedness';
    if (pair && row[TYPE] === 'PathStep') {
      this.linkStep(from[ID], to[ID], properties);
    } else if (pair) {
      this.link(from[ID], to[ID], 'related', properties);
    }
    const field = EVIDENCE_FIELDS[String(row[TYPE])] ?? context.field;
    named.forEach(([name, entity], place) => {
      const first = named[0]![1][ID];
      const anchors = pair ? [] : context.anchors.length > 0 ? context.anchors : place > 0 ? [first] : [];
      this.readEntity(entity, [...path, name], { anchors, field, properties });
    });
    const anchors = [...new Set([...context.anchors, ...(pair ? [] : named.map(([, entity]) => entity[ID]))])];
    this.readFields(row, path, anchors, named.map(([name]) => name));
  }

  // The direction of a step is known only if the query selects it.
  private linkStep(from: string, to: string, properties: Properties): void {
    if (typeof properties['forward'] === 'boolean') {
      this.link(...(properties['forward'] ? ([from, to] as const) : ([to, from] as const)), 'related', properties);
    } else {
      this.link(from, to, 'path', properties);
    }
  }

  private entity(value: EntityJson, path: Path): void {
    const id = value[ID];
    let entity = this.graph.entities.get(id);
    if (!entity) {
      entity = { id, type: String(value[TYPE] ?? ''), properties: {}, paths: [] };
      this.graph.entities.set(id, entity);
    }
    entity.paths.push(path);
    if (value[DOCUMENTED] === false || value['hasDocument'] === false) {
      entity.mentioned = true;
    }
    for (const [field, property] of Object.entries(value)) {
      if (!field.startsWith(PREFIX) && isProperty(property)) {
        entity.properties[field] = property;
      }
    }
    this.readFields(value, path, [id]);
  }

  private link(from: string, to: string, field: string, properties: Properties): void {
    if (from === to) {
      return;
    }
    const inverse = INVERSE_FIELDS[`${this.graph.entities.get(from)?.type} ${field}`];
    let [start, end, kind] = inverse ? [to, from, inverse] : [from, to, field];
    if (UNDIRECTED_FIELDS.has(kind) && this.graph.links.has(`${end} ${kind} ${start}`)) {
      [start, end] = [end, start];
    }
    const id = `${start} ${kind} ${end}`;
    this.graph.links.set(id, {
      id,
      from: start,
      to: end,
      kind,
      properties: { ...this.graph.links.get(id)?.properties, ...properties },
    });
  }
}

type EntityJson = Json & { [ID]: string };

function isEntity(value: unknown): value is EntityJson {
  return isObject(value) && typeof value[ID] === 'string';
}

function isProperty(value: unknown): value is Scalar | Scalar[] {
  // An empty list may be a list of objects.
  return isScalar(value) || (Array.isArray(value) && value.length > 0 && value.every(isScalar));
}

function scalarsOf(value: Json): Record<string, Scalar> {
  const found: Record<string, Scalar> = {};
  for (const [field, scalar] of Object.entries(value)) {
    if (isScalar(scalar) && !field.startsWith(PREFIX)) {
      found[field] = scalar;
    }
  }
  return found;
}
