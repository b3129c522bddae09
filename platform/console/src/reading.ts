import { onScopeDispose, type ShallowRef, shallowRef, watch, watchEffect } from 'vue';
import { language } from './language';
import { explain } from './platform';
import { subject } from './router';

/** Something that a room shows. */
export interface Reading<T> {
  /** It; nothing before it was answered, null where it is not there. */
  value: ShallowRef<T | undefined>;
  /** Why it was not answered, for people. */
  problems: ShallowRef<string[]>;
  busy: ShallowRef<boolean>;
  /** Reads it anew. */
  again: () => Promise<void>;
}

/**
 * Reads something for a room, and anew whenever what it hangs on or the language changes; the answer to the last question
 * counts.
 *
 * @param of what it hangs on
 * @param read asks for it
 */
export function reading<S, T>(of: () => S, read: (of: S) => Promise<T>): Reading<T> {
  const value = shallowRef<T>();
  const problems = shallowRef<string[]>([]);
  const busy = shallowRef(false);
  let latest = 0;
  async function again(): Promise<void> {
    const mine = ++latest;
    busy.value = true;
    try {
      const answer = await read(of());
      if (mine === latest) {
        value.value = answer;
        problems.value = [];
      }
    } catch (failure) {
      if (mine === latest) {
        problems.value = [explain(failure)];
      }
    } finally {
      busy.value &&= mine !== latest;
    }
  }
  watch(of, () => {
    // what is shown is never that of another address
    value.value = undefined;
    void again();
  });
  watch(language, again);
  void again();
  return { value, problems, busy, again };
}

/** Says in the title of the page what it is about, for as long as the room is open. */
export function titled(of: () => string | null | undefined): void {
  watchEffect(() => {
    subject.value = of() ?? undefined;
  });
  onScopeDispose(() => {
    subject.value = undefined;
  });
}
