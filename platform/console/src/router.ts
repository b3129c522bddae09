import { nextTick, shallowRef, watch } from 'vue';
import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteLocationRaw } from 'vue-router';
import { i18n, language } from './language';
import { account, explain, meet, viewer } from './platform';
import SearchRoom from './rooms/SearchRoom.vue';
import { searchOf } from './search';

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of what the room is called. */
    title: string;
    /** Whether nobody needs to be signed in. */
    open?: boolean;
    /** What who enters must hold somewhere. */
    permission?: string;
  }
}

const router = createRouter({
  history: createWebHistory('/console/'),
  // a page that is gone back to is where it was left, another one begins at its top; a room goes to its own anchors
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
  routes: [
    { path: '/', redirect: '/search' },
    {
      path: '/search',
      component: SearchRoom,
      props: ({ query }) => ({ search: searchOf(query) }),
      meta: { title: 'search.title', open: true },
    },
    {
      path: '/cases/:name',
      component: () => import('./rooms/CasePage.vue'),
      props: true,
      meta: { title: 'case.title', open: true },
    },
    {
      path: '/documents',
      component: () => import('./rooms/DocumentList.vue'),
      meta: { title: 'documents.title', open: true },
    },
    {
      path: '/documents/:id',
      component: () => import('./rooms/DocumentReader.vue'),
      props: true,
      meta: { title: 'documents.title', open: true },
    },
    {
      path: '/clauses/:id',
      component: () => import('./rooms/ClausePlace.vue'),
      props: true,
      meta: { title: 'documents.title', open: true },
    },
    {
      path: '/organizations',
      component: () => import('./rooms/OrganizationTree.vue'),
      props: ({ query }) => ({ name: typeof query.q === 'string' ? query.q : '' }),
      meta: { title: 'organizations.title', open: true },
    },
    {
      path: '/organizations/:code',
      component: () => import('./rooms/OrganizationPage.vue'),
      props: true,
      meta: { title: 'organizations.title', open: true },
    },
    {
      path: '/organizations/:code/forms/:plugin/:form',
      component: () => import('./rooms/FormRoom.vue'),
      props: ({ params, query }) => ({
        code: params.code,
        form: `${params.plugin}/${params.form}`,
        record: typeof query.record === 'string' ? query.record : '',
      }),
      meta: { title: 'forms.title', permission: 'records:read' },
    },
    {
      path: '/plugins',
      component: () => import('./rooms/PluginRoom.vue'),
      meta: { title: 'plugins.title', permission: 'plugins:read' },
    },
    {
      path: '/plugins/changes/:id',
      component: () => import('./rooms/PluginChange.vue'),
      props: true,
      meta: { title: 'changes.title', permission: 'plugins:read' },
    },
    { path: '/sign-in', component: () => import('./rooms/SignIn.vue'), meta: { title: 'signIn.title', open: true } },
    { path: '/password', component: () => import('./rooms/NewPassword.vue'), meta: { title: 'password.title' } },
    { path: '/account', component: () => import('./rooms/OwnAccount.vue'), meta: { title: 'account.title' } },
    { path: '/:lost(.*)*', component: () => import('./rooms/LostPage.vue'), meta: { title: 'lost.title', open: true } },
  ],
});

/** What the page is about, where that is more than its room. */
export const subject = shallowRef<string>();

/** Why no room can be shown, as long as nobody knows who is here. */
export const unmet = shallowRef<string>();

/** Where somebody goes who may not stay, and goes on from to where they wanted to be. */
function elsewhere(to: RouteLocationNormalized): RouteLocationRaw | undefined {
  const query = { next: to.query.next ?? to.fullPath };
  if (account.value?.passwordTemporary && to.path !== '/password') {
    return { path: '/password', query };
  }
  return account.value || to.meta.open ? undefined : { path: '/sign-in', query };
}

router.beforeEach(async (to) => {
  if (viewer.value === undefined) {
    try {
      await meet();
    } catch (failure) {
      unmet.value = explain(failure);
      return false;
    }
  }
  return elsewhere(to) ?? true;
});

function name(): void {
  const room = i18n.global.t(router.currentRoute.value.meta.title ?? 'platform');
  document.title = [subject.value, room, 'Exemplar'].filter(Boolean).join(' · ');
}

router.afterEach(async (to, from) => {
  name();
  if (from.matched.length > 0 && to.path !== from.path) {
    // whoever hears the page is told that it is another one
    await nextTick();
    document.querySelector<HTMLElement>('main h1')?.focus();
  }
});

watch([language, subject], name);
watch(account, () => {
  const here = router.currentRoute.value;
  const target = here.matched.length > 0 ? elsewhere(here) : undefined;
  if (target) {
    void router.replace(target);
  }
});

/** Where somebody wanted to go before signing in. */
export function wanted(next: unknown): string {
  return typeof next === 'string' && next.startsWith('/') ? next : '/';
}

export default router;
