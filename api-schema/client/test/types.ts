// What the types let through and what they do not: `@ts-expect-error` fails where the line after it compiles.
import {
  createClient,
  OrganizationDocument,
  OrganizationsDocument,
  pages,
  pagesBackwards,
  SaveOrganizationDocument,
  SearchDocument,
} from '../src/index.js';

const client = createClient({ url: 'http://127.0.0.1:8080/graphql', token: 'exm_x', language: 'en' });

export async function right(): Promise<string[]> {
  const { organization } = await client.request(OrganizationDocument, { code: '990101001001' });
  const names: string[] = organization ? [organization.name, organization.parent?.name ?? '-'] : [];
  for await (const each of pages(
    async (after) => (await client.request(OrganizationsDocument, { after, filter: { sector: 'rural' } })).organizations,
  )) {
    names.push(each.name);
  }
  for await (const each of pagesBackwards(
    async (before) => (await client.request(OrganizationsDocument, { last: 50, before })).organizations,
  )) {
    names.push(each.code);
  }
  const { saveOrganization } = await client.request(SaveOrganizationDocument, {
    input: { code: 'x', name: '村', level: 'VILLAGE', expectedVersion: 1 },
  });
  for (const error of saveOrganization.errors) {
    names.push(error.code);
    if (error.__typename === 'VersionConflict') {
      names.push(String(error.currentVersion));
    }
  }
  const found = await client.request(SearchDocument);
  return names.concat(found.search.edges.map((edge) => edge.node.id));
}

/** A page that does not say whether there is one before it. */
async function onlyForwards(): Promise<{ nodes: string[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }> {
  return { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
}

export async function wrong(): Promise<void> {
  const { organization } = await client.request(OrganizationDocument, { code: 'x' });
  // @ts-expect-error a field that the type does not have
  organization?.title;
  // @ts-expect-error a field that the document does not select
  organization?.profile;
  // @ts-expect-error null where there is none
  organization.name;
  // @ts-expect-error a variable that must be given
  await client.request(OrganizationDocument);
  // @ts-expect-error a variable that there is not
  await client.request(OrganizationDocument, { code: 'x', kode: 'y' });
  // @ts-expect-error a variable of another type
  await client.request(OrganizationDocument, { code: 1 });
  // @ts-expect-error a value that the enum does not have
  await client.request(SaveOrganizationDocument, { input: { code: 'x', name: 'y', level: 'HAMLET' } });
  // @ts-expect-error a page that does not select what going backwards takes
  pagesBackwards(onlyForwards);
  // @ts-expect-error a cursor of another type
  pagesBackwards(async (before: number) => (await client.request(OrganizationsDocument, { last: before })).organizations);
  // @ts-expect-error a field of an input that must be given
  await client.request(SaveOrganizationDocument, { input: { code: 'x', level: 'VILLAGE' } });
}
