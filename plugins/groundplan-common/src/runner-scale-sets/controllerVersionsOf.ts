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

import { ObjectLookup } from '../domain/EntityDomain';
import { isControllerPod, VERSION_LABEL } from './controllerVersions';

/**
 * The versions of the Actions Runner Controllers that run on a host, as their
 * pods are labelled.
 *
 * @public
 */
export function controllerVersionsOf(lookup: ObjectLookup): string[] {
  const versions = lookup
    .list('', 'Pod')
    .filter(pod => isControllerPod(pod) && !pod.metadata.deletionTimestamp)
    .flatMap(pod => pod.metadata.labels?.[VERSION_LABEL] ?? []);
  return [...new Set(versions)].sort();
}
