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

import { stringifyEntityRef } from '@backstage/catalog-model';
import { getField } from 'backstage-plugin-groundplan-common';
import { Report } from '../Report';
import { percentile } from '../statistics';
import { SandboxBackend } from './SandboxBackend';

const HOST = 'workload-eu';
const FOLDER = `clusters/${HOST}`;
const GOAL = 'p99 < 4 s';

/**
 * From a merge until what was merged is an object in the mirror, and its entity
 * handed over to the catalog and readable there. Time counts from when the merge
 * is asked for.
 */
export async function measureMerge(
  backend: SandboxBackend,
  count: number,
  report: Report,
): Promise<void> {
  const mirrored: number[] = [];
  const handedOver: number[] = [];
  const readable: number[] = [];
  for (let i = 0; i < count; i++) {
    const name = `merged-${i}`;
    const description = `What was merged as ${name}`;
    const number = await open(backend, name, i, description);
    const inMirror = untilMirrored(backend, name);
    const inCatalog = backend.parts.awaited.next(
      stringifyEntityRef({
        kind: 'Resource',
        namespace: 'default',
        name: `${name}.terraform.playground.${HOST}`,
      }),
      description,
    );
    const start = Date.now();
    await backend.git(`/pulls/${number}/merge`, { Do: 'merge' });
    mirrored.push((await inMirror) - start);
    const seen = await inCatalog;
    handedOver.push(seen.handedOverAt - start);
    readable.push(seen.readableAt - start);
  }
  const text = (times: number[]) =>
    `median ${percentile(times, 0.5)} ms, p99 ${percentile(
      times,
      0.99,
    )} ms of ${count}`;
  report.add('sandbox', 'merge → object in the mirror', text(mirrored));
  report.add(
    'sandbox',
    'merge → entity handed over to the catalog',
    text(handedOver),
    GOAL,
  );
  report.add('sandbox', 'merge → readable in the catalog', text(readable));
}

async function untilMirrored(
  backend: SandboxBackend,
  name: string,
): Promise<number> {
  return await new Promise(resolve => {
    const forget = backend.parts.mirror.subscribe(changes => {
      if (
        changes.some(
          change =>
            change.type === 'object' &&
            change.object.kind === 'Terraform' &&
            change.object.metadata.name === name,
        )
      ) {
        forget();
        resolve(Date.now());
      }
    });
  });
}

/** A pull request with one more Terraform resource; answers with its number. */
async function open(
  backend: SandboxBackend,
  name: string,
  index: number,
  description: string,
): Promise<number> {
  const files = Array.from({ length: index + 1 }, (_, i) => `merged-${i}.yaml`);
  const change = (operation: string, path: string, text: string) => ({
    operation,
    path: `${FOLDER}/${path}`,
    content: Buffer.from(text).toString('base64'),
  });
  await backend.git('/contents', {
    branch: 'main',
    new_branch: `bench/${name}`,
    message: `Add ${name}`,
    files: [
      change(
        'update',
        'kustomization.yaml',
        `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
${['namespaces.yaml', ...files].map(file => `  - ${file}\n`).join('')}`,
      ),
      change(
        'create',
        `${name}.yaml`,
        `apiVersion: infra.contrib.fluxcd.io/v1alpha2
kind: Terraform
metadata:
  name: ${name}
  namespace: playground
  annotations:
    groundplan.dev/description: ${description}
spec:
  interval: 10m
  path: ./bucket
  sourceRef: { kind: GitRepository, name: infrastructure, namespace: flux-system }
`,
      ),
    ],
  });
  const pull = await backend.git('/pulls', {
    base: 'main',
    head: `bench/${name}`,
    title: `Add ${name}`,
  });
  return Number(getField(pull, 'number'));
}
