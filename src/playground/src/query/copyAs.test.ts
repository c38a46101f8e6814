import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Language, programText } from './copyAs';

// Texts that a shell, Python and JavaScript would change if they were not quoted.
const QUERY = `query Q($a: String) {\r
  # It's "quoted": \${a} \`b\` $HOME $(id) !! %s \\n \\" """ 'x' ü 語
  search(text: """a "b" \\""" c""") { totalCount }
}`;
const VARIABLES = { a: `it's "so" \\ \` \${x} $HOME \n語`, yes: true, none: null, list: [1, 2.5, { b: false }] };
const TOKEN = `Bearer it's "$HOME" \`id\` \\`;

let server: Server;
let received: { body: string; headers: Record<string, unknown> } | null = null;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received = { body: Buffer.concat(chunks).toString('utf8'), headers: request.headers };
      response.setHeader('Content-Type', 'application/json').end('{"data":{"ok":"ü"}}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void server.close());

const COMMANDS: Record<Language, [string, string[]]> = {
  cURL: ['sh', ['-s']],
  Python: ['python3', ['-']],
  JavaScript: ['node', ['--input-type=module', '-']],
};

function isThere(language: Language): boolean {
  return spawnSync(language === 'cURL' ? 'curl' : COMMANDS[language][0], ['--version']).status === 0;
}

test.for(['cURL', 'Python', 'JavaScript'] as const)('the program in %s sends exactly the request', { timeout: 30_000 }, async (language, { skip }) => {
  skip(!isThere(language), `${language} is not installed`);
  received = null;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql?it's=$HOME`;
  const text = programText(language, {
    url,
    request: { query: QUERY, variables: VARIABLES, operationName: 'Q' },
    headers: { Authorization: TOKEN, 'content-type': 'text/plain' },
  });
  const [command, options] = COMMANDS[language];
  const { execFile } = await import('node:child_process');
  const output = await new Promise<string>((resolve, reject) => {
    const child = execFile(command, options, (error, stdout, stderr) => (error ? reject(new Error(stderr)) : resolve(stdout)));
    child.stdin!.end(text);
  });
  expect(JSON.parse(output)).toEqual({ data: { ok: 'ü' } });
  expect(JSON.parse(received!.body)).toEqual({ query: QUERY, variables: VARIABLES, operationName: 'Q' });
  expect(received!.headers['authorization']).toBe(TOKEN);
  expect(received!.headers['content-type']).toBe('application/json');
});
