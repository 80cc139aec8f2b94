// Places GeoNames points on communes by province or département and folded name.

/** The letters that two spellings of one name share: no accent, "st" is "saint". */
export const fold = name => name
  .normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase()
  .replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('ß', 'ss')
  .replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  .split(' ').map(word => ({ st: 'saint', ste: 'sainte' })[word] ?? word).join(' ');

export const mean = points => points.length === 0 ? null : {
  lat: points.reduce((sum, p) => sum + p.lat, 0) / points.length,
  lon: points.reduce((sum, p) => sum + p.lon, 0) / points.length,
};

/** `Map.groupBy`, which Node 20 does not have. */
export function groupBy(items, key) {
  const groups = new Map();
  for (const item of items) {
    if (!groups.has(key(item)))
      groups.set(key(item), []);
    groups.get(key(item)).push(item);
  }
  return groups;
}

/** Overseas GeoNames gives the territory as a country; the département is ours. */
const overseas = { GP: '971', MQ: '972', GF: '973', RE: '974', YT: '976', PM: '975', BL: '977', MF: '978', WF: '986', PF: '987', NC: '988' };

const belgianProvinces = { BRU: '', WBR: 'Brabant wallon', WHT: 'Hainaut', WLG: 'Liège', WLX: 'Luxembourg', WNA: 'Namur' };

/** Points by "country/area/folded name". Of namesakes in one area the first is kept; build.mjs says how many there are. */
export function indexPoints(cities) {
  const points = new Map();
  let namesakes = 0;
  for (const city of cities) {
    const area = city.country === 'FR' ? `fr/${city.admin2}`
      : city.country === 'BE' ? `be/${belgianProvinces[city.admin2]}`
      : overseas[city.country] ? `fr/${overseas[city.country]}` : null;
    if (area === null)
      continue;
    const key = `${area}/${fold(city.name)}`;
    if (points.has(key))
      namesakes++;
    else
      points.set(key, { lat: Number(city.lat), lon: Number(city.lng) });
  }
  return { points, namesakes };
}

/** A commune's own point: by one of its names, with or without its article. */
function ownPoint(points, area, names) {
  for (const name of names) {
    const key = fold(name);
    const bare = key.replace(/^(le|la|les|l) /, '');
    const found = points.get(`${area}/${key}`) ?? points.get(`${area}/${bare}`)
      ?? ['le', 'la', 'les', 'l'].map(a => points.get(`${area}/${a} ${bare}`)).find(p => p);
    if (found)
      return found;
  }
  return null;
}

/** What additions.tsv knows besides the sources. */
export function completed(row, extra) {
  if (!extra)
    return row;
  const together = (a, b) => [...new Set([...a, ...b])];
  return {
    ...row,
    namesake: extra.namesake,
    others: together(row.others, extra.others),
    parts: together(row.parts, extra.parts),
    postcodes: together(extra.postcodes, row.postcodes).filter(p => !extra.wrongPostcodes.includes(p)),
  };
}

/** The commune with its own point, else with that of one of its parts, which it says. */
export function located(row, points, area) {
  const own = row.namesake ? null : ownPoint(points, area, [row.name, ...row.others]);
  const part = own ? null : ownPoint(points, area, row.parts);
  return { ...row, point: own ?? part, approximation: part ? 'part' : '' };
}
