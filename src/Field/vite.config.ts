import { defineConfig } from 'vitest/config';
import { carnet } from './build.ts';

export default defineConfig({
  base: '/terrain/',
  plugins: [carnet()],
  build: { outDir: 'dist', target: 'es2023', sourcemap: false, modulePreload: { polyfill: false }, reportCompressedSize: true, assetsInlineLimit: 0 },
  test: { include: ['tests/**/*.test.ts'], testTimeout: 60_000, reporters: ['default', './tests/xunit.ts'] },
});
