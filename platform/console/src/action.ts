import { type Ref, ref } from 'vue';
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
