// Makes src/Web/Modules/Places/Data/places.tsv.gz: one line a place, parents first, the same bytes for the same sources.
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { cities, additions } from './sources.mjs';
import { indexPoints } from './points.mjs';
import { belgium } from './belgium.mjs';
import { france } from './france.mjs';

const columns = ['code', 'kind', 'name', 'others', 'parts', 'parent', 'postcodes', 'lat', 'lon', 'approximation', 'zone', 'population'];
const target = new URL('../../src/Web/Modules/Places/Data/places.tsv.gz', import.meta.url);

const { points, namesakes } = indexPoints(cities);
const rows = [...belgium(points), ...france(points)];
const codes = new Set(rows.map(r => r.code));
for (const code of additions.keys())
  if (!codes.has(code))
    throw new Error(`additions.tsv names ${code}, which no source knows`);
for (const row of rows)
  if (row.parent && !codes.has(row.parent))
    throw new Error(`${row.code} lies in ${row.parent}, which no source knows`);

const typographic = name => name.replaceAll("'", '’');
const names = list => list.map(typographic).join('|');
const lines = rows.map(r => [r.code, r.kind, typographic(r.name), names(r.others), names(r.parts), r.parent, r.postcodes.join('|'),
  r.point?.lat.toFixed(5) ?? '', r.point?.lon.toFixed(5) ?? '', r.approximation, r.zone, r.population || ''].join('\t'));
writeFileSync(target, gzipSync([columns.join('\t'), ...lines, ''].join('\n'), { level: 9 }));

const counted = rows.filter(r => r.kind === 'commune');
const share = (test, of) => `${counted.filter(r => of(r) && test(r)).length} of ${counted.filter(of).length}`;
const inFrance = r => r.code.startsWith('fr-'), inBelgium = r => r.code.startsWith('be-'), inMoselle = r => r.parent === 'fr-dep-57', inMartinique = r => r.parent === 'fr-dep-972';
for (const [label, of] of Object.entries({ Belgium: inBelgium, France: inFrance, Moselle: inMoselle, Martinique: inMartinique }))
  console.log(`${label}: own point ${share(r => r.point && !r.approximation, of)}, point of a part ${share(r => r.approximation === 'part', of)}, none ${share(r => !r.point, of)}`);
console.log(`${rows.length} places, ${namesakes} GeoNames namesakes within one département or province left out`);
