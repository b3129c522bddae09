// The published audits of GraphQL over HTTP: node audits.mjs URL prints each result as a line of JSON.
import { auditServer } from 'graphql-http';

for (const { id, name, status, reason } of await auditServer({ url: process.argv[2] })) {
  console.log(JSON.stringify({ id, name, status, reason }));
}
