import { test } from '@playwright/test';

test('sends one request', async () => {
  await fetch(process.env.BENCH_URL);
});
