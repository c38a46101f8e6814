import type { GraphQlRequest } from '../gateway/request';

/** A request with its address and headers, as a program would send it. */
export interface ProgramRequest {
  url: string;
  request: GraphQlRequest;
  headers: Record<string, string>;
}

export const LANGUAGES = ['cURL', 'Python', 'JavaScript'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The text of a command or a program that sends a request and prints the response. */
export function programText(language: Language, of: ProgramRequest): string {
  return { cURL: curlText, Python: pythonText, JavaScript: javaScriptText }[language](of);
}

function curlText({ url, request, headers }: ProgramRequest): string {
  const parts = [
    `curl ${shellQuoted(url)}`,
    ...Object.entries(allHeaders(headers)).map((header) => `-H ${shellQuoted(header.join(': '))}`),
    `--data-raw ${shellQuoted(JSON.stringify(request))}`,
  ];
  return `${parts.join(' \\\n  ')}\n`;
}

// Within single quotes a shell changes nothing, and a quote ends them.
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function pythonText({ url, request, headers }: ProgramRequest): string {
  const { query, ...rest } = request;
  return `import json
import urllib.request

query = ${pythonBlock(query)}

request = urllib.request.Request(
    ${pythonString(url)},
    data=json.dumps({"query": query${Object.entries(rest)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `, ${pythonString(name)}: ${pythonValue(value)}`)
      .join('')}}).encode(),
    headers=${pythonValue(allHeaders(headers))},
)
with urllib.request.urlopen(request) as response:
    print(json.dumps(json.load(response), indent=2, ensure_ascii=False))
`;
}

function pythonValue(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(pythonValue).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([name, one]) => `${pythonString(name)}: ${pythonValue(one)}`)
      .join(', ')}}`;
  }
  return typeof value === 'string'
    ? pythonString(value)
    : value === null || value === undefined
      ? 'None'
      : typeof value === 'boolean'
        ? value
          ? 'True'
          : 'False'
        : String(value);
}

// A JSON string is a Python string too.
function pythonString(text: string): string {
  return JSON.stringify(text);
}

function pythonBlock(text: string): string {
  return `"""${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\r', '\\r').replaceAll('\0', '\\0')}"""`;
}

function javaScriptText({ url, request, headers }: ProgramRequest): string {
  const { query, ...rest } = request;
  return `const query = ${javaScriptBlock(query)};

const response = await fetch(${JSON.stringify(url)}, {
  method: "POST",
  headers: ${indented(JSON.stringify(allHeaders(headers), null, 2))},
  body: JSON.stringify({ query${Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `, ${name}: ${indented(JSON.stringify(value, null, 2))}`)
    .join('')} }),
});
console.log(JSON.stringify(await response.json(), null, 2));
`;
}

function javaScriptBlock(text: string): string {
  return `\`${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${').replaceAll('\r', '\\r')}\``;
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n  ');
}

function allHeaders(headers: Record<string, string>): Record<string, string> {
  const own = Object.entries(headers).filter(([name]) => !/^(content-type|accept)$/i.test(name));
  return { 'Content-Type': 'application/json', Accept: 'application/json', ...Object.fromEntries(own) };
}
