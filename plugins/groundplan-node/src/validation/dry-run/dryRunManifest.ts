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
import { getString } from 'backstage-plugin-groundplan-common';
import { HostDryRun, HostDryRunAnswer } from '../../transport/HostRequest';
import { HostRequestError } from '../../transport/HostRequestError';
import { HostTransport } from '../../transport/HostTransport';
import { Manifest } from '../manifests/Manifest';
import { KindSchema } from '../openapi/KindSchema';
import { DryRunVerdict } from './DryRunVerdict';
import { readRefusal } from './readRefusal';

const QUERY = 'fieldValidation=Strict&fieldManager=groundplan';
const MAX_BYTES = 8_000_000;

/**
 * Asks the server what it would say if the object were created, or applied where
 * it is there already.
 *
 * @remarks
 * Only where the host's own description of the path says that it knows `dryRun`:
 * a server behind it that does not would carry the write out.
 *
 * @internal
 */
export async function dryRunManifest(options: {
  transport: HostTransport;
  manifest: Manifest;
  collection: KindSchema['collection'];
  namespace: string;
  signal: AbortSignal;
}): Promise<DryRunVerdict> {
  const { transport, manifest, collection, namespace, signal } = options;
  const path = collection?.path.replace(
    '{namespace}',
    encodeURIComponent(namespace),
  );
  if (!collection?.takesDryRun || path === undefined || path.includes('{')) {
    return { kind: 'not-asked', why: 'the host offers no dry run of it' };
  }
  const ask = (request: Pick<HostDryRun, 'method' | 'contentType' | 'path'>) =>
    transport.dryRun({
      ...request,
      body: JSON.stringify(manifest.object),
      maxBytes: MAX_BYTES,
      signal,
    });
  try {
    const created = await ask({
      method: 'POST',
      path: `${path}?${QUERY}`,
      contentType: 'application/json',
    });
    if (
      created.status !== 409 ||
      getString(created.body, 'reason') !== 'AlreadyExists'
    ) {
      return verdictOf(created);
    }
    const applied = await ask({
      method: 'PATCH',
      path: `${path}/${encodeURIComponent(manifest.name)}?${QUERY}&force=true`,
      contentType: 'application/apply-patch+yaml',
    });
    const verdict = verdictOf(applied);
    // What it would be applied to may make up for what it lacks.
    return verdict.kind === 'answered'
      ? { ...verdict, isPartial: true }
      : verdict;
  } catch (error) {
    if (!(error instanceof HostRequestError)) {
      throw error;
    }
    return {
      kind: 'not-asked',
      why: `the host could not say: ${error.message}`,
    };
  }
}

function verdictOf(answer: HostDryRunAnswer): DryRunVerdict {
  if (answer.status >= 400) {
    const refusal = readRefusal(answer.status, answer.body);
    return refusal.kind === 'answered'
      ? { ...refusal, warnings: answer.warnings }
      : refusal;
  }
  return {
    kind: 'answered',
    problems: [],
    warnings: answer.warnings,
    isPartial: false,
  };
}
