#!/usr/bin/env node
import { runCommandLine } from './cli/command-line.ts';

// Ignore EPIPE: the reader, for example `head`, closed the pipe.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

await runCommandLine(process.argv.slice(2), {
  exit: (code) => {
    process.exitCode = code;
  },
});
