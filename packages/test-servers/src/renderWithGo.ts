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

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** A template for the real engines. */
export interface GoTemplateCase {
  /** `go-template` is text/template with Sprig; `envsubst` is clusterctl's processor. */
  engine: 'go-template' | 'envsubst';
  template: string;
  /** JSON values, for go-template. */
  data?: unknown;
  /** The values of envsubst; for go-template, a map of strings at `.params`. */
  params?: Record<string, string>;
  delimiters?: [string, string];
  missingKey?: 'default' | 'zero' | 'error';
}

/** What the real engine answered. */
export interface GoTemplateResult {
  output: string;
  error?: string;
  /** The variables of an envsubst template. */
  variables?: string[];
}

const MODULE = join(
  dirname(require.resolve('@groundplan/test-servers/package.json')),
  'templates',
);

/** Whether there is a Go to build the engines with. */
export function hasGo(): boolean {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Renders all cases in one run of the program in `templates/`, which is built when it changed. */
export function renderWithGo(cases: GoTemplateCase[]): GoTemplateResult[] {
  const output = execFileSync(built(), {
    input: JSON.stringify(cases),
    maxBuffer: 1 << 28,
    timeout: 60_000,
  });
  return JSON.parse(output.toString('utf8'));
}

function built(): string {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum', 'main.go']) {
    hash.update(readFileSync(join(MODULE, file)));
  }
  const folder = join(
    process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
    'groundplan',
  );
  const binary = join(folder, `templates-${hash.digest('hex').slice(0, 16)}`);
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true });
    const fresh = `${binary}.${process.pid}`;
    execFileSync('go', ['build', '-trimpath', '-o', fresh, '.'], {
      cwd: MODULE,
      stdio: 'pipe',
    });
    renameSync(fresh, binary);
  }
  return binary;
}
