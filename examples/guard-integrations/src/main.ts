import { runAll } from './run-all.js';

for (const line of await runAll()) process.stdout.write(`${line}\n`);
