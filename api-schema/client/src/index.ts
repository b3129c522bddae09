export * from './generated.js';

/** Where the platform is, and who asks it. */
export interface ClientOptions {
  /** Address of the endpoint, such as `http://127.0.0.1:8080/graphql`. */
  url: string;
  /** An API token (`exm_…`); left out, the public asks, or in a browser whoever signed in there. */
  token?: string;
  /**
   * In a browser with a session: what `viewer` or `signIn` gave as `csrfToken`, asked for before each request; null where
   * nobody is signed in. As long as it is `undefined`, not known yet, queries go by GET, which takes none.
   */
  csrfToken?: () => string | null | undefined;
  /** Language of names and messages; Chinese by default. */
  language?: 'zh' | 'en';
  /** What sends requests; the one of the runtime by default. */
  fetch?: typeof fetch;
}

/** An error as GraphQL tells it. */
export interface GraphQLFault {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string; [key: string]: unknown };
}

/** A request that was not answered with all that it asked for. Refusals of mutations are none: they stand in `errors` of the payload. */
export class RequestRefused extends Error {
  constructor(
    /** Status of the response. */
    readonly status: number,
    /** What was wrong, the first being the message. */
    readonly faults: readonly GraphQLFault[],
    /** Ties the request, the answer and the log of the platform together. */
    readonly requestId: string | null,
    /** After how many seconds to try again, where the platform says so. */
    readonly retryAfter: number | null,
    /** What was answered all the same. */
    readonly data: unknown,
  ) {
    super(faults[0]?.message ?? `HTTP ${status}`);
    this.name = 'RequestRefused';
  }

  /** Stable code of the first fault, such as `FORBIDDEN`. */
  get code(): string | undefined {
    return this.faults[0]?.extensions?.code;
  }
}

/** A document whose answer and variables have types: one of those here, or one that graphql-codegen made elsewhere. */
export interface TypedDocument<R, V> {
  /** Never there; ties the types to the document. */
  __apiType?: (variables: V) => R;
  /** Its text. */
  toString(): string;
}

/** Variables of a document; may be left out where none must be given. */
type Given<V> = {} extends V ? [variables?: V] : [variables: V];

/** Asks one platform. */
export interface Client {
  /**
   * Executes a document.
   *
   * @throws RequestRefused when it is not answered in full
   */
  request<R, V>(document: TypedDocument<R, V>, ...given: Given<NoInfer<V>>): Promise<R>;
  /**
   * Watches what a subscription tells, until it ends or who watches goes away.
   *
   * @throws RequestRefused when it is refused, or ends with a fault
   */
  watch<R, V>(document: TypedDocument<R, V>, ...given: Given<NoInfer<V>>): AsyncGenerator<R, void, void>;
}

/** A page of a connection, as far as it takes to go on to the next one. */
interface Page<N> {
  nodes: N[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** A page of a connection, as far as it takes to go on to the one before. */
interface PageBackwards<N> {
  nodes: N[];
  pageInfo: { hasPreviousPage: boolean; startCursor?: string | null };
}

/** How a document begins that only reads. */
const QUERY = /^\s*(query\b|\{)/;

/** Makes a client. */
export function createClient(options: ClientOptions): Client {
  const send = options.fetch ?? fetch;
  const headers: Record<string, string> = {
    'Content-Type': 'application/json',
    Accept: 'application/graphql-response+json, application/json;q=0.9',
    'Accept-Language': options.language ?? 'zh',
  };
  if (options.token) {
    headers['Authorization'] = `Bearer ${options.token}`;
  }
  /** Sends a document by POST. */
  function post(body: object, accept: string, csrf: string | null | undefined): Promise<Response> {
    return send(options.url, {
      method: 'POST',
      headers: { ...headers, Accept: accept, ...(csrf && { 'X-CSRF-Token': csrf }) },
      body: JSON.stringify(body),
    });
  }
  return {
    async request<R, V>(document: TypedDocument<R, V>, ...given: Given<NoInfer<V>>): Promise<R> {
      const query = document.toString();
      const variables = given[0] ?? {};
      const csrf = options.csrfToken ? options.csrfToken() : null;
      const response =
        csrf === undefined && QUERY.test(query)
          ? await send(`${options.url}?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`, { headers })
          : await post({ query, variables }, headers['Accept']!, csrf);
      return whole<R>(response, await read(response));
    },
    async *watch<R, V>(document: TypedDocument<R, V>, ...given: Given<NoInfer<V>>) {
      const csrf = options.csrfToken ? options.csrfToken() : null;
      const body = { query: document.toString(), variables: given[0] ?? {} };
      const response = await post(body, 'text/event-stream, application/graphql-response+json;q=0.9', csrf);
      if (!response.body || !response.headers.get('Content-Type')?.startsWith('text/event-stream')) {
        whole(response, await read(response));
        return;
      }
      for await (const { event, data } of events(response.body)) {
        if (event === 'complete') {
          return;
        }
        yield whole<R>(response, JSON.parse(data) as Answer);
      }
    },
  };
}

/** What the platform answers to an operation. */
interface Answer {
  data?: unknown;
  errors?: GraphQLFault[];
}

/** What was asked for, where all of it was answered. */
function whole<R>(response: Response, answer: Answer): R {
  if (!response.ok || answer.errors?.length || !answer.data) {
    const after = Number(response.headers.get('Retry-After') ?? Number.NaN);
    throw new RequestRefused(
      response.status,
      answer.errors ?? [],
      response.headers.get('X-Request-Id'),
      Number.isNaN(after) ? null : after,
      answer.data,
    );
  }
  return answer.data as R;
}

/** The events of a stream of server-sent events; comments are none. */
async function* events(body: ReadableStream<Uint8Array>): AsyncGenerator<{ event: string; data: string }, void, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const blocks = (rest + decoder.decode(part.value, { stream: true })).replaceAll('\r\n', '\n').split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const lines = block.split('\n');
        const event = lines.find((line) => line.startsWith('event:'))?.slice(6).trim();
        if (event) {
          yield {
            event,
            data: lines
              .filter((line) => line.startsWith('data:'))
              .map((line) => line.slice(5))
              .join('\n'),
          };
        }
      }
    }
  } finally {
    await reader.cancel();
  }
}

async function read(response: Response): Promise<Answer> {
  const type = response.headers.get('Content-Type') ?? '';
  return type.includes('json') ? response.json() : { errors: [{ message: `HTTP ${response.status}` }] };
}

/**
 * Goes through all pages of a connection.
 *
 * @param page asks for the page after a cursor; the first one after none
 */
export async function* pages<N>(page: (after: string | null) => Promise<Page<N>>): AsyncGenerator<N> {
  let after: string | null = null;
  do {
    const next: Page<N> = await page(after);
    yield* next.nodes;
    after = next.pageInfo.hasNextPage ? (next.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
}

/**
 * Goes through all pages of a connection from its end on, the last node first.
 *
 * @param page asks for the page before a cursor, the last one before none; it says how many by `last`
 */
export async function* pagesBackwards<N>(
  page: (before: string | null) => Promise<PageBackwards<N>>,
): AsyncGenerator<N> {
  let before: string | null = null;
  do {
    const next: PageBackwards<N> = await page(before);
    yield* [...next.nodes].reverse();
    before = next.pageInfo.hasPreviousPage ? (next.pageInfo.startCursor ?? null) : null;
  } while (before !== null);
}
