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

import { InputError } from '@backstage/errors';
import {
  getList,
  getRecord,
  getString,
} from 'backstage-plugin-groundplan-common';
import { z } from 'zod';
import { ManifestObject } from '../../Rendered';

/** A name as Kubernetes has it for most kinds. */
const DNS_SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const MAX_NAME = 253;

/** Absent where it is null, as `labels:` with nothing under it is. */
const texts = z
  .record(z.string(), z.string())
  .nullish()
  .transform(value => value ?? undefined);

const manifest = z.looseObject({
  apiVersion: z.string().min(1),
  kind: z.string().min(1),
  metadata: z.looseObject({
    name: z.string().min(1),
    namespace: z
      .string()
      .nullish()
      .transform(value => value || undefined),
    labels: texts,
    annotations: texts,
  }),
});

/**
 * A rendered document as an object. `at` is the text that it was rendered from.
 *
 * @internal
 */
export function toManifest(document: unknown, at: string): ManifestObject {
  const parsed = manifest.safeParse(document);
  if (!parsed.success) {
    const kind = getString(document, 'kind') ?? 'a document';
    const [{ path, message }] = parsed.error.issues;
    throw new InputError(
      `${at} renders to ${kind} that is no object of Kubernetes: ${
        path.join('.') || 'it'
      }: ${message}`,
    );
  }
  const { apiVersion, kind, metadata } = parsed.data;
  if (/List$/.test(kind) && getList(document, 'items').length > 0) {
    throw new InputError(
      `${at} renders to a ${kind}, which hides what it makes; write its items as documents of their own`,
    );
  }
  if (metadata.name.length > MAX_NAME || !DNS_SUBDOMAIN.test(metadata.name)) {
    throw new InputError(
      `${at}: '${metadata.name}' cannot be the name of a ${kind}; allowed are a-z, 0-9, - and . between them, and ${MAX_NAME} characters`,
    );
  }
  return {
    ...getRecord(document),
    apiVersion,
    kind,
    metadata: withoutAbsent(metadata),
  };
}

function withoutAbsent<T extends object>(metadata: T): T {
  return Object.fromEntries(
    Object.entries(metadata).filter(([, value]) => value !== undefined),
  ) as T;
}
