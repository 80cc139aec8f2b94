import { shown } from './edit';
import type { Rec } from './record';

const next = (rec: Rec | undefined): string | null => {
  const to = rec && shown(rec, 'mergedInto');
  return typeof to === 'string' ? to : null;
};

/** Whose page a person's notes stand on. Two phones can merge each into the other: a cycle is its smallest id. */
export function resolve(id: string, find: (id: string) => Rec | undefined): string {
  const path = [id];
  for (;;) {
    const to = next(find(path.at(-1)!));
    if (to === null || find(to) === undefined) return path.at(-1)!;
    const start = path.indexOf(to);
    if (start >= 0) return path.slice(start).toSorted()[0]!;
    path.push(to);
  }
}
