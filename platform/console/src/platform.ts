import { createClient, RequestRefused, type TypedDocument } from 'exemplar-client';
import { computed, shallowRef } from 'vue';
import { SessionDocument, type SessionQuery } from './generated';
import { i18n, language } from './language';

type Viewer = SessionQuery['viewer'];

/** Who is here; nothing before that was asked. */
export const viewer = shallowRef<Viewer>();

/** The account of who is signed in. */
export const account = computed(() => viewer.value?.account ?? null);

/** Whether who is here holds a permission somewhere. */
export function holds(permission: string): boolean {
  return viewer.value?.permissions.some((held) => held.permission.code === permission) ?? false;
}

let csrfToken: string | null | undefined;

const client = computed(() =>
  createClient({ url: '/graphql', language: language.value, csrfToken: () => csrfToken }),
);

/** Asks anew who is here. */
export async function meet(): Promise<void> {
  csrfToken = undefined;
  const answer = await client.value.request(SessionDocument);
  csrfToken = answer.viewer.csrfToken ?? null;
  viewer.value = answer.viewer;
}

/**
 * Asks the platform, as whoever is here. Where the session is another one by now, of another window, it is met first.
 *
 * @throws RequestRefused when it is not answered in full
 */
export async function ask<R, V>(document: TypedDocument<R, V>, variables: V): Promise<R> {
  const send = () => client.value.request(document as TypedDocument<R, object>, variables as object);
  try {
    return await send();
  } catch (refused) {
    if (!(refused instanceof RequestRefused)) {
      throw refused;
    }
    if (refused.code === 'CSRF_TOKEN_WRONG') {
      await meet();
      return send();
    }
    if (refused.code === 'UNAUTHENTICATED') {
      await meet();
    }
    throw refused;
  }
}

/** Watches what a subscription tells, as whoever is here. */
export function watched<R, V>(document: TypedDocument<R, V>, variables: V): AsyncGenerator<R, void, void> {
  return client.value.watch(document as TypedDocument<R, object>, variables as object);
}

/** What went wrong, in the words of the platform where it has any. */
export function explain(failure: unknown): string {
  if (failure instanceof RequestRefused) {
    return failure.faults[0]?.message ?? i18n.global.t('problem.unknown', { id: failure.requestId ?? failure.status });
  }
  return i18n.global.t('problem.unreachable');
}
