/**
 * What every adapter in JavaScript does: read lines, make calls, print lines. It needs nothing but Node, so that it can be copied beside an
 * adapter of your own. docs/guides/test-an-sdk.md tells the protocol.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

/**
 * Serves the protocol until its input ends.
 *
 * `handshake` is the reply to `handshake`. `prepare(command)` builds the SDK for one call and returns `{ make, read, explain }`, where needed
 * with `tokens` and `close`, or `{ unsupported: why }`, or `{ unmet: why }` where something is missing on the machine. `make()` holds nothing but what a user of the SDK writes; what it throws is the
 * SDK's failure. `read(value)` turns what came back into `{ result }` or `{ error }`, with `surface` where that is not `returned`;
 * `explain(error)` what was thrown into fields. What those two or `prepare` throw is a defect of the adapter, and is reported as one.
 */
export function serveAdapter({ handshake, prepare }) {
  const say = (message) => process.stdout.write(`${JSON.stringify({ b24sdk: 1, ...message })}\n`);
  createInterface({ input: process.stdin })
    .on('line', async (line) => {
      const command = readCommand(line);
      if (command?.cmd === 'stop') process.exit(0);
      else if (command?.cmd === 'handshake') say(handshake);
      else if (command?.cmd === 'call') say({ id: command.id, ...(await replyTo(command, prepare)) });
      else misuse(line);
    })
    .on('close', () => process.exit(0));
}

/** An error's fields as the protocol wants them: `{ code: [value, from] }` becomes `{ code, code_from }`, and what is not there is null. */
export function surfaced(fields, error) {
  const out = { message: String(error?.message ?? error) };
  for (const [name, [value, from]] of Object.entries(fields)) {
    const absent = value === undefined || value === null || value === '';
    out[name] = absent ? null : name === 'http_status' ? Number(value) : String(value);
    out[`${name}_from`] = absent ? 'none' : from;
  }
  if (error?.cause instanceof Error) out.cause = error.cause.message;
  return out;
}

/**
 * A package and its package.json. It is looked for as a working copy that the suite names, in the user's project, and beside the adapter, in this
 * order. Each item of `names` is a name, an alias, or a name with the only version that will do: `b24`, `b24@1.1.1`. Ends the process with 3
 * where none is installed.
 */
export async function installed(...names) {
  const file = manifestFile(names.map(nameAndVersion));
  if (file === undefined) absent(`${names.join(' or ')} is not installed.`);
  const manifest = readJson(file);
  const entry = resolve(dirname(file), entryOf(manifest.exports) ?? manifest.main ?? 'index.js');
  const main = [entry, `${entry}.js`, join(entry, 'index.js')].find((path) =>
    statSync(path, { throwIfNoEntry: false })?.isFile(),
  );
  if (main === undefined) absent(`${manifest.name} is not built: there is no ${entry}.`);
  const module = await import(pathToFileURL(main).href).catch((error) =>
    absent(whyNotLoaded(manifest, error)),
  );
  return { manifest, sdk: { ...module.default, ...module } };
}

/** Ends the process as one whose SDK is not there; the text says what to do. */
export function absent(text) {
  process.stderr.write(`${text}\n`);
  process.exit(3);
}

/** A package that imports another one without declaring it does not load where nobody else has that. Anything else is a crash of its own. */
function whyNotLoaded({ name }, error) {
  const [, lost] = /Cannot find (?:package|module) '((?:@[^/']+\/)?[^/'.][^/']*)/.exec(error.message) ?? [];
  if (lost === undefined) throw error;
  return `${name} does not load: it imports ${lost}, which is not there. npm install ${lost}`;
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** `@scope/name@1.0` as its two parts. */
function nameAndVersion(text) {
  const [, name, version] = /^(@?[^@]+)(?:@(.+))?$/.exec(text);
  return { name, version };
}

/** The package.json of the first package that is one of those wanted; of a working copy only the name has to be right. */
function manifestFile(wanted) {
  const { B24SDK_PACKAGE_DIR: copy, B24SDK_PROJECT_DIR: project = process.cwd() } = process.env;
  if (copy !== undefined) return join(copy, 'package.json');
  const places = [pathToFileURL(join(project, 'adapter.mjs')), import.meta.url];
  const files = places.flatMap((from) =>
    wanted.flatMap(({ name, version }) =>
      (createRequire(from).resolve.paths(name) ?? []).map((folder) => ({
        file: join(folder, name, 'package.json'),
        version,
      })),
    ),
  );
  return files.find(
    ({ file, version }) => existsSync(file) && (version === undefined || readJson(file).version === version),
  )?.file;
}

/** The file that `import` finds in the `exports` of a package.json, as Node reads its conditions; undefined where there is none. */
function entryOf(exports) {
  if (typeof exports === 'string' || exports === undefined || exports === null) return exports ?? undefined;
  if (Array.isArray(exports)) return exports.map(entryOf).find((entry) => entry !== undefined);
  if ('.' in exports) return entryOf(exports['.']);
  for (const [condition, target] of Object.entries(exports))
    if (['node', 'import', 'module-sync', 'default'].includes(condition)) {
      const entry = entryOf(target);
      if (entry !== undefined) return entry;
    }
  return undefined;
}

/** The kind of a value as the protocol names it, `undefined` among them. */
export function kindOf(value) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const kind = typeof value;
  return ['boolean', 'number', 'string', 'undefined'].includes(kind) ? kind : 'object';
}

/** Makes the calls of one command and gives the reply as the protocol wants it, without `b24sdk` and `id`. */
export async function replyTo(command, prepare) {
  try {
    const client = await prepare(command);
    if (client.unsupported !== undefined) return { outcome: 'unsupported', reason: client.unsupported };
    if (client.unmet !== undefined) return { outcome: 'unmet_precondition', reason: client.unmet };
    const { count, parallel } = command.repeat;
    const outcomes = [];
    let late = false;
    let timer;
    const deadline = new Promise((settle) => {
      timer = setTimeout(() => {
        late = true;
        settle({ outcome: 'unsettled' });
      }, command.deadline_ms);
    });
    const worker = async () => {
      while (outcomes.length < count) {
        const at = outcomes.push({ outcome: 'unsettled' }) - 1;
        if (late) continue;
        const began = performance.now();
        const outcome = await Promise.race([settle(client), deadline]);
        outcomes[at] = { ...outcome, elapsed_ms: Math.round(performance.now() - began) };
      }
    };
    await Promise.all(Array.from({ length: Math.min(parallel, count) }, worker));
    clearTimeout(timer);
    const telling = outcomes.find(({ outcome }) => outcome !== 'result') ?? outcomes.at(-1);
    const tokens = client.tokens?.() ?? null;
    await client.close?.();
    return { ...telling, ...(count > 1 ? { calls: outcomes } : {}), tokens };
  } catch (error) {
    return { outcome: 'adapter_error', reason: String(error?.stack ?? error) };
  }
}

/** Makes one call and says what its caller sees. */
async function settle({ make, read, explain }) {
  let surface = 'thrown';
  let value;
  try {
    const promise = make();
    surface = 'rejected';
    value = await promise;
  } catch (error) {
    return { outcome: 'error', surface, error: explain(error) };
  }
  const seen = read(value);
  surface = seen.surface ?? 'returned';
  if (seen.error !== undefined) return { outcome: 'error', surface, error: seen.error };
  return { outcome: 'result', surface, result: seen.result, result_kind: kindOf(seen.result) };
}

function readCommand(line) {
  try {
    const command = JSON.parse(line);
    return command?.b24sdk === 1 ? command : undefined;
  } catch {
    return undefined;
  }
}

function misuse(line) {
  process.stderr.write(`This is no command of protocol version 1: ${line.slice(0, 40)}\n`);
  process.exit(64);
}
