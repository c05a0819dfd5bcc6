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

import { getList } from 'backstage-plugin-groundplan-common';
import { Report } from '../Report';
import { describe } from '../statistics';
import { enterTemplate } from './enterTemplate';
import { SandboxBackend } from './SandboxBackend';
import { aTemplate, VALUES } from './templates';

const FILES = 200;
const GOAL = '< 1 s';

/** `POST /preview` of a template of the hub that writes many files. */
export async function measurePreview(
  backend: SandboxBackend,
  runs: number,
  report: Report,
): Promise<void> {
  const folder = 'clusters/hub/bench';
  const template = aTemplate(
    'envsubst',
    FILES,
    index => `${folder}/\${CLUSTER_NAME}-${index}.yaml`,
  );
  // In no kustomization.yaml, so that nothing is applied of them
  await backend.git('/contents', {
    branch: 'main',
    message: 'Begin',
    files: Array.from({ length: FILES }, (_, i) => ({
      operation: 'create',
      path: `${folder}/known-${i}.yaml`,
      content: Buffer.from(`# ${i}\n`).toString('base64'),
    })),
  });
  const templateRef = await enterTemplate(backend, template, 'capi-template');
  for (const [name, what] of [
    ['fresh', 'that are new'],
    ['known', 'that are there already'],
  ]) {
    const values = {
      parameters: { ...VALUES, CLUSTER_NAME: name },
      target: {
        host: 'hub',
        namespace: 'playground',
        repository: `${backend.sandbox.git.url}/${backend.sandbox.git.repository}`,
      },
    };
    const times: number[] = [];
    for (let run = 0; run < 1 + runs; run++) {
      const start = performance.now();
      const answer = await backend.call('/groundplan/v1/preview', {
        templateRef,
        values,
      });
      times.push(performance.now() - start);
      if (getList(answer, 'files').length < FILES) {
        throw new Error(`The preview has too few files of ${name}`);
      }
    }
    const [first, ...rest] = times;
    report.add(
      'sandbox',
      `preview of ${FILES} files ${what}`,
      `${describe(rest)} of ${runs}, the first ${first.toFixed(0)} ms`,
      GOAL,
    );
  }
}
