import type { Rec } from '../merge/record';
import { dayOf, startOf } from '../work/outing';

const thin = '\u202f';

export const clock = (at: number): string => {
  const time = new Date(at);
  return `${time.getHours()}${thin}h${thin}${String(time.getMinutes()).padStart(2, '0')}`;
};

export const duration = (minutes: number): string =>
  minutes < 60 ? `${minutes}${thin}min` : `${Math.floor(minutes / 60)}${thin}h${thin}${String(minutes % 60).padStart(2, '0')}`;

const dated = (at: Date, options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat('fr', options).format(at);

/** A night has two dates, and says both. */
export function night(rec: Rec): string {
  const day = new Date(`${dayOf(rec)}T12:00`), after = new Date(day);
  if (startOf(rec).kind !== 'rue-soir') return dated(day, { weekday: 'long', day: 'numeric', month: 'long' }).replace(/^./, (c) => c.toUpperCase());
  after.setDate(after.getDate() + 1);
  const short = (at: Date): string => dated(at, { weekday: 'short', day: 'numeric' });
  return `Nuit du ${short(day)} au ${short(after)}`;
}

export const today = (at: number): string => dated(new Date(at), { weekday: 'long', day: 'numeric', month: 'long' }).replace(/^./, (c) => c.toUpperCase());
export const dayAndHour = (at: number): string => `${dated(new Date(at), { weekday: 'long', day: 'numeric', month: 'long' })} à ${clock(at)}`;
