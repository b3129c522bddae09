// An OpenID provider at PORT for the platform that comes back at CALLBACK. Whoever signs in is
// who they say; POST /rotate-keys puts other keys in the place of those so far.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const { PORT, CALLBACK, AUDIENCE, SECRET } = process.env;
const issuer = `http://127.0.0.1:${PORT}`;

function key() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };
}

function provider() {
  return new Provider(issuer, {
    jwks: { keys: [key()] },
    cookies: { keys: [randomUUID()] },
    clients: [
      { client_id: 'exemplar', client_secret: SECRET, redirect_uris: [CALLBACK] },
      ...['bureau', 'archive'].map((system) => ({
        client_id: system,
        client_secret: SECRET,
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
      })),
    ],
    claims: { profile: ['preferred_username'] },
    findAccount: (context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id.replace(/^subject-/, '') }),
    }),
    features: {
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => undefined,
        getResourceServerInfo: () => ({
          audience: AUDIENCE,
          scope: 'records:read accounts:read',
          accessTokenFormat: 'jwt',
          accessTokenTTL: 300,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  });
}

let answer = provider().callback();
createServer((request, response) => {
  if (request.method === 'POST' && request.url === '/rotate-keys') {
    answer = provider().callback();
    response.end();
  } else {
    answer(request, response);
  }
}).listen(Number(PORT), '127.0.0.1');
