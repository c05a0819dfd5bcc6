/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

jest.setTimeout(60_000);

const loader = require.resolve('@backstage/cli/config/nodeTransform.cjs');
const entry = join(__dirname, 'main.ts');

describe('the sandbox as a process', () => {
  it('says where it is in one line, and ends when told to', async () => {
    const child = spawn(
      process.execPath,
      ['--require', loader, entry, '--speed', '2'],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    expect(JSON.parse(line)).toEqual({
      hosts: ['hub', 'workload-eu', 'ci'].map(name => ({
        name,
        url: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/),
        token: expect.any(String),
        caData: expect.any(String),
      })),
      workloads: expect.arrayContaining([
        expect.objectContaining({ host: 'hub', cluster: 'payments-prod' }),
      ]),
      git: {
        url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
        token: expect.any(String),
        user: 'platform-bot',
        repository: 'demo/platform',
      },
    });
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('ends when its parent has gone without a word', async () => {
    const script = `
      const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, ${JSON.stringify([
        '--require',
        loader,
        entry,
      ])}, { stdio: ['ignore', 'pipe', 'ignore'] });
      child.stdout.once('data', () => console.log(child.pid));
      setInterval(() => {}, 1000);
    `;
    const parent = spawn(process.execPath, ['-e', script], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = await once(
      createInterface({ input: parent.stdout }),
      'line',
    );
    const pid = Number(line);
    expect(() => process.kill(pid, 0)).not.toThrow();
    parent.kill('SIGKILL');
    const runs = () => {
      try {
        return process.kill(pid, 0);
      } catch (error) {
        return false;
      }
    };
    for (let tries = 0; runs() && tries < 100; tries++) {
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    expect(runs()).toBe(false);
  });

  it('says how it is used', async () => {
    const child = spawn(
      process.execPath,
      ['--require', loader, entry, '--fast'],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    const [line] = await once(createInterface({ input: child.stderr }), 'line');
    expect(line).toBe('Usage: main.ts [--speed N], where N is 0 or more');
    expect(await once(child, 'exit')).toEqual([1, null]);
  });
});
