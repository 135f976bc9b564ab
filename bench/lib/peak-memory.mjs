import { readFileSync } from 'node:fs';

/** Most memory that this process has had at once, in KiB. The kernel's mark, without what a parent had before a fork. */
export function peakMemory() {
  try {
    return Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
