import type { ClauseTextFragment, DocumentQuery } from './generated';

export type Clause = ClauseTextFragment & { children?: readonly Clause[] };

type Case = DocumentQuery['caseStudies']['nodes'][number];

/** What stands in an outline: what has a heading or a label, or holds something that has. */
export function outlined(clauses: readonly Clause[]): Clause[] {
  return clauses.filter((clause) => clause.heading || clause.label || outlined(clause.children ?? []).length > 0);
}

/** What a clause is called in an outline. */
export function called({ label, heading, text }: Clause): string {
  return `${label ?? ''}${heading ?? (text.length > 18 ? `${text.slice(0, 18)}…` : text)}`;
}

/** Cases by the ids of the clauses that they answer. */
export function byClause(cases: readonly Case[]): ReadonlyMap<string, Case[]> {
  const found = new Map<string, Case[]>();
  for (const each of cases) {
    for (const { id } of each.clauses) {
      found.set(id, [...(found.get(id) ?? []), each]);
    }
  }
  return found;
}
