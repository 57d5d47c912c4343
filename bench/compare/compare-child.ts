/** The command line as the binary starts it, then one line with what the process cost from its start. */
import { main } from 'plimsoll/cli';

const code = await main(process.argv.slice(2));
const cpu = process.cpuUsage();
console.log(
  JSON.stringify({ cpuMs: (cpu.user + cpu.system) / 1000, peakRssMib: process.resourceUsage().maxRSS / 1024 }),
);
process.exitCode = code;
