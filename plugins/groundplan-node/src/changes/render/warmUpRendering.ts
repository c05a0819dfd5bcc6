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

import { setImmediate } from 'node:timers/promises';
import { engineOf } from './parametrised/engineOf';
import { ParameterRenderer } from './parametrised/ParameterRenderer';

const ROUNDS = 40;

const TEXT = `apiVersion: v1
kind: ConfigMap
metadata:
  name: \${NAME}
  labels: { "part-of": 'warm-up' }
data:
  text: "\${TEXT}"
  list:
    - name: first
      count: 3
      enabled: true
    - name: \${NAME}-second
  lines: |
    one
    two
`;

/**
 * Renders a small template time and again, so that the first person who waits for
 * one does not wait for the parser of YAML to be compiled as well. Others have
 * their turn between.
 *
 * @internal
 */
export async function warmUpRendering(): Promise<void> {
  const engine = engineOf({
    apiVersion: 'templates.weave.works/v1alpha2',
    kind: 'GitOpsTemplate',
    metadata: { name: 'warm-up' },
  });
  for (let round = 0; round < ROUNDS; round++) {
    await setImmediate();
    const values = { NAME: 'warm-up', TEXT: `round: ${round}` };
    ParameterRenderer.create({ engine, values, free: ['TEXT'] }).documents({
      name: 'warm-up',
      text: TEXT,
    });
  }
}
