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

import { ANNOTATION_DEPLOYS } from '../annotations';
import { ANNOTATION_ORIGIN } from '../changes';
import { getString, KubernetesObject } from '../kubernetes';

/**
 * Whether a HelmRelease deploys a service, and so has an entity: one that was
 * made by the form for it, or that somebody has marked. Most releases are parts
 * of a platform, and have none.
 *
 * @internal
 */
export function isDeployment({ metadata }: KubernetesObject): boolean {
  const annotations = metadata.annotations ?? {};
  return (
    annotations[ANNOTATION_DEPLOYS] !== undefined ||
    sourceOf(annotations[ANNOTATION_ORIGIN]) === 'deployment'
  );
}

function sourceOf(origin: string | undefined): string | undefined {
  if (!origin?.includes('deployment')) {
    return undefined;
  }
  try {
    return getString(JSON.parse(origin), 'source', 'kind');
  } catch {
    return undefined; // somebody else's text
  }
}
