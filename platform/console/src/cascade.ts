import type { DocumentHeadFragment, DocumentReferenceKind } from './generated';

/** A document as it refers to others, as deep as it was asked for. */
export interface Linked extends Pick<DocumentHeadFragment, 'title' | 'number'>, Partial<DocumentHeadFragment> {
  references?: readonly Reference[];
  referredToBy?: readonly Mention[];
}

interface Reference {
  kind: DocumentReferenceKind;
  title?: string | null;
  number?: string | null;
  document?: Linked | null;
}

interface Mention {
  kind: DocumentReferenceKind;
  document: Linked;
}

/** A document in a cascade. */
export interface Stage {
  /** Global id, where the document is kept. */
  id?: string;
  title?: string | null;
  number?: string | null;
  issuers: readonly string[];
  date?: string | null;
  /** What makes it stand below the one above it; nothing at the top. */
  kind?: DocumentReferenceKind;
  /** Whether it is the one whose cascade this is. */
  own: boolean;
  below: Stage[];
}

/** What is printed or attached stands below the document that does so; else the one that refers stands below. */
const DOWNWARDS: readonly DocumentReferenceKind[] = ['PRINTS_AND_ISSUES', 'ATTACHES'];

function stage(document: Linked | Reference, kind?: DocumentReferenceKind): Stage {
  const { id, issuers, date } = document as Linked;
  return { id, title: document.title, number: document.number, issuers: issuers ?? [], date, kind, own: false, below: [] };
}

interface Edge {
  kind: DocumentReferenceKind;
  to: Linked;
}

function above({ references = [], referredToBy = [] }: Linked): Edge[] {
  return [
    ...references.filter(({ kind }) => !DOWNWARDS.includes(kind)).map((each) => ({ kind: each.kind, to: each.document ?? target(each) })),
    ...referredToBy.filter(({ kind }) => DOWNWARDS.includes(kind)).map(({ kind, document }) => ({ kind, to: document })),
  ];
}

function below({ references = [], referredToBy = [] }: Linked): Edge[] {
  return [
    ...referredToBy.filter(({ kind }) => !DOWNWARDS.includes(kind)).map(({ kind, document }) => ({ kind, to: document })),
    ...references.filter(({ kind }) => DOWNWARDS.includes(kind)).map((each) => ({ kind: each.kind, to: each.document ?? target(each) })),
  ];
}

function target({ title, number }: Reference): Linked {
  return { title: title ?? null, number: number ?? null };
}

function name({ id, title, number }: Linked): string {
  return id ?? `${number ?? ''} ${title ?? ''}`;
}

/** Below a document all that carries it out; one that was met on the way is not gone into again. */
function downwards(document: Linked, met: ReadonlySet<string>): Stage[] {
  return distinct(below(document))
    .filter(({ to }) => !met.has(name(to)))
    .map(({ kind, to }) => ({ ...stage(to, kind), below: downwards(to, new Set([...met, name(to)])) }));
}

function distinct(edges: Edge[]): Edge[] {
  return [...new Map(edges.map((edge) => [name(edge.to), edge])).values()];
}

/** The ways from the top down to a document, each without the document itself. */
function ways(document: Linked, met: ReadonlySet<string>): { way: Edge[]; kind?: DocumentReferenceKind }[] {
  const edges = distinct(above(document)).filter(({ to }) => !met.has(name(to)));
  return edges.flatMap(({ kind, to }) => {
    const further = ways(to, new Set([...met, name(to)]));
    return (further.length > 0 ? further : [{ way: [], kind: undefined }]).map((before) => ({
      way: [...before.way, { kind: before.kind as DocumentReferenceKind, to }],
      kind,
    }));
  });
}

/**
 * The cascade that a document stands in: from those at the top, over what it carries out, to what carries it out. It stands
 * below each that it carries out; what carries it out is told the first time alone.
 */
export function cascade(document: Linked): Stage[] {
  const met = new Set([name(document)]);
  const own = (kind?: DocumentReferenceKind, told = true): Stage => ({
    ...stage(document, kind),
    own: true,
    below: told ? downwards(document, met) : [],
  });
  const found = ways(document, met);
  if (found.length === 0) {
    return [own()];
  }
  const top: Stage[] = [];
  found.forEach(({ way, kind }, at) => {
    let level = top;
    for (const edge of way) {
      let there = level.find(({ id, title, number }) => name({ id, title: title ?? null, number: number ?? null }) === name(edge.to));
      if (!there) {
        there = stage(edge.to, edge.kind);
        level.push(there);
      }
      level = there.below;
    }
    level.push(own(kind, at === 0));
  });
  return top;
}

/** What a document is made to carry out, or passes on. */
export function carriesOut(document: Linked): Edge[] {
  return distinct(above({ ...document, referredToBy: [] })).filter(({ kind }) => kind !== 'CITES');
}
