// Belgium: country, two regions, five provinces, communes by INS code. Brussels has no province.
import { belgianCommunes, additions } from './sources.mjs';
import { completed, located, mean } from './points.mjs';

const regions = { 'Région de Bruxelles-Capitale': 'be-reg-04000', 'Région wallonne': 'be-reg-03000' };
const provinces = {
  'Brabant wallon': ['be-prov-20002', 'Province du Brabant wallon'], Hainaut: ['be-prov-50000', 'Province de Hainaut'],
  Liège: ['be-prov-60000', 'Province de Liège'], Luxembourg: ['be-prov-80000', 'Province de Luxembourg'], Namur: ['be-prov-90000', 'Province de Namur'],
};

export function belgium(points) {
  const communes = belgianCommunes.map(c => located(completed({
    code: `be-${c.ins}`, kind: 'commune', name: c.fr, others: c.nl === c.fr ? [] : [c.nl], parts: [],
    parent: c.province ? provinces[c.province][0] : regions[c.region], region: regions[c.region],
    postcodes: [c.postcode], population: 0, zone: 'Europe/Brussels',
  }, additions.get(`be-${c.ins}`)), points, `be/${c.province}`));
  const known = communes.filter(c => c.point);
  const centre = test => mean(known.filter(test).map(c => c.point));
  for (const commune of communes.filter(c => !c.point)) {
    commune.point = centre(c => c.parent === commune.parent);
    commune.approximation = commune.parent.startsWith('be-prov') ? 'province' : 'region';
  }
  const area = (code, kind, name, parent, point) =>
    completed({ code, kind, name, others: [], parts: [], parent, postcodes: [], population: 0, zone: 'Europe/Brussels', point, approximation: '' }, additions.get(code));
  return [
    area('be', 'country', 'Belgique', '', null),
    ...Object.entries(regions).map(([name, code]) => area(code, 'region', name, 'be', centre(c => c.region === code))),
    ...Object.values(provinces).map(([code, name]) => area(code, 'province', name, 'be-reg-03000', centre(c => c.parent === code))),
    ...communes,
  ];
}
