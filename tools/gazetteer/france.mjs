// France: country, régions, départements, communes by COG code.
import { communes, departements, regions, epcis, additions } from './sources.mjs';
import { completed, located, mean, groupBy } from './points.mjs';

/** Nobody lives there; no clock or service either. */
const uninhabited = new Set(['984', '989']);

const zones = {
  971: 'America/Guadeloupe', 972: 'America/Martinique', 973: 'America/Cayenne', 974: 'Indian/Reunion',
  975: 'America/Miquelon', 976: 'Indian/Mayotte', 977: 'America/St_Barthelemy', 978: 'America/Marigot',
  986: 'Pacific/Wallis', 987: 'Pacific/Tahiti', 988: 'Pacific/Noumea',
};
/** French Polynesia keeps three clocks. */
const communeZones = {
  98718: 'Pacific/Marquesas', 98723: 'Pacific/Marquesas', 98731: 'Pacific/Marquesas', 98746: 'Pacific/Marquesas',
  98756: 'Pacific/Marquesas', 98757: 'Pacific/Marquesas', 98719: 'Pacific/Gambier',
};
const zoneOf = departement => zones[departement] ?? 'Europe/Paris';

export function france(points) {
  const kept = communes.filter(c => c.type === 'commune-actuelle' && !uninhabited.has(c.departement));
  const parts = groupBy(communes.filter(c => /^commune-(deleguee|associee)$/.test(c.type)), c => c.chefLieu);
  const epciOf = new Map(epcis.flatMap(e => e.membres.map(m => [m.code, e.code])));

  const rows = kept.map(c => located(completed({
    code: `fr-${c.code}`, kind: 'commune', name: c.nom, others: [],
    parts: (parts.get(c.code) ?? []).map(p => p.nom).filter(n => n !== c.nom),
    parent: `fr-dep-${c.departement}`, postcodes: c.codesPostaux ?? [], population: c.population ?? 0,
    zone: communeZones[c.code] ?? zoneOf(c.departement),
    departement: c.departement, region: c.region, epci: epciOf.get(c.code),
  }, additions.get(`fr-${c.code}`)), points, `fr/${c.departement}`));
  const centres = {
    epci: centresBy(rows, r => r.epci), departement: centresBy(rows, r => r.departement), region: centresBy(rows, r => r.region),
  };
  for (const row of rows.filter(r => !r.point)) {
    row.approximation = row.epci && centres.epci.has(row.epci) ? 'epci' : 'departement';
    row.point = centres[row.approximation].get(row[row.approximation]) ?? null;
    if (!row.point)
      row.approximation = '';
  }

  const area = (code, kind, name, parent, point, zone, population) =>
    completed({ code, kind, name, others: [], parts: [], parent, postcodes: [], population, zone, point, approximation: '' }, additions.get(code));
  const people = (key, code) => rows.filter(r => r[key] === code).reduce((sum, r) => sum + r.population, 0);
  return [
    area('fr', 'country', 'France', '', null, 'Europe/Paris', 0),
    ...regions.filter(r => !uninhabited.has(r.code)).map(r => area(`fr-reg-${r.code}`, 'region', r.nom, 'fr', centres.region.get(r.code),
      zoneOf(departements.find(d => d.region === r.code).code), people('region', r.code))),
    ...departements.filter(d => !uninhabited.has(d.code)).map(d => area(`fr-dep-${d.code}`, 'departement', d.nom, `fr-reg-${d.region}`,
      centres.departement.get(d.code), zoneOf(d.code), people('departement', d.code))),
    ...rows,
  ];
}

function centresBy(rows, key) {
  return new Map([...groupBy(rows.filter(r => r.point && !r.approximation && key(r)), key)].map(([k, members]) => [k, mean(members.map(m => m.point))]));
}
