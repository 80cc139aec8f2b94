import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

const escaped = (value: string): string => value.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** The report that bin/test adds up: one assembly a file. A test left out by a filter is not counted. */
export default class Xunit implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const path = process.env['FIELD_REPORT'];
    if (!path) return;
    const assemblies = modules.map((module) => {
      const tests = [...module.children.allTests()];
      const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
      const passed = count('passed'), failed = count('failed');
      const skipped = tests.filter((test) => test.options.mode !== 'run' && test.options.mode !== undefined && !filtered).length;
      const names = tests.filter((test) => test.result().state === 'failed').map((test) => `  <test name="${escaped(test.fullName)}" result="Fail" />\n`);
      const errors = module.errors().length;
      return ` <assembly name="${escaped(module.relativeModuleId)}" total="${passed + failed + skipped}" passed="${passed}" failed="${failed}" errors="${errors}" skipped="${skipped}">\n${names.join('')} </assembly>\n`;
    });
    writeFileSync(path, `<?xml version="1.0" encoding="utf-8"?>\n<assemblies>\n${assemblies.join('')}</assemblies>\n`);
  }
}

const filtered = process.argv.includes('-t');
