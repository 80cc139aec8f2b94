// Subsets the two fonts and gathers the icons into one sprite, then says what each file weighs.
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../src/Web/wwwroot');
const packages = join(here, 'node_modules');

/** Every letter French, Dutch and English write, the accents of names met on our borders, and the signs our texts use. */
const accented = 'àâäáæçéèêëîïíôöóœùûüúñÿ';
const letters = String.fromCodePoint(...Array.from({ length: 0x5f }, (_, i) => 0x20 + i))
  + accented + accented.toUpperCase() + 'ß\u00a0\u2009\u202f§°·«»²³½×÷€–—‘’“”•…−';

// Kept for a year by browsers: raise the number in the name when the bytes change.
async function font(file, name, options) {
  const source = readFileSync(join(packages, '@fontsource-variable', file));
  const bytes = await subsetFont(source, letters, { targetFormat: 'woff2', ...options });
  mkdirSync(join(out, 'fonts'), { recursive: true });
  writeFileSync(join(out, 'fonts', name), bytes);
  console.log(`fonts/${name} ${bytes.length}`);
  return bytes.length;
}

function sprite() {
  const names = readFileSync(join(here, 'icons.txt'), 'utf8').split('\n')
    .map(line => line.replace(/#.*/, '').trim()).filter(Boolean);
  const symbols = names.map(name => {
    const svg = readFileSync(join(packages, '@tabler/icons/icons/outline', `${name}.svg`), 'utf8');
    const shapes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\s*\n\s*/g, '').replaceAll(' />', '/>');
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
  });
  // The mark takes two colours: its m is the text colour, its weft the stroke of the element that uses it.
  const own = ['mark', 'wordmark'].map(name => readFileSync(join(here, `${name}.symbol.svg`), 'utf8').trim());
  const text = `<svg xmlns="http://www.w3.org/2000/svg">\n${[...own, ...symbols].join('\n')}\n</svg>\n`;
  writeFileSync(join(out, 'icons.svg'), text);
  console.log(`icons.svg ${text.length} (${names.length} icons)`);
}

const total = await font('radio-canada/files/radio-canada-latin-wght-normal.woff2', 'text-1.woff2',
    { variationAxes: { wght: { min: 400, max: 700, default: 400 } } })
  + await font('bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2', 'head-1.woff2',
    { variationAxes: { wght: 680 } });
sprite();
if (total > 36 * 1024) throw new Error(`fonts weigh ${total} bytes, the limit is 36 kB`);
