/** Codes of the server's closed lists, in words short enough for a tile. A team's own choice of tiles comes later. */
export type Choice = { readonly code: string; readonly label: string };

export const kinds: readonly Choice[] = [
  { code: 'rue-soir', label: 'Soirée, nuit' }, { code: 'rue-jour', label: 'Journée' }, { code: 'unite-mobile', label: 'Unité mobile' },
  { code: 'permanence', label: 'Permanence' }, { code: 'squat', label: 'Squat, campement' }, { code: 'festif', label: 'Milieu festif' },
];

export const posts: readonly Choice[] = [
  { code: 'travailleur-pair', label: 'Personne paire' }, { code: 'educateur-specialise', label: 'Éducation' }, { code: 'infirmier', label: 'Soins infirmiers' },
  { code: 'assistant-social', label: 'Service social' }, { code: 'intervenant-social', label: 'Intervention sociale' }, { code: 'benevole', label: 'Bénévole' },
  { code: 'stagiaire', label: 'Stagiaire' },
];

export const materials: readonly Choice[] = [
  { code: 'trousse-injection-2', label: 'Kit injection' }, { code: 'kit-base', label: 'Kit à fumer' }, { code: 'kit-sniff', label: 'Kit sniff' },
  { code: 'kit-hygiene', label: 'Hygiène' }, { code: 'preservatif-externe', label: 'Préservatifs' }, { code: 'recuperateur-poche', label: 'Récupérateur' },
];

export const acts: readonly Choice[] = [
  { code: 'ecoute', label: 'Écoute' }, { code: 'information-produits', label: 'Info produits' }, { code: 'soins-infirmiers', label: 'Soin simple' },
];

export const labelOf = (code: string): string =>
  [...kinds, ...posts, ...materials, ...acts].find((choice) => choice.code === code)?.label ?? code;
