import elementEn from 'element-plus/es/locale/lang/en';
import elementZh from 'element-plus/es/locale/lang/zh-cn';
import { computed, watchEffect } from 'vue';
import { createI18n } from 'vue-i18n';
import en from './messages/en';
import zh from './messages/zh';

/** What the pages say, by key. */
export type Messages = typeof zh;

export type Language = 'zh' | 'en';

const KEPT = 'exemplar.language';

function first(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'zh' || kept === 'en') {
    return kept;
  }
  return navigator.language.startsWith('en') ? 'en' : 'zh';
}

export const i18n = createI18n<[Messages], Language, false>({
  legacy: false,
  locale: first(),
  fallbackLocale: 'zh',
  messages: { zh, en },
});

/** Language of the pages and of what the platform answers. */
export const language = i18n.global.locale;

export const elementLocale = computed(() => (language.value === 'zh' ? elementZh : elementEn));

const tag = computed(() => (language.value === 'zh' ? 'zh-CN' : 'en-GB'));

watchEffect(() => {
  localStorage.setItem(KEPT, language.value);
  document.documentElement.lang = tag.value;
});

const times = computed(() => new Intl.DateTimeFormat(tag.value, { dateStyle: 'medium', timeStyle: 'short' }));

/** A moment as people of the language write it. */
export function moment(instant: string): string {
  return times.value.format(new Date(instant));
}
