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
import { getRecord } from 'backstage-plugin-groundplan-common';
import { IDENTITY_TAKERS } from '../../identities/identityKinds';
import { ManifestObject, RenderedManifest } from '../../Rendered';
import { CredentialsValues } from './parseParameterValues';

/**
 * Names the identity that a provider acts by, in the objects that take one of its
 * kind. Fails where there is none, which would act by another.
 *
 * @internal
 */
export function injectCredentials(
  manifests: readonly RenderedManifest[],
  credentials: CredentialsValues,
): RenderedManifest[] {
  const { kind, namespace, name } = credentials;
  const takers = Object.hasOwn(IDENTITY_TAKERS, kind)
    ? IDENTITY_TAKERS[kind]
    : undefined;
  if (!takers) {
    throw new InputError(
      `credentials.kind: '${kind}' is none of ${Object.keys(
        IDENTITY_TAKERS,
      ).join(', ')}`,
    );
  }
  const takes = (object: ManifestObject) => takers.includes(object.kind);
  if (
    !manifests.some(
      manifest => 'objects' in manifest && manifest.objects.some(takes),
    )
  ) {
    throw new InputError(
      `credentials: the template makes no ${takers.join(
        ' or ',
      )}, which would take a ${kind}`,
    );
  }
  const identityRef = {
    kind,
    name,
    // Azure's identities have a namespace, and the reference says which.
    ...(kind === 'AzureClusterIdentity' && namespace && { namespace }),
  };
  const inject = (object: ManifestObject) =>
    takes(object)
      ? { ...object, spec: { ...getRecord(object.spec), identityRef } }
      : object;
  return manifests.map(manifest =>
    'objects' in manifest
      ? { ...manifest, objects: manifest.objects.map(inject) }
      : manifest,
  );
}
