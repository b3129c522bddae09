// PostGraphile on the views of the benchmark, as its guide sets up a server of its own: PORT, DATABASE.
import { createServer } from 'node:http';
import { grafserv } from 'postgraphile/grafserv/node';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

const pgl = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString: process.env.DATABASE, schemas: ['peer'] })],
  grafserv: { graphiql: false, watch: false },
  grafast: { explain: false },
});
const serv = pgl.createServ(grafserv);
const answer = serv.createHandler(false);
const server = createServer((request, response) =>
  request.url === '/ready' ? response.end() : answer(request, response),
);
server.listen(Number(process.env.PORT), '127.0.0.1');
