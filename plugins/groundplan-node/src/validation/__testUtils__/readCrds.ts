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
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  getList,
  getRecord,
  getString,
} from 'backstage-plugin-groundplan-common';
import { parseAllDocuments } from 'yaml';

/** A CustomResourceDefinition as it is read from a file. */
export type CrdObject = Record<string, unknown>;

/**
 * The CustomResourceDefinitions of a folder, one of each name, without what needs
 * a webhook.
 */
export function readCrds(folder: string): CrdObject[] {
  const found = new Map<string, CrdObject>();
  for (const name of readdirSync(folder, { recursive: true }).map(String)) {
    if (/\.ya?ml$/.test(name)) {
      const text = readFileSync(join(folder, name), 'utf8');
      for (const document of parseAllDocuments(text)) {
        const crd = getRecord(document.toJS());
        const crdName = getString(crd, 'metadata', 'name');
        if (crd?.kind === 'CustomResourceDefinition' && crdName) {
          found.set(crdName, withoutWebhooks(crd));
        }
      }
    }
  }
  return [...found.values()];
}

function withoutWebhooks(crd: CrdObject): CrdObject {
  const { conversion: _, ...spec } = getRecord(crd, 'spec') ?? {};
  return {
    apiVersion: crd.apiVersion,
    kind: crd.kind,
    metadata: {
      name: getString(crd, 'metadata', 'name'),
      annotations: {
        'api-approved.kubernetes.io': 'unapproved, for a test',
      },
    },
    spec,
  };
}

/** The kinds that it makes. */
export function servedKinds(
  crd: CrdObject,
): { group: string; version: string; kind: string }[] {
  const group = getString(crd, 'spec', 'group') ?? '';
  const kind = getString(crd, 'spec', 'names', 'kind') ?? '';
  return getList(crd, 'spec', 'versions').flatMap(version =>
    getRecord(version)?.served === true
      ? [{ group, version: getString(version, 'name') ?? '', kind }]
      : [],
  );
}
