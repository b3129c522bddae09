import { type Ref, ref, shallowRef } from 'vue';
import { explain } from './platform';

/** What a payload says of a refusal. */
interface Refusal {
  message: string;
}

/** Something that people do with the platform, one at a time. */
export interface Action<A extends unknown[]> {
  /** Whether it is being done. */
  busy: Ref<boolean>;
  /** Why it was not done, for people. */
  problems: Ref<string[]>;
  /** Does it, and says whether it was done. */
  run: (...given: A) => Promise<boolean>;
}

/**
 * Makes an action.
 *
 * @param work does it, and returns why it was refused
 */
export function action<A extends unknown[]>(work: (...given: A) => Promise<readonly Refusal[]>): Action<A> {
  const busy = ref(false);
  const problems = ref<string[]>([]);
  return {
    busy,
    problems,
    async run(...given) {
      if (busy.value) {
        return false;
      }
      busy.value = true;
      problems.value = [];
      try {
        problems.value = (await work(...given)).map((refusal) => refusal.message);
      } catch (failure) {
        problems.value = [explain(failure)];
      } finally {
        busy.value = false;
      }
      return problems.value.length === 0;
    },
  };
}

/** Something that is done with one of several things, after a question. */
export interface AskedAction<T> extends Action<[]> {
  /** Whether the question is shown. */
  open: Ref<boolean>;
  /** The thing that it is about. */
  chosen: Readonly<Ref<T | undefined>>;
  /** Asks about a thing. */
  about: (thing: T) => void;
}

/**
 * Makes an action that is asked about first.
 *
 * @param work does it with the thing that was chosen, and returns why it was refused
 * @param done called where it was done
 */
export function askedAction<T>(work: (thing: T) => Promise<readonly Refusal[]>, done: () => void): AskedAction<T> {
  const open = ref(false);
  const chosen = shallowRef<T>();
  const made = action(async () => (chosen.value === undefined ? [] : work(chosen.value)));
  return {
    ...made,
    open,
    chosen,
    about(thing) {
      chosen.value = thing;
      made.problems.value = [];
      open.value = true;
    },
    async run() {
      const worked = await made.run();
      if (worked) {
        open.value = false;
        done();
      }
      return worked;
    },
  };
}
