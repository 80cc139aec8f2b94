import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const here = import.meta.dirname;
const hash = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The gazetteer's communes by département or province, so that the phone carries only the lists of its team. */
function communes(): [file: string, text: string][] {
  const [head, ...lines] = gunzipSync(readFileSync(resolve(here, '../Web/Modules/Places/Data/places.tsv.gz'))).toString('utf8').trimEnd().split('\n');
  const columns = head!.split('\t'), at = (line: string[], column: string): string => line[columns.indexOf(column)]!;
  const places = lines.map((line) => line.split('\t')), names = new Map(places.map((place) => [at(place, 'code'), at(place, 'name')]));
  const areas = new Map<string, string[][]>();
  for (const place of places) if (at(place, 'kind') === 'commune') areas.set(at(place, 'parent'), [...(areas.get(at(place, 'parent')) ?? []), place]);
  const inFrench = new Intl.Collator('fr');
  const sorted = (list: [string, string][]): string => JSON.stringify(list.sort((a, b) => inFrench.compare(a[1], b[1])));
  return [
    ['communes/index.json', sorted([...areas.keys()].map((area) => [area, names.get(area)!]))],
    ...[...areas].map(([area, of]): [string, string] => [`communes/${area}.json`, sorted(of.map((place) => [at(place, 'code'), at(place, 'name')]))]),
  ];
}

/** What stands beside the script: lists of communes, the service worker that keeps the files, and the published list of their hashes. */
export function carnet(): Plugin {
  return {
    name: 'carnet',
    apply: 'build',
    // After the page itself is made.
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const kept = ['index.html', 'manifest.webmanifest', 'icon.svg', ...Object.keys(bundle).filter((file) => file.startsWith('assets/'))];
        const content = (file: string): string | Uint8Array => {
          const built = bundle[file];
          return built ? (built.type === 'chunk' ? built.code : built.source) : readFileSync(resolve(here, 'public', file));
        };
        const hashes = Object.fromEntries(kept.map((file) => [file, hash(content(file))]));
        const version = hash(JSON.stringify(hashes)).slice(0, 8);
        const addresses = kept.map((file) => `/terrain/${file === 'index.html' ? '' : file}`);
        const worker = readFileSync(resolve(here, 'sw.js'), 'utf8').replace('__VERSION__', version).replace('__FILES__', JSON.stringify(addresses));
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: worker });
        this.emitFile({ type: 'asset', fileName: 'version.json', source: JSON.stringify({ version, files: { ...hashes, 'sw.js': hash(worker) } }, null, 1) });
        for (const [fileName, source] of communes()) this.emitFile({ type: 'asset', fileName, source });
      },
    },
  };
}
