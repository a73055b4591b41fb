/**
 * The YAML language server that editors run, over standard input and output: a file is opened with settings of the
 * folder, and it is asked what an editor asks.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** A place in a text, 0-based as in the protocol. */
export interface Place {
  line: number;
  character: number;
}

/** What an editor underlines. */
export interface EditorDiagnostic {
  range: { start: Place; end: Place };
  message: string;
}

/** A running server with one folder open. */
export interface YamlServer {
  /** Opens a text as a file of the folder, or changes it to that, and gives what is underlined in it. */
  open(path: string, text: string): Promise<EditorDiagnostic[]>;
  /** The Markdown that stands beside a word of an open file; empty for nothing. */
  hover(path: string, at: Place): Promise<string>;
  /** Labels of what is offered at a place of an open file. */
  complete(path: string, at: Place): Promise<string[]>;
  close(): Promise<void>;
}

interface Message {
  id?: number | string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

const WAIT_MS = 120_000;

/**
 * Starts the server in a folder.
 * @param settings of the folder, by their full names such as `yaml.schemas`
 */
export async function openYamlServer(
  folder: string,
  settings: Readonly<Record<string, unknown>>,
): Promise<YamlServer> {
  const server = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server');
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const answers = new Map<number, (message: Message) => void>();
  const published = new Map<string, (found: EditorDiagnostic[]) => void>();
  const versions = new Map<string, number>();
  let last = 0;

  const send = (message: Message) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    child.stdin.write(body);
  };
  const request = async (method: string, params: unknown): Promise<unknown> => {
    last += 1;
    const id = last;
    send({ id, method, params });
    const { result, error } = await soon<Message>(method, (resolve) => answers.set(id, resolve));
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  };
  const uriOf = (path: string) => pathToFileURL(`${folder}/${path}`).href;
  /** Editors answer with the settings of each section that the server names. */
  const sectionOf = (section: string) =>
    Object.fromEntries(
      Object.entries(settings)
        .filter(([name]) => name.startsWith(`${section}.`))
        .map(([name, value]) => [name.slice(section.length + 1), value]),
    );

  readMessages(child.stdout, (message) => {
    if (message.method === undefined) answers.get(Number(message.id))?.(message);
    else if (message.method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = message.params as { uri: string; diagnostics: EditorDiagnostic[] };
      published.get(uri)?.(diagnostics);
    } else if (message.method === 'workspace/configuration') {
      const { items } = message.params as { items: { section: string }[] };
      send({ id: message.id ?? 0, result: items.map(({ section }) => sectionOf(section)) });
    } else if (message.id !== undefined) send({ id: message.id, result: null });
  });

  const uri = pathToFileURL(folder).href;
  await request('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'content' }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: { hover: { contentFormat: ['markdown'] }, completion: {}, publishDiagnostics: {} },
    },
  });
  send({ method: 'initialized', params: {} });
  send({ method: 'workspace/didChangeConfiguration', params: { settings: null } });

  return {
    open(path, text) {
      const uri = uriOf(path);
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      return soon(`diagnostics of ${path}`, (resolve) => {
        published.set(uri, resolve);
        send(
          version === 1
            ? {
                method: 'textDocument/didOpen',
                params: { textDocument: { uri, languageId: 'yaml', version, text } },
              }
            : {
                method: 'textDocument/didChange',
                params: { textDocument: { uri, version }, contentChanges: [{ text }] },
              },
        );
      });
    },
    async hover(path, position) {
      const found = await request('textDocument/hover', { textDocument: { uri: uriOf(path) }, position });
      return (found as { contents: { value: string } } | null)?.contents.value ?? '';
    },
    async complete(path, position) {
      const found = await request('textDocument/completion', {
        textDocument: { uri: uriOf(path) },
        position,
      });
      return (found as { items: { label: string }[] }).items.map(({ label }) => label);
    },
    async close() {
      await request('shutdown', null);
      send({ method: 'exit' });
      await closed;
    },
  };
}

/** A promise that fails with a name rather than wait for ever. */
function soon<T>(what: string, start: (resolve: (value: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer to ${what}`)), WAIT_MS);
    start((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}

/** Takes apart what the server writes: a header with the length, an empty line, and a message of that many bytes. */
function readMessages(stream: NodeJS.ReadableStream, receive: (message: Message) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const end = rest.indexOf('\r\n\r\n');
      if (end === -1) return;
      const length = Number(/Content-Length: (\d+)/i.exec(rest.subarray(0, end).toString())?.[1]);
      if (rest.length < end + 4 + length) return;
      receive(JSON.parse(rest.subarray(end + 4, end + 4 + length).toString()) as Message);
      rest = rest.subarray(end + 4 + length);
    }
  });
}
