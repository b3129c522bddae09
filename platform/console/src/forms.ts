import type { FieldHeadFragment, FormRoomQuery } from './generated';

export type Form = NonNullable<FormRoomQuery['form']>;

/** What the JSON Schema of a form says of a field beyond its type. */
interface Bounds {
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
}

interface Schema extends Bounds {
  properties?: Record<string, Schema>;
  items?: Schema;
}

/** A field of a form with all that is known of it. */
export interface Field extends FieldHeadFragment {
  /** Of one value. */
  bounds: Bounds;
  /** How many values there are, of a list. */
  count: Bounds;
  fields: Field[];
}

/** A section of a form with its fields in order. */
export interface Section {
  title: string;
  fields: Field[];
}

/** What is typed into a field: text, empty where nothing is, a list, or fields of its own. */
export type Draft = string | Draft[] | { [field: string]: Draft };

/** What is wrong with a field, by the path of the field. */
export type Faults = ReadonlyMap<string, string[]>;

/** The sections of a form as its plugin lays them out. */
export function sections({ fields, layout, schema }: Form): Section[] {
  const all = new Map(fields.map((field) => [field.name, bounded(field, (schema as Schema).properties?.[field.name])]));
  return layout.map((section) => ({
    title: section.title,
    fields: section.fields.flatMap((name) => all.get(name) ?? []),
  }));
}

function bounded(field: FieldHeadFragment & { fields?: FieldHeadFragment[] }, schema: Schema = {}): Field {
  const bounds = field.many ? (schema.items ?? {}) : schema;
  return {
    ...field,
    bounds,
    count: field.many ? schema : {},
    fields: (field.fields ?? []).map((inner) => bounded(inner, bounds.properties?.[inner.name])),
  };
}

/** What stands in the field of a form as long as nothing is filled in. */
export function blank(field: Field): Draft {
  return field.many ? [] : blankOne(field);
}

/** The same for one value of a list. */
export function blankOne(field: Field): Draft {
  return field.type === 'OBJECT' ? Object.fromEntries(field.fields.map((inner) => [inner.name, blank(inner)])) : '';
}

/** What was saved, as it is typed. */
export function drafted(field: Field, value: unknown): Draft {
  if (value === null || value === undefined) {
    return blank(field);
  }
  return field.many ? [value].flat().map((each) => draftedOne(field, each)) : draftedOne(field, value);
}

function draftedOne(field: Field, value: unknown): Draft {
  if (field.type !== 'OBJECT') {
    return String(value);
  }
  const inner = value as Record<string, unknown>;
  return Object.fromEntries(field.fields.map((each) => [each.name, drafted(each, inner[each.name])]));
}

/** The path of a field below another one. */
export function below(path: string, name: string | number): string {
  return path ? `${path}.${name}` : String(name);
}

/** Why something that was typed cannot be sent at all; a key of messages. */
type Unsendable = 'missing' | 'noNumber' | 'noInteger';

const INTEGER = /^[+-]?\d+$/;
const LARGEST = 2 ** 31;

/** Takes what was typed to what is sent, and gathers what cannot be sent. */
export class Sending {
  readonly unsendable = new Map<string, Unsendable>();

  /** What is sent for those fields; what is not filled in is left out. */
  fields(fields: readonly Field[], drafts: Readonly<Record<string, Draft>>, path = ''): Record<string, unknown> {
    const sent: Record<string, unknown> = {};
    for (const field of fields) {
      const value = this.value(field, drafts[field.name] ?? blank(field), below(path, field.name));
      if (value !== undefined) {
        sent[field.name] = value;
      } else if (field.required && !this.unsendable.has(below(path, field.name))) {
        this.unsendable.set(below(path, field.name), 'missing');
      }
    }
    return sent;
  }

  private value(field: Field, draft: Draft, path: string): unknown {
    if (!Array.isArray(draft)) {
      return this.one(field, draft, path);
    }
    // what is refused is named by its place in the list that was sent
    const values = draft.map((each, at) => this.one(field, each, below(path, at)) ?? (field.type === 'OBJECT' ? {} : undefined));
    return values.length > 0 ? values : undefined;
  }

  private one(field: Field, draft: Draft, path: string): unknown {
    if (typeof draft === 'string') {
      return draft.trim() === '' ? undefined : this.scalar(field, draft, path);
    }
    const inner = draft as Record<string, Draft>;
    const begun = filledIn(inner);
    // what is asked for inside an object is asked for once the object is filled in
    return begun || field.required ? this.fields(field.fields, inner, path) : undefined;
  }

  private scalar(field: Field, text: string, path: string): unknown {
    switch (field.type) {
      case 'INTEGER':
        return this.number(text, path, INTEGER.test(text.trim()) && Math.abs(Number(text)) < LARGEST, 'noInteger');
      case 'NUMBER':
        return this.number(text, path, Number.isFinite(Number(text)), 'noNumber');
      case 'BOOLEAN':
        return text === 'true';
      default:
        return text;
    }
  }

  private number(text: string, path: string, good: boolean, otherwise: Unsendable): number | undefined {
    if (!good) {
      this.unsendable.set(path, otherwise);
    }
    return good ? Number(text) : undefined;
  }
}

/** Whether anything stands in it. */
export function filledIn(draft: Draft): boolean {
  return typeof draft === 'string' ? draft.trim() !== '' : Object.values(draft).some(filledIn);
}

/** The same without what is blank in lists, so that places in lists are those that are sent. */
export function tidied(draft: Draft): Draft {
  if (typeof draft === 'string') {
    return draft;
  }
  return Array.isArray(draft)
    ? draft.filter(filledIn).map(tidied)
    : Object.fromEntries(Object.entries(draft).map(([name, inner]) => [name, tidied(inner)]));
}

/** What there is of a form that was filled in: a profile, or one of several records. */
export interface Filled {
  /** Global id of a record; none of a profile. */
  id?: string;
  formVersion: string;
  version: number;
  updatedAt: string;
  values: unknown;
}

/** A profile among those of its organisation. */
export interface Profile extends Filled {
  /** Qualified id of the form. */
  form: string;
}

/** The profiles of an organisation. Their types come from plugins: the contract by itself has none. */
export function profilesOf(organization: { profiles?: readonly unknown[] } | null | undefined): readonly Profile[] {
  return (organization?.profiles ?? []) as readonly Profile[];
}

/** A page of records. */
export interface Records {
  totalCount: number;
  nodes: Filled[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Asks for the records of a form: its plugin, not the contract, has the field, so that the text is made of what it says. */
export function recordsQuery({ recordsPath }: Form): string {
  const [plugin, field] = recordsPath;
  return `query Records($code: String!, $after: String) { plugin: ${plugin} { records: ${field}(organization: $code, first: 20, after: $after) {
    totalCount nodes { id formVersion version updatedAt values } pageInfo { hasNextPage endCursor } } } }`;
}

/** Asks for one record. */
export function recordQuery({ graphqlType }: Form): string {
  return `query Record($id: ID!) { node(id: $id) { ... on ${graphqlType} { id formVersion version updatedAt values } } }`;
}

/** Saves a form. */
export function saveMutation({ graphqlType, purpose }: Form): string {
  const [saved, id] = purpose === 'PROFILE' ? ['profile', ''] : ['record', 'id'];
  return `mutation SaveForm($input: Save${graphqlType}Input!) { outcome: save${graphqlType}(input: $input) {
    saved: ${saved} { ${id} formVersion version updatedAt values }
    errors { __typename ... on InputError { code message path } } } }`;
}

/** What saving a form comes to. */
export interface SaveOutcome {
  outcome: { saved: Filled | null; errors: { __typename: string; code: string; message: string; path: string[] }[] };
}

/** The place of a refusal among the fields of the form; nothing where it is of no field. */
export function placeOf(path: readonly string[]): string | undefined {
  return path[0] === 'input' && path[1] === 'values' && path.length > 2 ? path.slice(2).join('.') : undefined;
}

/** The places of all fields that are shown, groups among them. */
export function places(fields: readonly Field[], drafts: Readonly<Record<string, Draft>>, path = ''): string[] {
  return fields.flatMap((field) => {
    const here = below(path, field.name);
    const draft = drafts[field.name] ?? blank(field);
    const each = Array.isArray(draft) ? draft.map((one, at) => ({ one, at: below(here, at) })) : [{ one: draft, at: here }];
    return [
      here,
      ...each.flatMap(({ one, at }) => [
        ...(at === here ? [] : [at]),
        ...(typeof one === 'string' ? [] : places(field.fields, one as Record<string, Draft>, at)),
      ]),
    ];
  });
}

/** What one of two people changed who began from the same. */
export interface Meanwhile {
  field: Field;
  before: Draft;
  now: Draft;
  mine: Draft;
  /** Whether both changed it, each in another way. */
  clash: boolean;
}

/** What was changed since somebody began to fill in a form. */
export function meanwhile(
  fields: readonly Field[],
  before: Readonly<Record<string, Draft>>,
  now: Readonly<Record<string, Draft>>,
  mine: Readonly<Record<string, Draft>>,
): Meanwhile[] {
  const of = (drafts: Readonly<Record<string, Draft>>, field: Field) => tidied(drafts[field.name] ?? blank(field));
  return fields
    .map((field) => ({ field, before: of(before, field), now: of(now, field), mine: of(mine, field) }))
    .filter((each) => !same(each.before, each.now))
    .map((each) => ({ ...each, clash: !same(each.mine, each.before) && !same(each.mine, each.now) }));
}

export function same(one: Draft, other: Draft): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
