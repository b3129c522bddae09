import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import type { SearchPageQueryVariables } from './generated';

/** What is searched; the address of the page holds it, so that a search can be sent on. */
export interface Search {
  text: string;
  /** Id of an index; empty for all. */
  index: string;
  /** Chosen values by the name of their field. */
  chosen: Map<string, string[]>;
}

const CHOICE = /^([^:]+):(.*)$/s;

/** The search that an address holds. */
export function searchOf(query: LocationQuery): Search {
  const chosen = new Map<string, string[]>();
  for (const choice of [query.f].flat()) {
    const [, field, value] = CHOICE.exec(choice ?? '') ?? [];
    if (field && value) {
      chosen.set(field, [...(chosen.get(field) ?? []), value]);
    }
  }
  return { text: one(query.q), index: one(query.index), chosen };
}

function one(value: LocationQuery[string] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** The address of a search. */
export function queryOf({ text, index, chosen }: Search): LocationQueryRaw {
  const choices = [...chosen].flatMap(([field, values]) => values.map((value) => `${field}:${value}`));
  return {
    ...(text && { q: text }),
    ...(index && { index }),
    ...(choices.length > 0 && { f: choices }),
  };
}

/** What the platform is asked for a search. */
export function variablesOf({ text, index, chosen }: Search, after: string | null): SearchPageQueryVariables {
  return {
    text: text || null,
    index: index || null,
    filter: chosen.size > 0 ? { fields: [...chosen].map(([field, anyOf]) => ({ field, anyOf })) } : null,
    after,
  };
}

/** The same search with a value chosen that was not, or no longer. */
export function toggled(search: Search, field: string, value: string): Search {
  const values = search.chosen.get(field) ?? [];
  const left = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
  const chosen = new Map(search.chosen);
  if (left.length > 0) {
    chosen.set(field, left);
  } else {
    chosen.delete(field);
  }
  return { ...search, chosen };
}

/** A stretch of a passage. */
export interface Stretch {
  text: string;
  marked: boolean;
}

/** A passage that the platform marked, taken apart, so that nothing of it is ever read as HTML of the page. */
export function stretches(fragment: string): Stretch[] {
  const { body } = new DOMParser().parseFromString(fragment, 'text/html');
  return [...body.childNodes].map((node) => ({ text: node.textContent ?? '', marked: node.nodeName === 'MARK' }));
}
