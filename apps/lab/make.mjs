// Puts the page together: make.mjs ROOT ENGINE_FOLDER OUTPUT [footprints], with packages from NODE_PATH.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const [root, engine, output, with_footprints] = process.argv.slice(2);
const needs_vectors = engine.endsWith('simd');
const esbuild = createRequire(join(process.env.NODE_PATH, 'x.js'))('esbuild');
const lab = join(root, 'apps/lab');
const read = (path) => readFileSync(path, 'utf8');

/** Places of the program, then those that only the lab has, with their sources. */
const shipped = ['three_places', 'one_county', 'border_city', 'many_partners'];
const own = readdirSync(join(lab, 'lessons')).filter((name) => name.endsWith('.txtpb'));
const tell = (...words) => JSON.parse(execFileSync(join(root, 'build/concordat'), [...words, '--format', 'json'],
  { encoding: 'utf8', maxBuffer: 1e8 }));
const resolved = (...scenario) => tell('check', ...scenario).resolved;
/** Real ones, where they are asked for, but not all England. */
const footprints = !with_footprints ? {} : Object.fromEntries(tell('list', 'footprints')
  .filter(({ trusts, ccgs, councils, gp_federations }) => trusts + ccgs + councils + gp_federations <= 40)
  .map(({ slug, name }) => ['footprint.' + slug, name]));
const name_of = (file) => file.replace('.txtpb', '');
/** Each line once, and texts as numbers of lines; model/places.ts puts them together again. */
function shared(texts) {
  const numbers = new Map();
  const number = (line) => numbers.get(line) ?? numbers.set(line, numbers.size).get(line);
  const bases = Object.fromEntries(Object.entries(texts).map(([place, text]) => [place, text.split('\n').map(number)]));
  return { lines: [...numbers.keys()], bases };
}
const places = {
  ...shared(Object.fromEntries([...shipped.map((name) => [name, resolved(name)]),
    ...own.map((file) => [name_of(file), resolved(join(lab, 'lessons', file))]),
    ...Object.entries(footprints).map(([place, name]) => [place, resolved('--footprint', name)])])),
  footprints,
  needs_vectors,
  sources: Object.fromEntries(own.map((file) => [name_of(file), read(join(lab, 'lessons', file))])),
};

async function bundled(entry) {
  const made = await esbuild.build({
    entryPoints: [join(lab, entry)], bundle: true, minify: true, write: false, format: 'iife', target: 'es2021',
    jsx: 'automatic', jsxImportSource: 'preact', charset: 'utf8', legalComments: 'none', nodePaths: [process.env.NODE_PATH],
  });
  return made.outputFiles[0].text;
}

const policy_hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/** Nothing in a script element may end it. */
const inert = (text) => text.replaceAll('</', '<\\/');

const style = (await esbuild.transform(read(join(lab, 'style.css')), { loader: 'css', minify: true, target: 'es2021' })).code;
const glue = (await esbuild.transform(read(join(engine, 'engine.js')), { minify: true, target: 'es2021' })).code;
const script = inert(await bundled('start.tsx'));
const worker = inert(glue + '\n' + await bundled('worker/worker.ts'));
const wasm = gzipSync(readFileSync(join(engine, 'engine.wasm')), { level: 9 }).toString('base64');

// Only this script, this style and a worker made of the page itself; no request to anybody.
const policy = ["default-src 'none'", `script-src ${policy_hash(script)} 'wasm-unsafe-eval'`,
  `style-src ${policy_hash(style)}`, 'worker-src blob:', 'img-src data:', "base-uri 'none'", "form-action 'none'"].join('; ');
const parts = {
  POLICY: policy, STYLE: style, PLACES: JSON.stringify(places).replaceAll('<', '\\u003c'), ENGINE: wasm,
  WORKER: worker, SCRIPT: script, TITLE: 'Concordat lab',
};
const page = read(join(lab, 'page.html')).replace(/\b(POLICY|STYLE|PLACES|ENGINE|WORKER|SCRIPT|TITLE)\b/g, (name) => parts[name]);
writeFileSync(output + '.tmp', page);
renameSync(output + '.tmp', output);
console.log(`${output}  ${Math.round(Buffer.byteLength(page) / 1000)} kB (engine ${Math.round(wasm.length / 1000)}, script ${Math.round((script.length + worker.length) / 1000)})`);
